// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtlookups.h"

#include <algorithm>
#include <cerrno>

#include <QHostInfo>
#include <QJsonArray>
#include <QJsonObject>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtconversions.h"
#include "qtsocket.h"
#include "socketconstants.h"

namespace sw {

QtLookups::QtLookups(QtBackend &backend)
    : m_backend(backend)
{
}

QtLookups::~QtLookups()
{
    for (const auto &[number, operation] : m_pending)
        QHostInfo::abortHostLookup(number);
}

CallRecord QtLookups::row(const QtOperationPtr &of, QtEvent event) const
{
    CallRecord record = QtBackend::recordFor(of->command);
    record.kind = RecordKind::Inner;
    record.thread = currentThreadNumber();
    record.qtClass = QtClass::HostInfo;
    record.qtEvent = event;
    record.layer = traitsOf(event).isSignal ? RecordLayer::QtSignal : RecordLayer::QtCall;
    of->record.flags |= RecordFlag::Composite;
    return record;
}

void QtLookups::begin(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    bool isPort = false;
    command.service.toUShort(&isPort);
    if (command.call == Call::Gethostname) {
        operation->record.value = QHostInfo::localHostName();
        operation->record.result = 0;
        m_backend.complete(operation);
        return;
    }
    // QHostInfo knows hosts only: no services by name, no flags.
    if (command.host.isEmpty() || (!command.service.isNull() && !isPort) || command.number != 0) {
        QtSocket::tellGap(m_backend, operation, QtGap::Name);
        return;
    }
    m_backend.report(row(operation, QtEvent::LookupHost));
    const int number = QHostInfo::lookupHost(command.host, this, SLOT(lookedUp(QHostInfo)));
    if (!operation->ended)
        m_pending[number] = operation;
}

void QtLookups::lookedUp(const QHostInfo &answer)
{
    const auto found = m_pending.find(answer.lookupId());
    if (found == m_pending.end())
        return;
    const QtOperationPtr operation = found->second;
    m_pending.erase(found);
    const SocketCommand &command = operation->command;
    CallRecord told = row(operation, QtEvent::LookedUp);
    told.result = answer.addresses().size();
    m_backend.report(std::move(told));
    CallRecord &record = operation->record;
    QJsonArray list;
    for (const QHostAddress &host : answer.addresses()) {
        const SocketAddress address = qtconversions::addressOf(host, command.service.toUShort());
        if (command.arguments[0] != constant::afUnspec && address.family() != command.arguments[0])
            continue;
        list.append(QJsonObject{{QStringLiteral("family"), symbolName(SymbolTable::Family, address.family())},
                                {QStringLiteral("type"), symbolName(SymbolTable::Type, command.arguments[1])},
                                {QStringLiteral("protocol"), symbolName(SymbolTable::Protocol, command.arguments[2])},
                                {QStringLiteral("address"), address.toString()},
                                {QStringLiteral("canonname"), QString()}});
    }
    if (answer.error() != QHostInfo::NoError || list.isEmpty()) {
        record.gaiError = constant::eaiNoName;
        record.result = record.gaiError;
        record.qtError = answer.error() == QHostInfo::NoError ? -1 : QAbstractSocket::HostNotFoundError;
    } else {
        record.value = list;
    }
    m_backend.complete(operation);
}

void QtLookups::cancel(const QtOperationPtr &operation)
{
    const auto found = std::find_if(m_pending.begin(), m_pending.end(),
                                    [&](const auto &one) { return one.second == operation; });
    if (found == m_pending.end())
        return;
    QHostInfo::abortHostLookup(found->first);
    m_pending.erase(found);
    m_backend.report(row(operation, QtEvent::AbortHostLookup));
    operation->record.result = -1;
    operation->record.error = ECANCELED;
    operation->record.flags |= RecordFlag::Cancelled;
    m_backend.complete(operation);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "nameanswers.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonObject>

#include "resolvedaddresses.h"
#include "socketconstants.h"

namespace sw {

namespace {

QJsonValue addressList(const NameAnswer &answer)
{
    QJsonArray list;
    for (const ResolvedAddress &one : answer.addresses) {
        list.append(QJsonObject{{QStringLiteral("family"), symbolName(SymbolTable::Family, one.family)},
                                {QStringLiteral("type"), symbolName(SymbolTable::Type, one.type)},
                                {QStringLiteral("protocol"), symbolName(SymbolTable::Protocol, one.protocol)},
                                {QStringLiteral("address"), one.address.toString()},
                                {QStringLiteral("canonname"), one.canonicalName}});
    }
    return list;
}

QJsonValue hostAndService(const NameAnswer &answer)
{
    return QJsonObject{{QStringLiteral("host"), answer.name}, {QStringLiteral("service"), answer.service}};
}

QJsonValue nameOnly(const NameAnswer &answer)
{
    return answer.name;
}

QJsonValue firstAddress(const NameAnswer &answer)
{
    return answer.hostAddresses.isEmpty() ? QJsonValue() : QJsonValue(answer.hostAddresses.constFirst());
}

QJsonValue hostEntry(const NameAnswer &answer)
{
    return QJsonObject{{QStringLiteral("name"), answer.name},
                       {QStringLiteral("aliases"), QJsonArray::fromStringList(answer.aliases)},
                       {QStringLiteral("addresses"), QJsonArray::fromStringList(answer.hostAddresses)}};
}

QJsonValue numberOnly(const NameAnswer &answer)
{
    return answer.number;
}

struct Row
{
    Call call;
    NameFunction function;
    QJsonValue (*value)(const NameAnswer &);
};

constexpr std::array rows{
    Row{Call::Getaddrinfo, NameFunction::Getaddrinfo, addressList},
    Row{Call::Getnameinfo, NameFunction::Getnameinfo, hostAndService},
    Row{Call::Getfqdn, NameFunction::Getfqdn, nameOnly},
    Row{Call::Gethostbyname, NameFunction::Gethostbyname, firstAddress},
    Row{Call::GethostbynameEx, NameFunction::Gethostbyname, hostEntry},
    Row{Call::Gethostbyaddr, NameFunction::Gethostbyaddr, hostEntry},
    Row{Call::Getservbyname, NameFunction::Getservbyname, numberOnly},
    Row{Call::Getservbyport, NameFunction::Getservbyport, nameOnly},
    Row{Call::Getprotobyname, NameFunction::Getprotobyname, numberOnly},
};

const Row &rowOf(Call call)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [call](const Row &row) { return row.call == call; });
    return found == rows.end() ? rows.front() : *found;
}

bool hasFlags(Call call)
{
    return call == Call::Getaddrinfo || call == Call::Getnameinfo;
}

} // namespace

NameQuery nameanswers::queryOf(const SocketCommand &command)
{
    NameQuery query;
    query.function = rowOf(command.call).function;
    query.host = command.host;
    query.service = command.service;
    query.family = command.arguments[0];
    query.type = command.arguments[1];
    query.protocol = command.arguments[2];
    query.flags = hasFlags(command.call) ? static_cast<int>(command.number) : 0;
    query.address = command.address;
    return query;
}

void nameanswers::fillQuestion(CallRecord &record, const SocketCommand &command)
{
    record.text = command.host;
    record.service = command.service;
    record.arguments = command.arguments;
    record.asked = hasFlags(command.call) ? command.number : 0;
    if (command.call == Call::Getnameinfo)
        record.address = command.address;
}

std::optional<CallRecord> nameanswers::serviceCut(const CallRecord &answered)
{
    constexpr qint64 mostPort = 65535;
    bool isNumber = false;
    const qint64 service = answered.service.toLongLong(&isNumber);
    const auto address = firstResolvedAddress(answered);
    if (answered.call != Call::Getaddrinfo || !isNumber || service <= mostPort || !address)
        return std::nullopt;
    CallRecord notice = answered;
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::ServiceCut;
    notice.token = 0;
    notice.text = answered.service;
    notice.service.clear();
    notice.value = {};
    notice.result = address->port();
    return notice;
}

void nameanswers::fillAnswer(CallRecord &record, const NameAnswer &answer)
{
    record.gaiError = answer.gaiError;
    record.hostError = answer.hostError;
    record.error = answer.error;
    // The two newer functions return their error; the others return NULL, which is told as -1 everywhere.
    const bool returnsError = hasFlags(record.call) && answer.gaiError != 0;
    record.result = returnsError ? answer.gaiError : answer.failed() ? -1 : 0;
    if (!answer.failed())
        record.value = rowOf(record.call).value(answer);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "toolcaller.h"

#include <QPointer>

#include "workbench.h"

namespace sw {

ToolCaller::ToolCaller(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_endpoint(workbench.newEndpointId())
{
    connect(&workbench, &Workbench::recorded, this, [this](const CallRecord &record) {
        const auto asked = record.kind == RecordKind::Call ? m_asked.find(record.token) : m_asked.end();
        if (asked == m_asked.end())
            return;
        const Answered answered = std::move(asked->second);
        m_asked.erase(asked);
        answered(record);
    });
}

quint64 ToolCaller::make(SocketCommand command, QObject *context, Answered answered)
{
    command.endpoint = m_endpoint;
    // The record can come only through the event loop, so the answer is noted in time.
    const quint64 token = m_workbench.execute(std::move(command));
    m_asked[token] = [context = QPointer<QObject>(context), answered = std::move(answered)](const CallRecord &record) {
        if (context)
            answered(record);
    };
    return token;
}

void ToolCaller::cancel(quint64 token)
{
    m_workbench.cancel(token);
}

} // namespace sw

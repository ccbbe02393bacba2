// SPDX-License-Identifier: GPL-3.0-or-later
#include "portinspection.h"

#include <QJsonObject>

#include "monotonic.h"
#include "portholder.h"

namespace sw {

void PortInspection::start(const CallRecord &failed, const SocketAddress &wanted, Transport transport)
{
    m_thread.join();
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::PortHeld;
    notice.endpoint = failed.endpoint;
    notice.address = wanted;
    notice.error = failed.error;
    const int refused = m_thread.start(
        [notice, transport, &sink = m_sink]() mutable {
            QJsonObject facts{{QStringLiteral("port"), findFreePort(notice.address, transport)}};
            if (const auto holder = findPortHolder(notice.address, transport)) {
                notice.text = holder->program;
                facts.insert(QStringLiteral("pid"), holder->pid);
                facts.insert(QStringLiteral("own"), holder->own);
                facts.insert(QStringLiteral("user"), holder->user);
                facts.insert(QStringLiteral("hasProcess"), holder->hasProcess);
                facts.insert(QStringLiteral("uid"), static_cast<qint64>(holder->uid));
                facts.insert(QStringLiteral("state"), static_cast<int>(holder->state));
                facts.insert(QStringLiteral("datagrams"), holder->transport == Transport::Udp);
                facts.insert(QStringLiteral("local"), holder->local.toString());
            }
            notice.value = facts;
            notice.thread = currentThreadNumber();
            notice.beganNs = monotonicNs();
            sink.take(std::move(notice));
        },
        "sw-inspection");
    Q_UNUSED(refused) // without the thread the failure stands without the explanation
}

} // namespace sw

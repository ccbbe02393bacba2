// SPDX-License-Identifier: GPL-3.0-or-later
// What PipeView tells of both ends in numbers.
#include "pipeview.h"

#include <QLocale>

#include "logformat.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr qint64 nsOfMs = 1'000'000;
constexpr qint64 nsOfUs = 1'000;

QString microseconds(quint32 us)
{
    return us == 0 ? QString() : logDuration(qint64(us) * nsOfUs);
}

} // namespace

std::vector<std::array<QString, 3>> PipeView::figures() const
{
    using Row = std::array<QString, 3>;
    std::vector<Row> rows;
    const auto add = [&](const QString &name, const auto &textOf) {
        Row row{name, {}, {}};
        for (const size_t which : {0U, 1U}) {
            const auto &end = m_feed.end(which);
            row[which + 1] = end.kernel && end.kernel->hasFigures ? textOf(*end.kernel) : QStringLiteral("–");
        }
        rows.push_back(row);
    };
    const auto number = [](quint64 value) { return QLocale().toString(value); };
    Row states{tr("State"), {}, {}};
    for (const size_t which : {0U, 1U}) {
        const auto &end = m_feed.end(which);
        states[which + 1] = end.kernel ? QString(tcpStateName(end.kernel->socket.state))
                                       : tr("not in the kernel's table");
    }
    rows.push_back(states);
    add(tr("Round trip (rtt)"), [](const TcpEnd &end) {
        return end.rttUs == 0
            ? tr("not measured yet")
            : tr("%1 ± %2, least %3", "times")
                  .arg(microseconds(end.rttUs), microseconds(end.rttVarianceUs), microseconds(end.minRttUs));
    });
    add(tr("Congestion window (cwnd)"), [](const TcpEnd &end) {
        return tr("%n segments = %1", "", int(end.congestionWindow))
            .arg(UnitWords::size(quint64(end.congestionWindow) * end.mss));
    });
    add(tr("Peer has room for (send window)"), [](const TcpEnd &end) {
        return end.sendWindow ? UnitWords::size(*end.sendWindow) : tr("not told by this kernel");
    });
    add(tr("Sent and not acknowledged"), [&number](const TcpEnd &end) {
        return tr("%1 B").arg(
            number(end.socket.sendQueue > end.bytesUnsent ? end.socket.sendQueue - end.bytesUnsent : 0));
    });
    add(tr("Sent again (retransmits)"), [](const TcpEnd &end) {
        return tr("%n segments, %1", "", int(end.retransmits)).arg(UnitWords::size(end.bytesRetransmitted));
    });
    add(tr("Largest segment (mss)"), [&number](const TcpEnd &end) { return tr("%1 B").arg(number(end.mss)); });
    add(tr("Delivery rate"), [](const TcpEnd &end) { return UnitWords::rate(double(end.deliveryRate)); });
    add(tr("Congestion control"), [](const TcpEnd &end) { return QString::fromLatin1(end.congestionControl); });
    add(tr("Timer"), [](const TcpEnd &end) {
        const QString time = logDuration(qint64(end.timerMs) * nsOfMs);
        switch (end.timer) {
        case TcpTimer::Retransmit:
            return tr("sends again in %1").arg(time);
        case TcpTimer::KeepAlive:
            // The same timer ends a FIN_WAIT2 that nobody holds.
            return end.socket.state == TcpState::FinWait2 ? tr("waits for FIN for %1").arg(time)
                                                          : tr("keepalive in %1").arg(time);
        case TcpTimer::ZeroWindow:
            return tr("asks for room in %1", "a probe of a window that is shut").arg(time);
        default:
            return tr("none runs");
        }
    });
    return rows;
}

} // namespace sw

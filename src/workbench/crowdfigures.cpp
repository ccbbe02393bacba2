// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdfigures.h"

#include "errnotable.h"

namespace sw {

namespace {

constexpr double nsPerUs = 1e3;
constexpr double nsPerS = 1e9;

QByteArray micros(qint64 ns)
{
    return QByteArray::number(static_cast<double>(ns) / nsPerUs, 'f', 1);
}

QByteArray seconds(qint64 ns)
{
    return QByteArray::number(static_cast<double>(ns) / nsPerS, 'f', 3);
}

/// RFC 4180. What a spreadsheet would take for a formula gets a quote in front.
QByteArray field(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    if (!bytes.isEmpty() && QByteArrayView("=+-@").contains(bytes.front()))
        bytes.prepend('\'');
    return '"' + bytes.replace("\"", "\"\"") + '"';
}

void addTimes(QByteArray &csv, const QByteArray &name, const CrowdTimes &times)
{
    csv += name + "_count," + QByteArray::number(times.count) + "\r\n";
    csv += name + "_least_us," + micros(times.least) + "\r\n";
    csv += name + "_mean_us," + micros(times.mean) + "\r\n";
    csv += name + "_p50_us," + micros(times.p50) + "\r\n";
    csv += name + "_p99_us," + micros(times.p99) + "\r\n";
    csv += name + "_most_us," + micros(times.most) + "\r\n";
}

} // namespace

QByteArray figuresCsv(const CrowdSettings &settings, const CrowdFigures &figures)
{
    QByteArray csv = "name,value\r\n";
    csv += "host," + field(settings.host) + "\r\n";
    csv += "port," + QByteArray::number(settings.port) + "\r\n";
    csv += "message," + field(settings.message) + "\r\n";
    csv += "clients," + QByteArray::number(figures.wanted) + "\r\n";
    csv += "connections_per_second," + QByteArray::number(settings.ramp) + "\r\n";
    csv += "messages_per_second_and_client," + QByteArray::number(settings.rate) + "\r\n";
    csv += "elapsed_s," + seconds(figures.elapsedNs) + "\r\n";
    const std::pair<const char *, quint64> counts[]{
        {"begun", static_cast<quint64>(figures.begun)},
        {"connecting", static_cast<quint64>(figures.connecting)},
        {"connected", static_cast<quint64>(figures.connected)},
        {"open", static_cast<quint64>(figures.open)},
        {"failed", static_cast<quint64>(figures.failed)},
        {"closed_by_peer", static_cast<quint64>(figures.closedByPeer)},
        {"messages_sent", figures.sent},
        {"messages_answered", figures.answered},
        {"answers_that_differ", figures.differing},
        {"messages_held_back", figures.heldBack},
        {"bytes_sent", figures.bytesSent},
        {"bytes_received", figures.bytesReceived},
        {"rows_missed", figures.rowsMissed},
    };
    for (const auto &[name, value] : counts)
        csv += QByteArray(name) + ',' + QByteArray::number(value) + "\r\n";
    addTimes(csv, "latency", figures.latency);
    addTimes(csv, "connect", figures.connectTime);
    for (const CrowdFailure &one : figures.failures) {
        csv += QByteArray("failed_") + callName(one.call).latin1() + '_' + errnoName(one.error).latin1() + ','
            + QByteArray::number(one.count) + "\r\n";
    }
    return csv;
}

QByteArray courseCsv(const std::vector<CrowdSample> &samples)
{
    QByteArray csv = "time_s,connecting,open,failed,closed_by_peer,sent,answered,bytes_sent,bytes_received,"
                     "latency_p50_us,latency_p99_us,latency_most_us\r\n";
    for (const CrowdSample &one : samples) {
        csv += seconds(one.ns) + ',' + QByteArray::number(one.connecting) + ',' + QByteArray::number(one.open) + ','
            + QByteArray::number(one.failed) + ',' + QByteArray::number(one.closedByPeer) + ','
            + QByteArray::number(one.sent) + ',' + QByteArray::number(one.answered) + ','
            + QByteArray::number(one.bytesSent) + ',' + QByteArray::number(one.bytesReceived) + ',' + micros(one.p50)
            + ',' + micros(one.p99) + ',' + micros(one.most) + "\r\n";
    }
    return csv;
}

} // namespace sw

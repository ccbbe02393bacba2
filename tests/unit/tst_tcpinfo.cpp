// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstring>

#include <linux/tcp.h>

#include <QTest>

#include "tcpinfo.h"

using namespace sw;

/// struct tcp_info by names: whatever length the kernel gives.
class TcpInfoTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesFollowTheHeader();
    void shortOnes();
    void longOnes();

private:
    static quint64 valueOf(const std::vector<TcpInfoField> &fields, const char *name);
};

quint64 TcpInfoTest::valueOf(const std::vector<TcpInfoField> &fields, const char *name)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const TcpInfoField &one) { return one.name == QLatin1StringView(name); });
    return found == fields.end() ? ~quint64(0) - 1 : found->value;
}

void TcpInfoTest::namesFollowTheHeader()
{
    tcp_info info{};
    info.tcpi_state = 1;
    info.tcpi_snd_wscale = 7;
    info.tcpi_rcv_wscale = 9;
    info.tcpi_delivery_rate_app_limited = 1;
    info.tcpi_fastopen_client_fail = 2;
    info.tcpi_rtt = 1234;
    info.tcpi_total_retrans = 3;
    info.tcpi_max_pacing_rate = ~quint64(0);
    info.tcpi_bytes_received = quint64(1) << 40U;
    info.tcpi_min_rtt = 17;
    info.tcpi_snd_wnd = 65535;
    QByteArray bytes(sizeof info, '\0');
    std::memcpy(bytes.data(), &info, sizeof info);
    const auto fields = readTcpInfo(bytes);
    QCOMPARE(valueOf(fields, "tcpi_state"), 1U);
    QCOMPARE(valueOf(fields, "tcpi_snd_wscale"), 7U);
    QCOMPARE(valueOf(fields, "tcpi_rcv_wscale"), 9U);
    QCOMPARE(valueOf(fields, "tcpi_delivery_rate_app_limited"), 1U);
    QCOMPARE(valueOf(fields, "tcpi_fastopen_client_fail"), 2U);
    QCOMPARE(valueOf(fields, "tcpi_rtt"), 1234U);
    QCOMPARE(valueOf(fields, "tcpi_total_retrans"), 3U);
    QCOMPARE(valueOf(fields, "tcpi_max_pacing_rate"), ~quint64(0));
    QCOMPARE(valueOf(fields, "tcpi_bytes_received"), quint64(1) << 40U);
    QCOMPARE(valueOf(fields, "tcpi_min_rtt"), 17U);
    QCOMPARE(valueOf(fields, "tcpi_snd_wnd"), 65535U);
}

void TcpInfoTest::shortOnes()
{
    QVERIFY(readTcpInfo({}).empty());
    for (qsizetype size = 0; size < 300; ++size) {
        const QByteArray bytes(size, '\1');
        const auto fields = readTcpInfo(bytes);
        QCOMPARE(valueOf(fields, "tcpi_rtt") == 0x01010101, size >= 72); // whole or not at all
    }
}

void TcpInfoTest::longOnes()
{
    const auto fields = readTcpInfo(QByteArray(512, '\0'));
    QCOMPARE(fields.back().name, QLatin1StringView("tcpi_received_ce_bytes"));
    QCOMPARE(fields.size(), 68U);
}

QTEST_GUILESS_MAIN(TcpInfoTest)
#include "tst_tcpinfo.moc"

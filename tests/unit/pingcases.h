// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include "pingendpoint.h"

/// What the tests of pings have in common.
namespace sw {

inline PingSettings fast(bool raw, bool v6, int count = 3)
{
    PingSettings settings;
    settings.raw = raw;
    settings.v6 = v6;
    settings.host = v6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
    settings.count = count;
    settings.intervalMs = PingSettings::leastInterval;
    return settings;
}

/// A row for a ping socket and a raw one, over IPv4 and IPv6: columns `raw` and `v6`.
inline void everySocket()
{
    QTest::addColumn<bool>("raw");
    QTest::addColumn<bool>("v6");
    QTest::newRow("ping socket, IPv4") << false << false;
    QTest::newRow("ping socket, IPv6") << false << true;
    QTest::newRow("raw, IPv4") << true << false;
    QTest::newRow("raw, IPv6") << true << true;
}

} // namespace sw

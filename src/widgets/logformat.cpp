// SPDX-License-Identifier: GPL-3.0-or-later
#include "logformat.h"

#include <QDateTime>

namespace sw {

namespace {

struct Moment
{
    QDateTime time;
    int microseconds; ///< of the second
};

Moment momentOf(const SessionClock &clock, qint64 beganNs)
{
    const qint64 wallUs = (clock.wallNs + clock.sinceStart(beganNs)) / 1000;
    return {QDateTime::fromMSecsSinceEpoch(wallUs / 1000), int(wallUs % 1'000'000)};
}

} // namespace

QString logTime(const SessionClock &clock, qint64 beganNs)
{
    const Moment moment = momentOf(clock, beganNs);
    return moment.time.toString(u"HH:mm:ss")
        + QStringLiteral(".%1 %2")
              .arg(moment.microseconds / 1000, 3, 10, QLatin1Char('0'))
              .arg(moment.microseconds % 1000, 3, 10, QLatin1Char('0'));
}

QString logDateTime(const SessionClock &clock, qint64 beganNs)
{
    const Moment moment = momentOf(clock, beganNs);
    return moment.time.toString(u"yyyy-MM-dd HH:mm:ss")
        + QStringLiteral(".%1").arg(moment.microseconds, 6, 10, QLatin1Char('0'));
}

QString logDuration(qint64 tookNs)
{
    const double us = double(tookNs) / 1000;
    if (tookNs < 0)
        return {};
    if (tookNs < 10'000)
        return QString::number(us, 'f', tookNs < 1000 ? 2 : 1) + QStringLiteral(" µs");
    if (tookNs < 1'000'000)
        return QString::number(us, 'f', 0) + QStringLiteral(" µs");
    if (tookNs < 1'000'000'000)
        return QString::number(us / 1000, 'f', tookNs < 100'000'000 ? 1 : 0) + QStringLiteral(" ms");
    const qint64 seconds = tookNs / 1'000'000'000;
    if (seconds < 120)
        return QString::number(us / 1'000'000, 'f', 3) + QStringLiteral(" s");
    return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

} // namespace sw

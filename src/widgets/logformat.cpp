// SPDX-License-Identifier: GPL-3.0-or-later
#include "logformat.h"

#include <QDateTime>

#include "filtervalues.h"

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

QString logSince(qint64 ns)
{
    const qint64 us = qAbs(ns) / 1000;
    return QStringLiteral("%1%2.%3 %4")
        .arg(QChar(ns < 0 ? u'-' : u'+'))
        .arg(us / 1'000'000)
        .arg(us / 1000 % 1000, 3, 10, QLatin1Char('0'))
        .arg(us % 1000, 3, 10, QLatin1Char('0'));
}

LogPlace logPlace(const SessionClock &clock, const QString &typed)
{
    constexpr qint64 nsPerSecond = 1'000'000'000;
    LogPlace place;
    QString text = typed.simplified();
    bool ok = false;
    if (text.startsWith(u'+')) {
        text.remove(u' ');
        const FilterTime time = filterTime(QStringView(text).sliced(1));
        const double seconds = text.mid(1).toDouble(&ok);
        if (time.fault == FilterFault::None)
            place.timeNs = clock.zeroNs + time.ns;
        else if (ok && seconds >= 0 && seconds < 1e9)
            place.timeNs = clock.zeroNs + qint64(seconds * double(nsPerSecond));
        return place;
    }
    const quint64 row = (text.startsWith(u'#') ? text.mid(1) : text).toULongLong(&ok);
    if (ok) {
        place.row = row;
        return place;
    }
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(clock.wallNs / 1'000'000);
    const bool hasDate = text.contains(u'-');
    const QString date = hasDate ? text.section(u' ', 0, 0) : start.date().toString(Qt::ISODate);
    QString time = (hasDate ? text.section(u' ', 1) : text).remove(u' '); // the log groups the digits behind the point
    const QString fraction = time.section(u'.', 1);
    time = time.section(u'.', 0, 0);
    QDateTime moment = QDateTime::fromString(date + u' ' + time, QStringLiteral("yyyy-MM-dd H:m:s"));
    if (!moment.isValid())
        moment = QDateTime::fromString(date + u' ' + time, QStringLiteral("yyyy-MM-dd H:m"));
    const double part = fraction.isEmpty() ? 0 : QString(QStringLiteral("0.") + fraction).toDouble(&ok);
    if (!moment.isValid() || (!fraction.isEmpty() && !ok))
        return place;
    if (!hasDate && moment.time() < start.time().addSecs(-1))
        moment = moment.addDays(1);
    const qint64 wallNs = moment.toMSecsSinceEpoch() * 1'000'000 + qint64(part * double(nsPerSecond));
    place.timeNs = clock.zeroNs + (wallNs - clock.wallNs);
    return place;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "unitwords.h"

#include <array>

#include <QLocale>

#include "errnotable.h"
#include "errnowording.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr double kibi = 1024.0;
constexpr double kilo = 1000.0;

struct EndWords
{
    EndReason reason;
    const char *brief;
    const char *meaning;
};

constexpr std::array<EndWords, 6> endWords{{
    {EndReason::None, "", ""},
    {EndReason::EndOfStream, QT_TRANSLATE_NOOP("sw::UnitWords", "ended by peer"),
     QT_TRANSLATE_NOOP("sw::UnitWords", "The peer ended its stream (FIN): recv() returned 0. That is no error.")},
    {EndReason::Reset, QT_TRANSLATE_NOOP("sw::UnitWords", "reset by peer"),
     QT_TRANSLATE_NOOP("sw::UnitWords", "The peer reset the connection (RST).")},
    {EndReason::Failed, QT_TRANSLATE_NOOP("sw::UnitWords", "failed"),
     QT_TRANSLATE_NOOP("sw::UnitWords", "The connection failed.")},
    {EndReason::ClosedHere, QT_TRANSLATE_NOOP("sw::UnitWords", "closed here"),
     QT_TRANSLATE_NOOP("sw::UnitWords", "It was closed here.")},
    {EndReason::ResetHere, QT_TRANSLATE_NOOP("sw::UnitWords", "reset here"),
     QT_TRANSLATE_NOOP("sw::UnitWords", "It was closed here with a reset (RST).")},
}};

QString number(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 2 : 1);
}

bool isUnnamed(const SocketAddress &address)
{
    return address.family() == constant::afUnix && address.host().isEmpty();
}

QString errorWord(int error)
{
    const QString name = errnoName(error);
    return name.isEmpty() ? QStringLiteral("errno %1").arg(error) : name;
}

} // namespace

QString UnitWords::size(quint64 bytes)
{
    static constexpr std::array<const char *, 5> units{"B", "KiB", "MiB", "GiB", "TiB"};
    if (bytes < quint64(kibi))
        return QStringLiteral("%1 B").arg(bytes);
    double value = static_cast<double>(bytes);
    size_t unit = 0;
    for (; value >= kibi && unit + 1 < units.size(); ++unit)
        value /= kibi;
    return QStringLiteral("%1 %2").arg(number(value), QLatin1StringView(units[unit]));
}

QString UnitWords::rate(double bytesPerSecond)
{
    static constexpr std::array<const char *, 4> units{"B/s", "kB/s", "MB/s", "GB/s"};
    double value = bytesPerSecond;
    size_t unit = 0;
    for (; value >= kilo && unit + 1 < units.size(); ++unit)
        value /= kilo;
    return QStringLiteral("%1 %2").arg(unit == 0 ? QString::number(qRound64(value)) : number(value),
                                       QLatin1StringView(units[unit]));
}

QString UnitWords::end(EndReason reason, int error)
{
    const EndWords &words = endWords[static_cast<size_t>(reason)];
    if (reason == EndReason::None)
        return {};
    const QString brief = tr(words.brief);
    return reason == EndReason::Failed && error != 0 ? tr("%1: %2", "failed: errno name").arg(brief, errorWord(error))
                                                     : brief;
}

QString UnitWords::endMeaning(EndReason reason, int error, bool isUnix)
{
    if (reason == EndReason::None)
        return {};
    const QString meaning = isUnix && reason == EndReason::EndOfStream
        ? tr("The peer ended its stream: recv() returned 0. That is no error.")
        : isUnix && reason == EndReason::Reset ? tr("The peer closed with unread data in its receive buffer.")
                                               : tr(endWords[static_cast<size_t>(reason)].meaning);
    if (reason != EndReason::Failed || error == 0)
        return meaning;
    const ErrnoText text = errnoText(error);
    return oneAfterOther(
        meaning,
        oneAfterOther(tr("%1: %2", "errno name: its meaning").arg(errorWord(error), text.meaning), text.advice));
}

QString UnitWords::address(const SocketAddress &address)
{
    return isUnnamed(address) ? tr("unnamed socket") : address.toString();
}

QString UnitWords::place(const SocketAddress &address)
{
    return isUnnamed(address)                  ? tr("unnamed socket")
        : address.family() == constant::afUnix ? address.host()
                                               : address.toString();
}

QString UnitWords::bound(const SocketAddress &address)
{
    return isUnnamed(address) ? tr("autobind", "of a unix socket: the system picks a name") : place(address);
}

QString UnitWords::oneAfterOther(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return tr("%1 %2", "two sentences, one after the other").arg(first, second);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionwords.h"

#include <array>
#include <cerrno>

#include <QDateTime>
#include <QLocale>

#include "errnotable.h"

namespace sw {

namespace {

// clang-format off
constexpr std::array policies{
    QT_TRANSLATE_NOOP("sw::SessionWords", "All in a session file"),
    QT_TRANSLATE_NOOP("sw::SessionWords", "Only the newest"),
    QT_TRANSLATE_NOOP("sw::SessionWords", "Let the reader wait"),
};
constexpr std::array meanings{
    QT_TRANSLATE_NOOP("sw::SessionWords", "Every row goes to a session file, also those that memory has no room for. When the file reaches its budget or the disk is nearly full, the newest rows are kept in memory, and the log says so."),
    QT_TRANSLATE_NOOP("sw::SessionWords", "Nothing is written to disk. Rows that memory has no room for are dropped, the oldest first; the log counts them."),
    QT_TRANSLATE_NOOP("sw::SessionWords", "Every row goes to a session file. When the disk can take no more, the receive loops stop reading until it can: TCP slows the senders, nothing is lost. UDP datagrams are lost when the receive buffer is full."),
};
constexpr std::array endings{
    QT_TRANSLATE_NOOP("sw::SessionWords", "in order"),
    QT_TRANSLATE_NOOP("sw::SessionWords", "unexpectedly, recovered"),
    QT_TRANSLATE_NOOP("sw::SessionWords", "unexpectedly"),
    QT_TRANSLATE_NOOP("sw::SessionWords", "still running"),
};
// clang-format on

} // namespace

QString SessionWords::policy(KeepPolicy policy)
{
    return tr(policies[static_cast<size_t>(policy)]);
}

QString SessionWords::policyMeaning(KeepPolicy policy)
{
    return tr(meanings[static_cast<size_t>(policy)]);
}

QString SessionWords::ending(SessionEntry::Ending ending)
{
    return tr(endings[static_cast<size_t>(ending)]);
}

QString SessionWords::began(qint64 wallNs)
{
    constexpr qint64 nsPerMs = 1'000'000;
    return wallNs == 0 ? tr("unknown")
                       : QLocale().toString(QDateTime::fromMSecsSinceEpoch(wallNs / nsPerMs), QLocale::ShortFormat);
}

QString SessionWords::failure(int error)
{
    if (error == EBUSY)
        return tr("it is being written by a program that still runs");
    if (error == EINVAL)
        return tr("it is no session file of this program");
    return QString(errnoName(error));
}

} // namespace sw

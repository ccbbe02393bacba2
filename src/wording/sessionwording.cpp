// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionwording.h"

#include <array>

#include <QCoreApplication>

#include "errnotable.h"

namespace sw {

namespace {

// clang-format off
constexpr std::array causes{
    "",
    QT_TRANSLATE_NOOP("SessionWording", "The session files have reached their budget."),
    QT_TRANSLATE_NOOP("SessionWording", "The disk is nearly full."),
    QT_TRANSLATE_NOOP("SessionWording", "The session file could not be written (%1)."),
    QT_TRANSLATE_NOOP("SessionWording", "The session file cannot be made: its place is taken by something that is no regular file."),
    QT_TRANSLATE_NOOP("SessionWording", "The session file is being written by another program."),
};
// clang-format on

} // namespace

QString sessionStopText(SessionStop why, int error, const QString &path, bool waits)
{
    const auto index = static_cast<std::size_t>(why) < causes.size() ? static_cast<std::size_t>(why) : 0;
    if (index == 0)
        return {};
    QString cause = QCoreApplication::translate("SessionWording", causes[index]);
    if (why == SessionStop::Failed)
        cause = cause.arg(errnoName(error));
    const QString effect = waits
        ? QCoreApplication::translate(
            "SessionWording",
            "Reading waits, nothing is lost: TCP slows the senders. Delete old sessions, allow "
            "more, or choose to keep the newest only. File: %1")
        : QCoreApplication::translate(
            "SessionWording",
            "From now on only the newest rows are kept, in memory; what is written stays in %1. "
            "Delete old sessions or allow more, then choose the session file again.");
    return QCoreApplication::translate("SessionWording", "%1 %2", "two sentences").arg(cause, effect.arg(path));
}

} // namespace sw

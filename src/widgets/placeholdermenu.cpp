// SPDX-License-Identifier: GPL-3.0-or-later
#include "placeholdermenu.h"

#include <array>

#include <QEvent>

#include "placeholders.h"

namespace sw {

namespace {

// In the order of placeholderExamples().
constexpr std::array meanings{
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "counts the messages: 1, 2, 3 …"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "the counter with four digits, from 1"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "the counter as two bytes, highest first"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "local time; ${time:HH:mm} has its own format"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "local date; ${date:dd.MM.yyyy} has its own format"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "date and time in UTC, as ISO 8601"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "seconds since 1970; ${unix.ms}: milliseconds"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "8 random bytes; ${random:8:hex}: hex digits"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "a random number"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "a random UUID"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "bytes behind the empty line, as HTTP wants"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "bytes behind this place, as two bytes"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "checksum of all bytes in front"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "checksum of a range, in hex, as NMEA wants"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "address of the other end"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "port of the other end"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "own address"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "own port"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "what the first group of the pattern caught"),
    QT_TRANSLATE_NOOP("sw::PlaceholderMenu", "the first two bytes of the request"),
};

} // namespace

PlaceholderMenu::PlaceholderMenu(bool forReplies, QWidget *parent)
    : QMenu(parent)
    , m_forReplies(forReplies)
{
    setObjectName(QStringLiteral("placeholderMenu"));
    fill();
}

void PlaceholderMenu::fill()
{
    clear();
    const auto examples = placeholderExamples();
    Q_ASSERT(examples.size() == meanings.size());
    for (size_t i = 0; i < examples.size(); ++i) {
        if (examples[i].onlyInReplies && !m_forReplies)
            continue;
        const QString text = examples[i].text;
        QAction *action = addAction(tr("%1 – %2", "placeholder, what it stands for").arg(text, tr(meanings[i])));
        action->setObjectName(text);
        connect(action, &QAction::triggered, this, [this, text] { Q_EMIT chosen(text); });
    }
}

void PlaceholderMenu::changeEvent(QEvent *event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace sw

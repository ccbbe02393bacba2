// SPDX-License-Identifier: GPL-3.0-or-later
#include "message.h"

#include <algorithm>

namespace sw {

bool Message::sameAs(const Message &other) const
{
    return name == other.name && folder == other.folder && file == other.file && source == other.source
        && target == other.target && repeat == other.repeat && onBar == other.onBar && shortcut == other.shortcut;
}

bool isFound(const Message &message, const QString &search)
{
    const QString in = message.name + u'\n' + message.folder.join(u'\n') + u'\n' + message.source.text + u'\n'
        + message.file + u'\n' + message.target.host;
    const QStringList words = search.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&in](const QString &word) { return in.contains(word, Qt::CaseInsensitive); });
}

} // namespace sw

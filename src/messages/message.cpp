// SPDX-License-Identifier: GPL-3.0-or-later
#include "message.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

// In the order of PayloadForm and LineEnding.
constexpr std::array forms{QLatin1StringView("text"), QLatin1StringView("escapes"), QLatin1StringView("hex")};
constexpr std::array endings{QLatin1StringView("none"), QLatin1StringView("lf"), QLatin1StringView("crlf"),
                             QLatin1StringView("cr"), QLatin1StringView("nul")};

template<typename Value, typename Names>
std::optional<Value> valueOf(const Names &names, QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return static_cast<Value>(i);
    }
    return std::nullopt;
}

} // namespace

bool Message::sameAs(const Message &other) const
{
    return name == other.name && folder == other.folder && file == other.file && source == other.source
        && target == other.target && repeat == other.repeat && onBar == other.onBar && shortcut == other.shortcut;
}

QLatin1StringView payloadFormName(PayloadForm form)
{
    return forms[static_cast<size_t>(form)];
}

std::optional<PayloadForm> payloadFormByName(QStringView name)
{
    return valueOf<PayloadForm>(forms, name);
}

QLatin1StringView lineEndingName(LineEnding ending)
{
    return endings[static_cast<size_t>(ending)];
}

std::optional<LineEnding> lineEndingByName(QStringView name)
{
    return valueOf<LineEnding>(endings, name);
}

bool isFound(const Message &message, const QString &search)
{
    const QString in = message.name + u'\n' + message.folder.join(u'\n') + u'\n' + message.source.text + u'\n'
        + message.file + u'\n' + message.target.host;
    const QStringList words = search.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&in](const QString &word) { return in.contains(word, Qt::CaseInsensitive); });
}

} // namespace sw

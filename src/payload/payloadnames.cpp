// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadnames.h"

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

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingsettings.h"

#include <algorithm>
#include <array>

#include <QJsonObject>

namespace sw {

namespace {

constexpr qsizetype mostPattern = 64; // bytes, of a file that somebody else may have written
constexpr int mostCount = 1'000'000;
constexpr int mostId = 65535;
constexpr int mostTtl = 255;

struct Number
{
    const char *key;
    int PingSettings::*member;
    int least;
    int most;
};

constexpr std::array numbers{
    Number{"count", &PingSettings::count, 0, mostCount},
    Number{"interval", &PingSettings::intervalMs, PingSettings::leastInterval, PingSettings::longestTime},
    Number{"timeout", &PingSettings::timeoutMs, PingSettings::leastInterval, PingSettings::longestTime},
    Number{"size", &PingSettings::payloadSize, 0, PingSettings::mostPayload},
    Number{"ttl", &PingSettings::ttl, -1, mostTtl},
    Number{"id", &PingSettings::id, 0, mostId},
};

struct Choice
{
    const char *key;
    bool PingSettings::*member;
};

constexpr std::array choices{
    Choice{"v6", &PingSettings::v6},
    Choice{"raw", &PingSettings::raw},
    Choice{"errorQueue", &PingSettings::errorQueue},
    Choice{"filters", &PingSettings::filters},
    Choice{"broadcast", &PingSettings::broadcast},
};

} // namespace

QByteArray PingSettings::payload() const
{
    QByteArray bytes(payloadSize, '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = pattern.isEmpty() ? static_cast<char>(i & 0xff) : pattern[i % pattern.size()];
    return bytes;
}

QJsonObject toJson(const PingSettings &settings)
{
    QJsonObject object{{QStringLiteral("host"), settings.host},
                       {QStringLiteral("pattern"), QString::fromLatin1(settings.pattern.toHex())},
                       {QStringLiteral("options"), toJson(settings.options)}};
    for (const Number &one : numbers)
        object.insert(QLatin1StringView(one.key), settings.*one.member);
    for (const Choice &one : choices)
        object.insert(QLatin1StringView(one.key), settings.*one.member);
    return object;
}

PingSettings pingSettingsFrom(const QJsonObject &object)
{
    PingSettings settings;
    settings.host = object.value(QLatin1StringView("host")).toString(settings.host);
    settings.pattern =
        QByteArray::fromHex(object.value(QLatin1StringView("pattern")).toString().toLatin1()).left(mostPattern);
    settings.options = presetOptionsFrom(object.value(QLatin1StringView("options")).toArray());
    for (const Number &one : numbers) {
        int &place = settings.*one.member;
        place = std::clamp(object.value(QLatin1StringView(one.key)).toInt(place), one.least, one.most);
    }
    for (const Choice &one : choices) {
        bool &place = settings.*one.member;
        place = object.value(QLatin1StringView(one.key)).toBool(place);
    }
    return settings;
}

} // namespace sw

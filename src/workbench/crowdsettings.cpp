// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdsettings.h"

#include <algorithm>
#include <array>

#include "payloadparser.h"

namespace sw {

namespace {

constexpr int mostPort = 65535;
constexpr int mostTimeout = 600'000;
constexpr qsizetype mostTyped = 1024 * 1024; // of a file that somebody else may have written

struct Number
{
    const char *key;
    int CrowdSettings::*member;
    int least;
    int most;
};

constexpr std::array numbers{
    Number{"clients", &CrowdSettings::clients, 1, CrowdSettings::mostClients},
    Number{"ramp", &CrowdSettings::ramp, 0, CrowdSettings::mostClients},
    Number{"seconds", &CrowdSettings::seconds, 0, CrowdSettings::mostSeconds},
    Number{"answerBytes", &CrowdSettings::answerBytes, 1, CrowdSettings::mostAnswer},
    Number{"timeout", &CrowdSettings::timeoutMs, 1, mostTimeout},
    Number{"sources", &CrowdSettings::sources, 1, CrowdSettings::mostSources},
};

constexpr std::array answers{"none", "echo", "bytes"};

} // namespace

std::optional<QByteArray> CrowdSettings::payload() const
{
    const PayloadResult parsed = parsePayload(message, PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None);
    return parsed.ok() ? std::optional(parsed.bytes) : std::nullopt;
}

QJsonObject toJson(const CrowdSettings &settings)
{
    QJsonObject object{{QStringLiteral("host"), settings.host},
                       {QStringLiteral("port"), settings.port},
                       {QStringLiteral("message"), settings.message},
                       {QStringLiteral("rate"), settings.rate},
                       {QStringLiteral("answer"), QLatin1StringView(answers[static_cast<size_t>(settings.answer)])},
                       {QStringLiteral("reset"), settings.reset}};
    for (const Number &one : numbers)
        object.insert(QLatin1StringView(one.key), settings.*one.member);
    return object;
}

CrowdSettings crowdSettingsFrom(const QJsonObject &object)
{
    CrowdSettings settings;
    settings.host = object.value(QLatin1StringView("host")).toString(settings.host);
    settings.port = static_cast<quint16>(
        std::clamp(object.value(QLatin1StringView("port")).toInt(settings.port), 0, mostPort));
    settings.message = object.value(QLatin1StringView("message")).toString(settings.message).left(mostTyped);
    settings.rate = std::clamp(object.value(QLatin1StringView("rate")).toDouble(settings.rate), 0.0,
                               CrowdSettings::mostRate);
    settings.reset = object.value(QLatin1StringView("reset")).toBool(settings.reset);
    const QString answer = object.value(QLatin1StringView("answer")).toString();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answer == QLatin1StringView(answers[i]))
            settings.answer = static_cast<CrowdAnswer>(i);
    }
    for (const Number &one : numbers) {
        int &place = settings.*one.member;
        place = std::clamp(object.value(QLatin1StringView(one.key)).toInt(place), one.least, one.most);
    }
    return settings;
}

} // namespace sw

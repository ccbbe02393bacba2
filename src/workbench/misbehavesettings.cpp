// SPDX-License-Identifier: GPL-3.0-or-later
#include "misbehavesettings.h"

namespace sw {

QJsonObject toJson(const MisbehaveSettings &settings)
{
    return {{QStringLiteral("neverReads"), settings.manners.neverReads},
            {QStringLiteral("halfCloses"), settings.manners.halfCloses},
            {QStringLiteral("closesUnread"), settings.manners.closesUnread},
            {QStringLiteral("acceptLateMs"), settings.manners.acceptLateMs},
            {QStringLiteral("faults"), toJson(settings.faults)}};
}

MisbehaveSettings misbehaveSettingsFrom(const QJsonObject &object)
{
    MisbehaveSettings settings;
    settings.manners.neverReads = object.value(QLatin1StringView("neverReads")).toBool();
    settings.manners.halfCloses = object.value(QLatin1StringView("halfCloses")).toBool();
    settings.manners.closesUnread = object.value(QLatin1StringView("closesUnread")).toBool();
    settings.manners.acceptLateMs = qBound<qint64>(0, object.value(QLatin1StringView("acceptLateMs")).toInteger(),
                                                   MisbehaveSettings::mostLateMs);
    settings.faults = faultsFrom(object.value(QLatin1StringView("faults")).toObject());
    return settings;
}

} // namespace sw

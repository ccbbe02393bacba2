// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagramsettings.h"

#include <algorithm>

#include <QJsonArray>

namespace sw {

namespace {

constexpr qsizetype mostGroups = 1000; // of a file that somebody else may have written

/// Reads members, keeping what is there when one is missing or wrong.
class Members final
{
public:
    explicit Members(const QJsonObject &object)
        : m_object(object)
    {
    }
    void read(const char *key, bool &place) const { place = value(key).toBool(place); }
    void read(const char *key, QString &place) const { place = value(key).toString(place); }
    void read(const char *key, quint16 &place) const
    {
        const int port = value(key).toInt(-1);
        if (port >= 0 && port <= 65535)
            place = static_cast<quint16>(port);
    }
    void read(const char *key, int &place, int least, int most) const
    {
        place = std::clamp(value(key).toInt(place), least, most);
    }

private:
    [[nodiscard]] QJsonValue value(const char *key) const { return m_object.value(QLatin1StringView(key)); }

    const QJsonObject &m_object;
};

QJsonArray groupsToJson(const std::vector<Membership> &groups)
{
    QJsonArray list;
    for (const Membership &one : groups) {
        list.append(QJsonObject{{QStringLiteral("group"), one.group},
                                {QStringLiteral("interface"), one.interfaceName},
                                {QStringLiteral("source"), one.source}});
    }
    return list;
}

std::vector<Membership> groupsFrom(const QJsonArray &list)
{
    std::vector<Membership> groups;
    for (qsizetype i = 0; i < std::min(list.size(), mostGroups); ++i) {
        const QJsonObject one = list[i].toObject();
        Membership membership;
        const Members members(one);
        members.read("group", membership.group);
        members.read("interface", membership.interfaceName);
        members.read("source", membership.source);
        if (!membership.group.isEmpty())
            groups.push_back(membership);
    }
    return groups;
}

} // namespace

QJsonObject toJson(const DatagramSettings &settings)
{
    return {
        {QStringLiteral("backend"), QString(backendName(settings.backend))},
        {QStringLiteral("unix"), settings.isUnix},
        {QStringLiteral("binds"), settings.binds},
        {QStringLiteral("localHost"), settings.localHost},
        {QStringLiteral("localPort"), settings.localPort},
        {QStringLiteral("localPath"), settings.localPath},
        {QStringLiteral("remoteHost"), settings.remoteHost},
        {QStringLiteral("remotePort"), settings.remotePort},
        {QStringLiteral("remotePath"), settings.remotePath},
        {QStringLiteral("connects"), settings.connects},
        {QStringLiteral("interface"), settings.interfaceName},
        {QStringLiteral("reuseAddress"), settings.reuseAddress},
        {QStringLiteral("reusePort"), settings.reusePort},
        {QStringLiteral("broadcast"), settings.broadcast},
        {QStringLiteral("dualStack"), settings.dualStack},
        {QStringLiteral("ttl"), settings.ttl},
        {QStringLiteral("multicastTtl"), settings.multicastTtl},
        {QStringLiteral("multicastLoop"), settings.multicastLoop},
        {QStringLiteral("multicastInterface"), settings.multicastInterface},
        {QStringLiteral("tellsDestination"), settings.tellsDestination},
        {QStringLiteral("countsDrops"), settings.countsDrops},
        {QStringLiteral("errorQueue"), settings.errorQueue},
        {QStringLiteral("receiveBuffer"), settings.receiveBuffer},
        {QStringLiteral("bufferSize"), settings.bufferSize},
        {QStringLiteral("tellsWholeSize"), settings.tellsWholeSize},
        {QStringLiteral("groups"), groupsToJson(settings.groups)},
        {QStringLiteral("options"), toJson(settings.options)},
        {QStringLiteral("reply"), toJson(settings.reply)},
    };
}

DatagramSettings datagramSettingsFrom(const QJsonObject &object)
{
    DatagramSettings settings;
    const Members members(object);
    settings.backend = backendFrom(object.value(QLatin1StringView("backend")));
    members.read("unix", settings.isUnix);
    members.read("binds", settings.binds);
    members.read("localHost", settings.localHost);
    members.read("localPort", settings.localPort);
    members.read("localPath", settings.localPath);
    members.read("remoteHost", settings.remoteHost);
    members.read("remotePort", settings.remotePort);
    members.read("remotePath", settings.remotePath);
    members.read("connects", settings.connects);
    members.read("interface", settings.interfaceName);
    members.read("reuseAddress", settings.reuseAddress);
    members.read("reusePort", settings.reusePort);
    members.read("broadcast", settings.broadcast);
    members.read("dualStack", settings.dualStack);
    members.read("ttl", settings.ttl, -1, 255);
    members.read("multicastTtl", settings.multicastTtl, -1, 255);
    members.read("multicastLoop", settings.multicastLoop);
    members.read("multicastInterface", settings.multicastInterface);
    members.read("tellsDestination", settings.tellsDestination);
    members.read("countsDrops", settings.countsDrops);
    members.read("errorQueue", settings.errorQueue);
    members.read("receiveBuffer", settings.receiveBuffer, 0, 1073741823);
    members.read("bufferSize", settings.bufferSize, 1, 1048576);
    members.read("tellsWholeSize", settings.tellsWholeSize);
    settings.groups = groupsFrom(object.value(QLatin1StringView("groups")).toArray());
    settings.options = presetOptionsFrom(object.value(QLatin1StringView("options")).toArray());
    settings.reply = replySettingsFrom(object.value(QLatin1StringView("reply")).toObject());
    return settings;
}

} // namespace sw

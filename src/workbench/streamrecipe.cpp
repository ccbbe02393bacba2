// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamrecipe.h"

#include "endpoint.h"
#include "socketconstants.h"

namespace sw {

namespace {

SocketCommand simple(Call call, const SocketAddress &address = {})
{
    SocketCommand command;
    command.call = call;
    command.address = address;
    return command;
}

SocketCommand socketFor(StreamProtocol protocol, int family)
{
    SocketCommand make = simple(Call::Socket);
    const bool packets = protocol == StreamProtocol::UnixSeqpacket;
    make.arguments = {family, packets ? constant::sockSeqpacket : constant::sockStream, 0};
    return make;
}

SocketCommand option(int level, int name, const QByteArray &value)
{
    SocketCommand set = simple(Call::Setsockopt);
    set.arguments = {level, name, 0};
    set.bytes = value;
    return set;
}

SocketCommand device(const QString &interfaceName)
{
    return option(constant::solSocket, constant::soBindToDevice, interfaceName.toLocal8Bit() + '\0');
}

void addPresets(std::vector<SocketCommand> &recipe, const PresetOptions &presets)
{
    for (SocketCommand &preset : presetCommands(presets, PresetPlace::NewSocket, simple(Call::Setsockopt)))
        recipe.push_back(std::move(preset));
}

} // namespace

std::vector<SocketCommand> serverRecipe(const ServerSettings &settings, const SocketAddress &address)
{
    const bool isUnix = settings.protocol != StreamProtocol::Tcp;
    std::vector<SocketCommand> recipe{socketFor(settings.protocol, isUnix ? constant::afUnix : address.family())};
    if (!isUnix) {
        // On a unix socket these do nothing: a path is taken or not.
        if (settings.reuseAddress)
            recipe.push_back(option(constant::solSocket, constant::soReuseAddr, intOption(1)));
        if (address.family() == constant::afInet6)
            recipe.push_back(
                option(constant::ipprotoIpv6, constant::ipv6V6Only, intOption(settings.dualStack ? 0 : 1)));
        if (!settings.interfaceName.isEmpty())
            recipe.push_back(device(settings.interfaceName));
    }
    addPresets(recipe, settings.options);
    recipe.push_back(simple(Call::Bind, address));
    recipe.push_back(simple(Call::Listen));
    recipe.back().number = settings.backlog;
    // The system picks: ask what, visibly.
    if (isUnix ? settings.path.isEmpty() : address.port() == 0)
        recipe.push_back(simple(Call::Getsockname));
    return recipe;
}

std::vector<SocketCommand> clientRecipe(const ClientSettings &settings, const SocketAddress &address)
{
    const bool isUnix = settings.protocol != StreamProtocol::Tcp;
    std::vector<SocketCommand> recipe{socketFor(settings.protocol, isUnix ? constant::afUnix : address.family())};
    if (!isUnix && !settings.interfaceName.isEmpty())
        recipe.push_back(device(settings.interfaceName));
    addPresets(recipe, settings.options);
    if (isUnix) {
        if (!settings.localPath.isEmpty())
            recipe.push_back(simple(Call::Bind, unixAddress(settings.localPath)));
    } else {
        const QString local = settings.localHost.trimmed();
        if (!local.isEmpty() || settings.localPort != 0) {
            const bool isV6 = address.family() == constant::afInet6;
            const QString any = isV6 ? QStringLiteral("::") : QStringLiteral("0.0.0.0");
            recipe.push_back(simple(
                Call::Bind,
                SocketAddress::fromHost(local.isEmpty() ? any : local, settings.localPort).value_or(SocketAddress())));
        }
    }
    recipe.push_back(simple(Call::Connect, address));
    recipe.back().timeoutMs = settings.timeoutMs;
    return recipe;
}

SocketAddress unixAddress(const QString &path)
{
    const auto family = static_cast<quint16>(constant::afUnix);
    return path.isEmpty() ? SocketAddress::fromRaw(&family, sizeof family)
                          : SocketAddress::parse(QStringLiteral("unix:") + path).value_or(SocketAddress());
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamrecipe.h"

#include <algorithm>

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

template<typename Settings>
SocketCommand socketFor(const Settings &settings, int family)
{
    SocketCommand make = simple(Call::Socket);
    make.backend = settings.backend;
    make.mayEncrypt = encrypts(settings);
    const bool packets = settings.protocol == StreamProtocol::UnixSeqpacket;
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

SocketCommand tlsCommand(const ClientSettings &settings)
{
    SocketCommand start = simple(Call::Starttls);
    start.tls = std::make_shared<const TlsSettings>(clientTls(settings));
    start.host = start.tls->serverName;
    return start;
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
    const bool isQt = settings.backend == BackendKind::Qt;
    std::vector<SocketCommand> recipe{socketFor(settings, isUnix ? constant::afUnix : address.family())};
    if (!isUnix) {
        // On a unix socket these do nothing: a path is taken or not.
        if (settings.reuseAddress && !isQt) // QTcpServer::listen sets it by itself
            recipe.push_back(option(constant::solSocket, constant::soReuseAddr, intOption(1)));
        if (address.family() == constant::afInet6)
            recipe.push_back(
                option(constant::ipprotoIpv6, constant::ipv6V6Only, intOption(settings.dualStack ? 0 : 1)));
        if (!settings.interfaceName.isEmpty())
            recipe.push_back(device(settings.interfaceName));
    }
    addPresets(recipe, settings.options);
    // QTcpServer and QLocalServer bind in listen.
    if (!isQt)
        recipe.push_back(simple(Call::Bind, address));
    recipe.push_back(simple(Call::Listen, isQt ? address : SocketAddress()));
    recipe.back().number = settings.backlog;
    // The system picks: ask what, visibly.
    if (isUnix ? settings.path.isEmpty() : address.port() == 0)
        recipe.push_back(simple(Call::Getsockname));
    return recipe;
}

std::vector<SocketCommand> clientRecipe(const ClientSettings &settings, const SocketAddress &address)
{
    const bool isUnix = settings.protocol != StreamProtocol::Tcp;
    std::vector<SocketCommand> recipe{socketFor(settings, isUnix ? constant::afUnix : address.family())};
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
    if (!isUnix && settings.tlsUse == TlsUse::AtOnce)
        recipe.push_back(tlsCommand(settings));
    return recipe;
}

std::vector<Call> serverCalls(BackendKind backend, bool tls)
{
    std::vector<Call> calls{Call::Socket, Call::Bind, Call::Listen, Call::Accept, Call::Recv, Call::Send, Call::Close};
    if (backend == BackendKind::Qt)
        std::erase(calls, Call::Bind);
    if (tls)
        calls.insert(std::find(calls.begin(), calls.end(), Call::Recv), Call::Starttls);
    return calls;
}

std::vector<Call> clientCalls(bool tls)
{
    std::vector<Call> calls{Call::Socket, Call::Connect, Call::Send, Call::Recv, Call::Shutdown, Call::Close};
    if (tls)
        calls.insert(std::find(calls.begin(), calls.end(), Call::Send), Call::Starttls);
    return calls;
}

TlsSettings serverTls(const ServerSettings &settings)
{
    TlsSettings tls = settings.tls;
    tls.server = true;
    tls.ignoreErrors = false;
    return tls;
}

TlsSettings clientTls(const ClientSettings &settings)
{
    TlsSettings tls = settings.tls;
    tls.server = false;
    if (tls.serverName.isEmpty())
        tls.serverName = settings.host.trimmed();
    return tls;
}

SocketAddress unixAddress(const QString &path)
{
    const auto family = static_cast<quint16>(constant::afUnix);
    return path.isEmpty() ? SocketAddress::fromRaw(&family, sizeof family)
                          : SocketAddress::parse(QStringLiteral("unix:") + path).value_or(SocketAddress());
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagramrecipe.h"

#include "endpoint.h"
#include "multicast.h"
#include "optionstructs.h"
#include "socketconstants.h"

namespace sw {

namespace {

using namespace constant;

/// Collects the setsockopt calls of one socket.
class Options final
{
public:
    explicit Options(std::vector<SocketCommand> &recipe)
        : m_recipe(recipe)
    {
    }
    void set(int level, int name, const QByteArray &value) const
    {
        SocketCommand command;
        command.call = Call::Setsockopt;
        command.arguments = {level, name, 0};
        command.bytes = value;
        m_recipe.push_back(command);
    }
    void set(int level, int name, int value) const { set(level, name, intOption(value)); }
    void setIf(bool wanted, int level, int name, int value = 1) const
    {
        if (wanted)
            set(level, name, value);
    }

private:
    std::vector<SocketCommand> &m_recipe;
};

/// An IPv6 socket of both families is told IPv4 facts by the options of IPv4.
void internetOptions(const Options &options, const DatagramSettings &settings, bool isV6, bool isDual)
{
    const bool hasV4 = !isV6 || isDual;
    options.setIf(isV6, ipprotoIpv6, ipv6V6Only, settings.dualStack ? 0 : 1);
    options.setIf(settings.broadcast && !settings.isQt(), solSocket, soBroadcast);
    options.setIf(settings.ttl >= 0 && !isV6, ipprotoIp, ipTtl, settings.ttl);
    options.setIf(settings.ttl >= 0 && isV6, ipprotoIpv6, ipv6UnicastHops, settings.ttl);
    if (settings.isQt())
        return; // a QUdpSocket allows broadcast and asks for destination and TTL by itself; the rest it does not read
    if (settings.tellsDestination) {
        options.setIf(!isV6, ipprotoIp, ipPktInfo);
        options.setIf(isV6, ipprotoIpv6, ipv6RecvPktInfo);
        options.setIf(hasV4, ipprotoIp, ipRecvTtl);
        options.setIf(isV6, ipprotoIpv6, ipv6RecvHopLimit);
    }
    options.setIf(settings.countsDrops, solSocket, soRxqOvfl);
    options.setIf(settings.errorQueue && hasV4, ipprotoIp, ipRecvErr);
    options.setIf(settings.errorQueue && isV6, ipprotoIpv6, ipv6RecvErr);
}

void multicastOptions(const Options &options, const DatagramSettings &settings, bool isV6)
{
    const int level = isV6 ? ipprotoIpv6 : ipprotoIp;
    if (!settings.multicastInterface.isEmpty()) {
        const RawOption leave = multicastInterfaceOption(isV6 ? afInet6 : afInet,
                                                         interfaceIndex(settings.multicastInterface));
        options.set(leave.level, leave.name, leave.value);
    }
    options.setIf(settings.multicastTtl >= 0, level, isV6 ? ipv6MulticastHops : ipMulticastTtl, settings.multicastTtl);
    options.setIf(!settings.multicastLoop, level, isV6 ? ipv6MulticastLoop : ipMulticastLoop, 0);
}

SocketCommand simple(Call call, const SocketAddress &address = {})
{
    SocketCommand command;
    command.call = call;
    command.address = address;
    return command;
}

} // namespace

std::vector<SocketCommand> datagramRecipe(const DatagramSettings &settings, const SocketAddress &local,
                                          const SocketAddress &remote)
{
    const int family = settings.isUnix ? afUnix : local.isNull() ? remote.family() : local.family();
    const bool isV6 = family == afInet6;
    std::vector<SocketCommand> recipe{simple(Call::Socket)};
    recipe.front().arguments = {family, sockDgram, 0};
    recipe.front().backend = settings.isQt() ? BackendKind::Qt : BackendKind::Native;

    const Options options(recipe);
    options.setIf(settings.reuseAddress && !settings.isUnix, solSocket, soReuseAddr);
    options.setIf(settings.reusePort && !settings.isUnix, solSocket, soReusePort);
    if (!settings.interfaceName.isEmpty() && !settings.isUnix)
        options.set(solSocket, soBindToDevice, settings.interfaceName.toLocal8Bit() + '\0');
    options.setIf(settings.receiveBuffer > 0, solSocket, soRcvBuf, settings.receiveBuffer);
    if (!settings.isUnix) {
        internetOptions(options, settings, isV6, isV6 && settings.dualStack);
        multicastOptions(options, settings, isV6);
    }
    for (SocketCommand &preset : presetCommands(settings.options, PresetPlace::NewSocket, simple(Call::Setsockopt)))
        recipe.push_back(std::move(preset));
    if (settings.binds) {
        recipe.push_back(simple(Call::Bind, local));
        const bool systemPicks = settings.isUnix ? settings.localPath.isEmpty() : local.port() == 0;
        if (systemPicks)
            recipe.push_back(simple(Call::Getsockname));
    }
    for (const Membership &one : settings.isUnix ? std::vector<Membership>() : settings.groups) {
        const SocketCommand join = membershipCommand(one, true);
        if (join.call != Call::None)
            recipe.push_back(join);
    }
    if (settings.connects && !remote.isNull())
        recipe.push_back(simple(Call::Connect, remote));
    return recipe;
}

SocketCommand datagramReceive(const DatagramSettings &settings)
{
    SocketCommand receive = simple(settings.needsRecvmsg() ? Call::Recvmsg : Call::Recvfrom);
    receive.repeat = true;
    receive.number = settings.bufferSize;
    receive.arguments = {settings.tellsWholeSize && !settings.isQt() ? msgTrunc : 0, 0, 0};
    return receive;
}

SocketCommand membershipCommand(const Membership &membership, bool join)
{
    const auto group = SocketAddress::fromHost(membership.group.trimmed(), 0);
    const QString sourceText = membership.source.trimmed();
    const auto source = SocketAddress::fromHost(sourceText, 0);
    if (!group || (!sourceText.isEmpty() && !source))
        return {};
    const auto option = membershipOption(*group, interfaceIndex(membership.interfaceName),
                                         source.value_or(SocketAddress()), join);
    if (!option)
        return {};
    SocketCommand command = simple(Call::Setsockopt);
    command.arguments = {option->level, option->name, 0};
    command.bytes = option->value;
    return command;
}

std::vector<Call> datagramCalls(const DatagramSettings &settings)
{
    std::vector<Call> calls{Call::Socket};
    if (settings.binds)
        calls.push_back(Call::Bind);
    if (settings.connects && settings.hasRemote())
        calls.push_back(Call::Connect);
    const Call receive = settings.needsRecvmsg() ? Call::Recvmsg : Call::Recvfrom;
    const Call send = settings.connects && settings.hasRemote() ? Call::Send : Call::Sendto;
    if (settings.hasRemote())
        calls.insert(calls.end(), {send, receive});
    else
        calls.insert(calls.end(), {receive, send});
    calls.push_back(Call::Close);
    return calls;
}

} // namespace sw

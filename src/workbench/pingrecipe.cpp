// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingrecipe.h"

#include <array>

#include "endpoint.h"
#include "socketconstants.h"

namespace sw {

namespace {

using namespace constant;

SocketCommand option(int level, int name, const QByteArray &value)
{
    SocketCommand set;
    set.call = Call::Setsockopt;
    set.arguments = {level, name, 0};
    set.bytes = value;
    return set;
}

SocketCommand option(int level, int name, int value = 1)
{
    return option(level, name, intOption(value));
}

/// The filter has a bit for each type, set for those that are kept away: 32 bits for ICMP (raw(7)), 256 for ICMPv6 (RFC 3542).
SocketCommand filterOption(bool v6)
{
    constexpr std::array wantedV4{0, 3, 4, 5, 11, 12}; // echo reply and the errors of RFC 792
    constexpr std::array wantedV6{1, 2, 3, 4, 129};
    constexpr std::size_t bitsOfWord = 32;
    std::array<quint32, 8> words{};
    words.fill(~quint32(0));
    const auto pass = [&words](int type) {
        const auto place = static_cast<std::size_t>(type);
        words[place / bitsOfWord] &= ~(quint32(1) << (place % bitsOfWord));
    };
    for (const int type : wantedV4) {
        if (!v6)
            pass(type);
    }
    for (const int type : wantedV6) {
        if (v6)
            pass(type);
    }
    const auto size = static_cast<qsizetype>(v6 ? sizeof words : sizeof words[0]);
    const QByteArray bytes(static_cast<const char *>(static_cast<const void *>(words.data())), size);
    return v6 ? option(ipprotoIcmpV6, icmpV6Filter, bytes) : option(solRaw, icmpFilter, bytes);
}

bool bindsId(const PingSettings &settings)
{
    return !settings.raw && settings.id > 0;
}

} // namespace

std::vector<SocketCommand> pingRecipe(const PingSettings &settings)
{
    const bool v6 = settings.v6;
    std::vector<SocketCommand> recipe;
    SocketCommand make;
    make.call = Call::Socket;
    make.arguments = {v6 ? afInet6 : afInet, settings.raw ? sockRaw : sockDgram, v6 ? ipprotoIcmpV6 : ipprotoIcmp};
    recipe.push_back(make);
    if (settings.raw && settings.filters)
        recipe.push_back(filterOption(v6));
    if (settings.ttl >= 0)
        recipe.push_back(v6 ? option(ipprotoIpv6, ipv6UnicastHops, settings.ttl)
                            : option(ipprotoIp, ipTtl, settings.ttl));
    recipe.push_back(v6 ? option(ipprotoIpv6, ipv6RecvHopLimit) : option(ipprotoIp, ipRecvTtl));
    if (settings.errorQueue)
        recipe.push_back(v6 ? option(ipprotoIpv6, ipv6RecvErr) : option(ipprotoIp, ipRecvErr));
    if (settings.broadcast && !v6)
        recipe.push_back(option(solSocket, soBroadcast));
    SocketCommand like;
    like.call = Call::Setsockopt;
    for (SocketCommand &preset : presetCommands(settings.options, PresetPlace::NewSocket, like))
        recipe.push_back(std::move(preset));
    if (bindsId(settings)) {
        // The port of a ping socket is the identifier of its requests (icmp(7)).
        SocketCommand bind;
        bind.call = Call::Bind;
        bind.address = SocketAddress::fromHost(v6 ? QStringLiteral("::") : QStringLiteral("0.0.0.0"),
                                               static_cast<quint16>(settings.id))
                           .value_or(SocketAddress());
        recipe.push_back(bind);
    }
    return recipe;
}

SocketCommand pingReceive()
{
    constexpr qint64 longest = 65536;
    SocketCommand receive;
    receive.call = Call::Recvmsg;
    receive.repeat = true;
    receive.number = longest;
    return receive;
}

std::vector<Call> pingCalls(const PingSettings &settings)
{
    std::vector<Call> calls{Call::Socket};
    if (bindsId(settings))
        calls.push_back(Call::Bind);
    calls.insert(calls.end(), {Call::Sendto, Call::Recvmsg, Call::Close});
    return calls;
}

} // namespace sw

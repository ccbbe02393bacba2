// SPDX-License-Identifier: GPL-3.0-or-later
#include "resolvedaddresses.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sw {

std::vector<SocketAddress> resolvedAddresses(const CallRecord &answer)
{
    std::vector<SocketAddress> addresses;
    if (answer.failed())
        return addresses;
    for (const QJsonValue &one : answer.value.toArray()) {
        if (const auto address = SocketAddress::parse(one.toObject().value(QLatin1StringView("address")).toString()))
            addresses.push_back(*address);
    }
    return addresses;
}

std::optional<SocketAddress> firstResolvedAddress(const CallRecord &answer)
{
    const std::vector<SocketAddress> addresses = resolvedAddresses(answer);
    return addresses.empty() ? std::nullopt : std::optional(addresses.front());
}

} // namespace sw

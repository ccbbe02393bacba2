// SPDX-License-Identifier: GPL-3.0-or-later
// The multicast groups of a datagram socket.
#include <algorithm>

#include "datagramendpoint.h"
#include "datagramrecipe.h"

namespace sw {

void DatagramEndpoint::join(const Membership &membership)
{
    SocketCommand ask = membershipCommand(membership, true);
    if (ask.call == Call::None || state() != EndpointState::Receiving)
        return;
    ask.socket = m_socket;
    ask.endpoint = id();
    m_asked.insert(workbench().execute(ask), {membership, true});
}

void DatagramEndpoint::leave(const Membership &membership)
{
    const auto place = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&](const GroupState &one) { return one.membership == membership; });
    if (place != m_groups.end() && !place->joined) { // its join failed: there is nothing to leave
        m_groups.erase(place);
        Q_EMIT groupsChanged();
        return;
    }
    SocketCommand ask = membershipCommand(membership, false);
    if (ask.call == Call::None || state() != EndpointState::Receiving)
        return;
    ask.socket = m_socket;
    ask.endpoint = id();
    m_asked.insert(workbench().execute(ask), {membership, false});
}

bool DatagramEndpoint::takeMembership(const CallRecord &record)
{
    const auto asked = m_asked.constFind(record.token);
    if (record.token != 0 && asked != m_asked.constEnd()) {
        const Asked one = asked.value();
        m_asked.erase(asked);
        noteGroup(one.membership, one.join, record.error);
        return true;
    }
    if (!isAwaited(record) || record.call != Call::Setsockopt)
        return false;
    for (const GroupState &one : std::as_const(m_groups)) {
        const SocketCommand join = membershipCommand(one.membership, true);
        if (!one.joined && join.arguments == record.arguments && join.bytes == record.data) {
            noteGroup(one.membership, true, record.error);
            break;
        }
    }
    return false; // the recipe goes on, or ends with the failure
}

void DatagramEndpoint::noteGroup(const Membership &membership, bool join, int error)
{
    auto place = std::find_if(m_groups.begin(), m_groups.end(),
                              [&](const GroupState &one) { return one.membership == membership; });
    if (place == m_groups.end())
        place = m_groups.insert(m_groups.end(), GroupState{membership, false, 0});
    place->error = error;
    if (error == 0)
        place->joined = join;
    if (!place->joined && error == 0)
        m_groups.erase(place);
    Q_EMIT groupsChanged();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "datagramendpoint.h"
#include "laboratory.h"
#include "socketconstants.h"

namespace sw {

/// Bound to a port of the system's choice.
inline DatagramSettings bound(const QString &host = QStringLiteral("127.0.0.1"))
{
    DatagramSettings settings;
    settings.localHost = host;
    settings.localPort = 0;
    return settings;
}

inline DatagramSettings towards(const SocketAddress &address, bool connects)
{
    DatagramSettings settings;
    settings.binds = false;
    settings.remoteHost = address.host();
    settings.remotePort = address.port();
    settings.connects = connects;
    return settings;
}

/// Received datagrams of a socket, in the order of the log.
inline std::vector<CallRecord> received(const Laboratory &lab, const DatagramEndpoint &endpoint)
{
    std::vector<CallRecord> found;
    lab.journal.visit(lab.journal.firstRow(), lab.journal.endRow(), [&](const JournalRow &row) {
        const RowEntry &entry = row.entry();
        const bool is = entry.socket == endpoint.socket() && entry.has(RecordFlag::Datagram) && entry.error == 0
            && entry.kind == RecordKind::Call;
        if (is)
            found.push_back(row.record());
        return true;
    });
    return found;
}

/// Names of the options that were set, in order.
inline QStringList optionsSet(const Laboratory &lab)
{
    QStringList names;
    for (const CallRecord &record : lab.calls(Call::Setsockopt))
        names.append(optionName(record.arguments[0], record.arguments[1]));
    return names;
}

} // namespace sw

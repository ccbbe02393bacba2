// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpstate.h"

#include <array>

namespace sw {

namespace {

struct Entry
{
    TcpState state;
    QLatin1StringView name;
};

// The first name of a state is the one that is printed; the others are its spellings in RFC 9293, ss(8) and netstat(8).
constexpr std::array entries{
    Entry{TcpState::Established, QLatin1StringView("ESTABLISHED")},
    Entry{TcpState::SynSent, QLatin1StringView("SYN_SENT")},
    Entry{TcpState::SynRecv, QLatin1StringView("SYN_RECV")},
    Entry{TcpState::FinWait1, QLatin1StringView("FIN_WAIT1")},
    Entry{TcpState::FinWait2, QLatin1StringView("FIN_WAIT2")},
    Entry{TcpState::TimeWait, QLatin1StringView("TIME_WAIT")},
    Entry{TcpState::Close, QLatin1StringView("CLOSED")},
    Entry{TcpState::CloseWait, QLatin1StringView("CLOSE_WAIT")},
    Entry{TcpState::LastAck, QLatin1StringView("LAST_ACK")},
    Entry{TcpState::Listen, QLatin1StringView("LISTEN")},
    Entry{TcpState::Closing, QLatin1StringView("CLOSING")},
    Entry{TcpState::NewSynRecv, QLatin1StringView("SYN_RECV")},
    Entry{TcpState::Established, QLatin1StringView("ESTAB")},
    Entry{TcpState::SynRecv, QLatin1StringView("SYN_RCVD")},
    Entry{TcpState::SynRecv, QLatin1StringView("SYN_RECEIVED")},
    Entry{TcpState::FinWait1, QLatin1StringView("FIN_WAIT_1")},
    Entry{TcpState::FinWait2, QLatin1StringView("FIN_WAIT_2")},
    Entry{TcpState::Close, QLatin1StringView("CLOSE")},
};

} // namespace

QLatin1StringView tcpStateName(TcpState state)
{
    for (const Entry &entry : entries) {
        if (entry.state == state)
            return entry.name;
    }
    return {};
}

TcpState tcpStateFromName(QByteArrayView name)
{
    for (const Entry &entry : entries) {
        if (entry.name == QLatin1StringView(name))
            return entry.state;
    }
    return TcpState::Unknown;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "toolcalls.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include "byteorder.h"
#include "monotonic.h"
#include "nameresolution.h"
#include "socketconstants.h"

namespace sw {

namespace {

void takeNumber(CallRecord &record, const byteorder::Converted &converted)
{
    record.result = converted.value;
    record.error = converted.error;
    if (converted.error == 0)
        record.value = converted.value;
}

void order16(const SocketCommand &command, CallRecord &record)
{
    record.asked = command.number;
    takeNumber(record, byteorder::convert16(command.number));
}

void order32(const SocketCommand &command, CallRecord &record)
{
    record.asked = command.number;
    takeNumber(record, byteorder::convert32(command.number));
}

/// inet_aton and inet_pton return 1; what they refuse they say by 0 and without an errno, which is told as -1, EINVAL.
void takeBytes(CallRecord &record, const byteorder::Packed &packed)
{
    record.result = packed.error == 0 ? 1 : -1;
    record.error = packed.error;
    if (packed.error == 0)
        record.value = QString::fromLatin1(packed.bytes.toHex());
}

void takeText(CallRecord &record, const byteorder::Printed &printed)
{
    record.result = printed.error == 0 ? 0 : -1;
    record.error = printed.error;
    if (printed.error == 0)
        record.value = printed.text;
}

void aton(const SocketCommand &command, CallRecord &record)
{
    record.text = command.host;
    takeBytes(record, byteorder::inetAton(command.host));
}

void pton(const SocketCommand &command, CallRecord &record)
{
    record.text = command.host;
    takeBytes(record, byteorder::inetPton(command.arguments[0], command.host));
}

void ntoa(const SocketCommand &command, CallRecord &record)
{
    record.text = QString::fromLatin1(command.bytes.toHex());
    takeText(record, byteorder::inetNtoa(command.bytes));
}

void ntop(const SocketCommand &command, CallRecord &record)
{
    record.text = QString::fromLatin1(command.bytes.toHex());
    takeText(record, byteorder::inetNtop(command.arguments[0], command.bytes));
}

void hostName(const SocketCommand &, CallRecord &record)
{
    record.value = localHostName();
    record.result = 0;
}

struct Row
{
    Call call;
    void (*make)(const SocketCommand &, CallRecord &);
};

constexpr std::array rows{
    Row{Call::Gethostname, hostName}, Row{Call::Htons, order16}, Row{Call::Htonl, order32},
    Row{Call::Ntohs, order16},        Row{Call::Ntohl, order32}, Row{Call::InetAton, aton},
    Row{Call::InetPton, pton},        Row{Call::InetNtoa, ntoa}, Row{Call::InetNtop, ntop},
};

} // namespace

bool makeToolCall(const SocketCommand &command, CallRecord &record)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row &one) { return one.call == command.call; });
    if (row == rows.end())
        return false;
    record.arguments = command.arguments;
    record.beganNs = monotonicNs();
    row->make(command, record);
    record.tookNs = monotonicNs() - record.beganNs;
    return true;
}

} // namespace sw

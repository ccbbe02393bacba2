// SPDX-License-Identifier: GPL-3.0-or-later
#include "callarguments.h"

#include <array>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "calltext.h"
#include "namecalltext.h"
#include "optiontext.h"
#include "socketconstants.h"

namespace sw {

namespace {

using Parts = QStringList;

/// What stands between the parentheses: known when the call begins, and known when it has ended.
struct Row
{
    Call call;
    Parts (*before)(const CallRecord &);
    Parts (*after)(const CallRecord &);
};

QString fdText(const CallRecord &r)
{
    return QString::number(r.fd);
}

Parts nothing(const CallRecord &)
{
    return {};
}

Parts descriptor(const CallRecord &r)
{
    return {fdText(r)};
}

Parts messageFlags(const CallRecord &r)
{
    return r.arguments[0] == 0 ? Parts() : Parts{symbolSet(SymbolTable::MessageFlag, r.arguments[0])};
}

Parts socketArguments(const CallRecord &r)
{
    return {symbolName(SymbolTable::Family, r.arguments[0]), symbolName(SymbolTable::Type, r.arguments[1]),
            r.arguments[2] == 0 ? QStringLiteral("0") : symbolName(SymbolTable::Protocol, r.arguments[2])};
}

Parts pairAfter(const CallRecord &r)
{
    return r.value.isArray() ? Parts{QString::fromUtf8(QJsonDocument(r.value.toArray()).toJson(QJsonDocument::Compact))}
                             : Parts();
}

Parts withAddress(const CallRecord &r)
{
    return {fdText(r), r.address.isNull() ? QStringLiteral("NULL") : r.address.toString()};
}

Parts addressAfter(const CallRecord &r)
{
    return r.address.isNull() ? Parts() : Parts{r.address.toString()};
}

Parts withNumber(const CallRecord &r)
{
    return {fdText(r), QString::number(r.asked)};
}

Parts createArguments(const CallRecord &r)
{
    return r.text.isEmpty() ? Parts() : Parts{straceBytes(r.text.toUtf8(), 256)};
}

/// What was handed over is not kept when the kernel took less: then only its length is told.
QString givenBytes(const CallRecord &r)
{
    return r.data.isEmpty() && r.asked > 0 ? QStringLiteral("...") : straceBytes(r.data);
}

Parts sendArguments(const CallRecord &r)
{
    return Parts{fdText(r)} + Parts{givenBytes(r)} + Parts{QString::number(r.asked)} + messageFlags(r);
}

Parts sendtoArguments(const CallRecord &r)
{
    return sendArguments(r) + addressAfter(r);
}

Parts sendallArguments(const CallRecord &r)
{
    return Parts{fdText(r)} + Parts{givenBytes(r)} + Parts{QString::number(r.asked)};
}

Parts recvAfter(const CallRecord &r)
{
    return Parts{r.failed() ? QStringLiteral("...") : straceBytes(r.data)} + Parts{QString::number(r.asked)}
    + messageFlags(r);
}

Parts recvfromAfter(const CallRecord &r)
{
    return recvAfter(r) + addressAfter(r);
}

/// As strace prints a struct msghdr, with what the control messages told in words of this program.
Parts recvmsgAfter(const CallRecord &r)
{
    if (r.failed())
        return Parts{QStringLiteral("...")} + messageFlags(r);
    Parts fields;
    if (!r.address.isNull())
        fields.append(QStringLiteral("name=") + r.address.toString());
    fields.append(QStringLiteral("iov=[") + straceBytes(r.data) + QStringLiteral(", ") + QString::number(r.asked)
                  + u']');
    if (r.value.isObject()) {
        fields.append(QStringLiteral("control=")
                      + QString::fromUtf8(QJsonDocument(r.value.toObject()).toJson(QJsonDocument::Compact)));
    }
    if (r.messageFlags != 0)
        fields.append(QStringLiteral("flags=") + symbolSet(SymbolTable::MessageFlag, r.messageFlags));
    return Parts{u'{' + fields.join(u", ") + u'}'} + messageFlags(r);
}

Parts makefileArguments(const CallRecord &r)
{
    // Python's letters; bit 1 reads, bit 2 writes.
    constexpr std::array<const char *, 4> modes{"\"b\"", "\"rb\"", "\"wb\"", "\"rwb\""};
    return {fdText(r), QLatin1StringView(modes.at(static_cast<std::size_t>(r.arguments[0]) & 3U))};
}

Parts readAfter(const CallRecord &r)
{
    return {r.failed() ? QStringLiteral("...") : straceBytes(r.data), QString::number(r.asked)};
}

Parts readlineAfter(const CallRecord &r)
{
    return {r.failed() ? QStringLiteral("...") : straceBytes(r.data)};
}

Parts shutdownArguments(const CallRecord &r)
{
    return {fdText(r), symbolName(SymbolTable::Shutdown, r.arguments[0])};
}

Parts optionArguments(const CallRecord &r)
{
    return {fdText(r), symbolName(SymbolTable::OptionLevel, r.arguments[0]),
            optionName(r.arguments[0], r.arguments[1])};
}

Parts optionAfter(const CallRecord &r)
{
    return r.failed() || (r.value.isUndefined() && r.data.isEmpty()) ? Parts() : Parts{optionValueText(r)};
}

Parts setOptionArguments(const CallRecord &r)
{
    Parts parts = optionArguments(r);
    if (!r.data.isEmpty() || (!r.value.isUndefined() && !r.value.isNull()))
        parts.append(optionValueText(r));
    return parts;
}

/// Inside a composite call it is the kernel call itself: there `asked` says whether the socket is not to block.
Parts modeArguments(const CallRecord &r)
{
    return {fdText(r), QStringLiteral("F_SETFL"), r.asked != 0 ? QStringLiteral("O_NONBLOCK") : QStringLiteral("0")};
}

Parts secondsArguments(const CallRecord &r)
{
    return {fdText(r), r.asked < 0 ? QStringLiteral("None") : QString::number(static_cast<double>(r.asked) / 1e9)};
}

Parts defaultSeconds(const CallRecord &r)
{
    return {secondsArguments(r).constLast()};
}

/// As strace does with long structures: some members, dots, and the length that the kernel gave.
Parts tcpInfoAfter(const CallRecord &r)
{
    const QJsonObject fields = r.value.toObject();
    if (r.failed() || fields.isEmpty())
        return {};
    QStringList shown;
    for (const char *name : {"tcpi_state", "tcpi_rtt", "tcpi_snd_cwnd", "tcpi_unacked", "tcpi_retrans"}) {
        const QJsonValue value = fields.value(QLatin1StringView(name));
        if (!value.isUndefined())
            shown.append(QLatin1StringView(name) + u'=' + QString::number(value.toInteger()));
    }
    return {u'{' + shown.join(u", ") + QStringLiteral(", ...}"),
            u'[' + QString::number(fields.value(QLatin1StringView("length")).toInt()) + u']'};
}

Parts pollBefore(const CallRecord &r)
{
    return {QStringLiteral("[{fd=%1, events=%2}]")
                .arg(QString::number(r.fd), symbolSet(SymbolTable::PollEvent, r.arguments[0])),
            QStringLiteral("1"), QString::number(r.asked)};
}

Parts valueAfter(const CallRecord &r)
{
    if (r.failed() || r.value.isUndefined() || r.value.isNull())
        return {};
    const QJsonArray wrapped{r.value};
    const QString text = QString::fromUtf8(QJsonDocument(wrapped).toJson(QJsonDocument::Compact));
    return {text.mid(1, text.size() - 2)};
}

/// As the record has it before the handshake too: the side, and the name that the server's certificate must have.
Parts tlsArguments(const CallRecord &r)
{
    const Parts side{fdText(r), r.arguments[0] != 0 ? QStringLiteral("server") : QStringLiteral("client")};
    return r.text.isEmpty() ? side : side + Parts{straceBytes(r.text.toUtf8(), 256)};
}

// clang-format off
constexpr std::array rows{
    Row{Call::Socket, socketArguments, nothing},
    Row{Call::Socketpair, socketArguments, pairAfter},
    Row{Call::Bind, withAddress, nothing},
    Row{Call::Listen, withNumber, nothing},
    Row{Call::Accept, descriptor, addressAfter},
    Row{Call::Connect, withAddress, nothing},
    Row{Call::ConnectEx, withAddress, nothing},
    Row{Call::CreateConnection, createArguments, addressAfter},
    Row{Call::Send, sendArguments, nothing},
    Row{Call::Sendto, sendtoArguments, nothing},
    Row{Call::Sendall, sendallArguments, nothing},
    Row{Call::Recv, descriptor, recvAfter},
    Row{Call::Recvfrom, descriptor, recvfromAfter},
    Row{Call::Recvmsg, descriptor, recvmsgAfter},
    Row{Call::Recvall, descriptor, recvAfter},
    Row{Call::Shutdown, shutdownArguments, nothing},
    Row{Call::Getsockname, descriptor, addressAfter},
    Row{Call::Getpeername, descriptor, addressAfter},
    Row{Call::Getsockopt, optionArguments, optionAfter},
    Row{Call::Setsockopt, setOptionArguments, nothing},
    Row{Call::Setblocking, withNumber, nothing},
    Row{Call::Settimeout, secondsArguments, nothing},
    Row{Call::Setdefaulttimeout, defaultSeconds, nothing},
    Row{Call::Getdefaulttimeout, nothing, nothing},
    Row{Call::Poll, pollBefore, nothing},
    Row{Call::Getaddrinfo, namecalltext::addressQuestion, namecalltext::addressList},
    Row{Call::Getnameinfo, namecalltext::nameQuestion, namecalltext::hostAndService},
    Row{Call::Gethostname, nothing, nothing},
    Row{Call::Getfqdn, namecalltext::text, nothing},
    Row{Call::Gethostbyname, namecalltext::text, nothing},
    Row{Call::GethostbynameEx, namecalltext::text, nothing},
    Row{Call::Gethostbyaddr, namecalltext::text, nothing},
    Row{Call::Getservbyname, namecalltext::serviceName, nothing},
    Row{Call::Getservbyport, namecalltext::servicePort, nothing},
    Row{Call::Getprotobyname, namecalltext::text, nothing},
    Row{Call::Htons, namecalltext::number, nothing},
    Row{Call::Htonl, namecalltext::number, nothing},
    Row{Call::Ntohs, namecalltext::number, nothing},
    Row{Call::Ntohl, namecalltext::number, nothing},
    Row{Call::InetAton, namecalltext::text, namecalltext::packed},
    Row{Call::InetPton, namecalltext::familyAndText, namecalltext::packed},
    Row{Call::InetNtoa, namecalltext::hex, nothing},
    Row{Call::InetNtop, namecalltext::familyAndHex, nothing},
    Row{Call::Makefile, makefileArguments, nothing},
    Row{Call::Readline, descriptor, readlineAfter},
    Row{Call::Read, descriptor, readAfter},
    Row{Call::Write, sendallArguments, nothing},
    Row{Call::Flush, descriptor, nothing},
    Row{Call::TcpInfo, descriptor, tcpInfoAfter},
    Row{Call::Queues, descriptor, valueAfter},
    Row{Call::Starttls, tlsArguments, nothing},
};
constexpr Row innerMode{Call::Setblocking, modeArguments, nothing};
constexpr Row otherCalls{Call::None, descriptor, nothing};
// clang-format on

const Row &rowOf(const CallRecord &r)
{
    if (isInnerMode(r))
        return innerMode;
    for (const Row &row : rows) {
        if (row.call == r.call)
            return row;
    }
    return otherCalls;
}

} // namespace

bool isInnerMode(const CallRecord &r)
{
    return r.call == Call::Setblocking && r.kind == RecordKind::Inner;
}

QStringList argumentsBefore(const CallRecord &record)
{
    return rowOf(record).before(record);
}

QStringList argumentsAfter(const CallRecord &record)
{
    return rowOf(record).after(record);
}

} // namespace sw

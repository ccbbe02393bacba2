// SPDX-License-Identifier: GPL-3.0-or-later
#include "namecalljson.h"

#include <algorithm>
#include <array>

#include <QJsonArray>

#include "socketconstants.h"

namespace sw {

namespace {

/// Only what was given: a text that is null was not.
void put(QJsonObject &args, const QString &key, const QString &text)
{
    if (!text.isNull())
        args[key] = text;
}

void putFlags(const CallRecord &r, SymbolTable table, QJsonObject &args)
{
    const int flags = static_cast<int>(r.asked);
    if (flags != 0)
        args[QStringLiteral("flags")] = QJsonArray::fromStringList(symbolSet(table, flags).split(u'|'));
}

void addressQuestion(const CallRecord &r, QJsonObject &args)
{
    put(args, QStringLiteral("host"), r.text);
    put(args, QStringLiteral("service"), r.service);
    if (r.arguments[0] != 0)
        args[QStringLiteral("family")] = symbolName(SymbolTable::Family, r.arguments[0]);
    if (r.arguments[1] != 0)
        args[QStringLiteral("type")] = symbolName(SymbolTable::Type, r.arguments[1]);
    if (r.arguments[2] != 0)
        args[QStringLiteral("protocol")] = symbolName(SymbolTable::Protocol, r.arguments[2]);
    putFlags(r, SymbolTable::AddressInfoFlag, args);
}

void nameQuestion(const CallRecord &r, QJsonObject &args)
{
    args[QStringLiteral("address")] = r.address.toString();
    putFlags(r, SymbolTable::NameInfoFlag, args);
}

void name(const CallRecord &r, QJsonObject &args)
{
    put(args, QStringLiteral("name"), r.text);
}

void hostAddress(const CallRecord &r, QJsonObject &args)
{
    put(args, QStringLiteral("address"), r.text);
}

void serviceName(const CallRecord &r, QJsonObject &args)
{
    put(args, QStringLiteral("name"), r.text);
    put(args, QStringLiteral("protocol"), r.service);
}

void servicePort(const CallRecord &r, QJsonObject &args)
{
    args[QStringLiteral("port")] = r.service.toInt();
    put(args, QStringLiteral("protocol"), r.text);
}

void number(const CallRecord &r, QJsonObject &args)
{
    args[QStringLiteral("value")] = r.asked;
}

void text(const CallRecord &r, QJsonObject &args)
{
    put(args, QStringLiteral("text"), r.text);
    if (r.call == Call::InetPton)
        args[QStringLiteral("family")] = symbolName(SymbolTable::Family, r.arguments[0]);
}

void hex(const CallRecord &r, QJsonObject &args)
{
    put(args, QStringLiteral("hex"), r.text);
    if (r.call == Call::InetNtop)
        args[QStringLiteral("family")] = symbolName(SymbolTable::Family, r.arguments[0]);
}

struct Row
{
    Call call;
    void (*put)(const CallRecord &, QJsonObject &);
};

constexpr std::array rows{
    Row{Call::Getaddrinfo, addressQuestion},
    Row{Call::Getnameinfo, nameQuestion},
    Row{Call::Getfqdn, name},
    Row{Call::Gethostbyname, name},
    Row{Call::GethostbynameEx, name},
    Row{Call::Gethostbyaddr, hostAddress},
    Row{Call::Getservbyname, serviceName},
    Row{Call::Getservbyport, servicePort},
    Row{Call::Getprotobyname, name},
    Row{Call::Htons, number},
    Row{Call::Htonl, number},
    Row{Call::Ntohs, number},
    Row{Call::Ntohl, number},
    Row{Call::InetAton, text},
    Row{Call::InetPton, text},
    Row{Call::InetNtoa, hex},
    Row{Call::InetNtop, hex},
};

} // namespace

void addNameCallArgs(const CallRecord &r, QJsonObject &args)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row &one) { return one.call == r.call; });
    if (row != rows.end())
        row->put(r, args);
}

} // namespace sw

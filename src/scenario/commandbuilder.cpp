// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandbuilder.h"

#include <cmath>
#include <limits>

#include <QJsonArray>

#include "hexparser.h"
#include "optionvalue.h"
#include "payloadspec.h"
#include "socketconstants.h"
#include "tlsarguments.h"

namespace sw {

namespace {

constexpr int usualBacklog = 128;

std::optional<qint64> wholeNumber(const QJsonValue &value, qint64 least, qint64 most)
{
    bool ok = value.isDouble();
    const double number = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    if (!ok || std::trunc(number) != number || number < static_cast<double>(least)
        || number > static_cast<double>(most))
        return std::nullopt;
    return static_cast<qint64>(number);
}

bool setSymbol(int &place, SymbolTable table, const QJsonValue &value)
{
    const auto number = numberOfSymbol(table, value);
    place = number.value_or(0);
    return number.has_value();
}

bool setFlags(int &place, SymbolTable table, const QJsonValue &value)
{
    place = 0;
    for (const QJsonValue &item : value.toArray()) {
        const auto bit = symbolNumber(table, item.toString().toUtf8());
        if (!bit)
            return false;
        place |= *bit;
    }
    return true;
}

bool setSeconds(SocketCommand &command, const QJsonValue &value)
{
    command.timeoutMs = -1;
    command.number = -1;
    if (value.isNull())
        return true;
    bool ok = value.isDouble();
    const double seconds = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    if (!ok || seconds < 0 || seconds > std::numeric_limits<int>::max() / 1000)
        return false;
    command.timeoutMs = static_cast<int>(std::ceil(seconds * 1000));
    command.number = std::llround(seconds * 1e9);
    return true;
}

bool setAddress(BuiltCommand &built, const QJsonValue &value)
{
    const QString text = value.toString();
    if (const auto address = SocketAddress::parse(text)) {
        built.command.address = *address;
        return true;
    }
    built.lookUp = HostPort::parse(text);
    return built.lookUp.has_value();
}

bool setNumber(qint64 &place, const QJsonValue &value, qint64 least, qint64 most)
{
    const auto number = wholeNumber(value, least, most);
    place = number.value_or(0);
    return number.has_value();
}

bool setOptionValue(SocketCommand &command, const QJsonValue &value)
{
    const auto bytes = optionvalue::encode(command.arguments[0], command.arguments[1], value);
    command.bytes = bytes.value_or(QByteArray());
    return bytes.has_value();
}

bool setData(SocketCommand &command, const QJsonValue &value, const QString &folder)
{
    const auto bytes = payloadspec::bytes(value, folder);
    command.bytes = bytes.value_or(QByteArray());
    return bytes.has_value();
}

/// An empty text is not the same as none: of a name function it is "" and not NULL.
QString wholeText(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : wholeText(value.toString());
}

bool setInteger(SocketCommand &command, const QJsonValue &value)
{
    constexpr qint64 mostExact = qint64(1) << 53;
    const auto number = value.isString() ? integerIn(value.toString()) : wholeNumber(value, -mostExact, mostExact);
    command.number = number.value_or(0);
    return number.has_value();
}

bool setHex(SocketCommand &command, const QJsonValue &value)
{
    PayloadResult result = parseHex(value.toString());
    if (!value.isString() || !result.ok())
        return false;
    command.bytes = std::move(result.bytes);
    return true;
}

bool setLookUpFlags(SocketCommand &command, SymbolTable table, const QJsonValue &value)
{
    int flags = 0;
    const bool ok = setFlags(flags, table, value);
    command.number = flags;
    return ok;
}

bool setPort(SocketCommand &command, const QJsonValue &value)
{
    qint64 port = 0;
    const bool ok = setNumber(port, value, 0, 65535);
    command.service = QString::number(port);
    return ok;
}

bool setOptionName(SocketCommand &command, const QJsonValue &value)
{
    const auto name = numberOfOption(command.arguments[0], value);
    command.arguments[1] = name.value_or(0);
    command.number = name ? optionvalue::length(command.arguments[0], *name) : 0;
    return name.has_value();
}

bool setFileMode(int &place, const QJsonValue &value)
{
    const auto mode = fileModeOf(value.toString());
    place = mode.value_or(0);
    return mode.has_value();
}

bool setTimeLimit(int &place, const QJsonValue &value)
{
    qint64 limit = 0;
    const bool ok = setNumber(limit, value, -1, std::numeric_limits<int>::max());
    place = static_cast<int>(limit);
    return ok;
}

/// Puts one argument where the call looks for it.
bool setOne(BuiltCommand &built, const ArgSpec &spec, const QJsonValue &value, const QString &folder)
{
    SocketCommand &c = built.command;
    switch (spec.kind) {
    case ArgKind::Family:
        return setSymbol(c.arguments[0], SymbolTable::Family, value);
    case ArgKind::Type:
        return setSymbol(c.arguments[1], SymbolTable::Type, value);
    case ArgKind::Protocol:
        return setSymbol(c.arguments[2], SymbolTable::Protocol, value);
    case ArgKind::How:
        return setSymbol(c.arguments[0], SymbolTable::Shutdown, value);
    case ArgKind::Level:
        return setSymbol(c.arguments[0], SymbolTable::OptionLevel, value);
    case ArgKind::OptionName:
        return setOptionName(c, value);
    case ArgKind::MessageFlags:
        return setFlags(c.arguments[0], SymbolTable::MessageFlag, value);
    case ArgKind::Events:
        return setFlags(c.arguments[0], SymbolTable::PollEvent, value);
    case ArgKind::AddressInfoFlags:
        return setLookUpFlags(c, SymbolTable::AddressInfoFlag, value);
    case ArgKind::NameInfoFlags:
        return setLookUpFlags(c, SymbolTable::NameInfoFlag, value);
    case ArgKind::Address:
        return setAddress(built, value);
    case ArgKind::Port:
        return setPort(c, value);
    case ArgKind::Text:
        c.host = wholeText(value.toString());
        return true;
    case ArgKind::ProtocolName:
        (c.call == Call::Getservbyport ? c.host : c.service) = wholeText(value.toString());
        return true;
    case ArgKind::TextOrNumber:
        c.service = textOf(value);
        return true;
    case ArgKind::Integer:
        return setInteger(c, value);
    case ArgKind::Hex:
        return setHex(c, value);
    case ArgKind::Backlog:
        return setNumber(c.number, value, std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
    case ArgKind::Size:
        return setNumber(c.number, value, 0, payloadspec::mostBytes);
    case ArgKind::Milliseconds:
        return setTimeLimit(c.timeoutMs, value);
    case ArgKind::Seconds:
        return setSeconds(c, value);
    case ArgKind::Boolean:
        c.number = value.toBool() ? 1 : 0;
        return value.isBool();
    case ArgKind::Data:
        return setData(c, value, folder);
    case ArgKind::OptionValue:
        return setOptionValue(c, value);
    case ArgKind::FileMode:
        return setFileMode(c.arguments[0], value);
    case ArgKind::TlsSide:
    case ArgKind::TlsVersion:
        break; // of starttls only, which is built elsewhere
    }
    return false;
}

} // namespace

std::optional<int> fileModeOf(const QString &mode)
{
    int bits = 0;
    for (const QChar letter : mode) {
        if (letter == u'r')
            bits |= fileReads;
        else if (letter == u'w')
            bits |= fileWrites;
        else if (letter != u'b') // always binary
            return std::nullopt;
    }
    return bits == 0 ? fileReads : bits;
}

BuiltCommand buildCommand(const CallSpec &call, const QJsonObject &args, const QString &folder)
{
    BuiltCommand built;
    built.command.call = call.call;
    if (call.call == Call::Listen)
        built.command.number = usualBacklog;
    else if (call.call == Call::Socketpair)
        built.command.arguments[0] = constant::afUnix;
    else if (call.call == Call::InetPton || call.call == Call::InetNtop)
        built.command.arguments[0] = constant::afInet;
    else if (call.call == Call::Makefile)
        built.command.arguments[0] = fileReads | fileWrites;
    else if (call.call == Call::Read)
        built.command.number = -1; // until the end of the stream
    if (call.call == Call::Starttls) { // many texts: they have a place of their own
        const auto tls = tlsarguments::settings(args, folder, built.badArgument);
        built.command.tls = std::make_shared<const TlsSettings>(tls.value_or(TlsSettings()));
        built.command.host = built.command.tls->serverName;
        built.command.arguments[0] = built.command.tls->server ? 1 : 0;
        return built;
    }
    // In the table's order: the name of an option needs its level, the value needs both.
    for (const ArgSpec &spec : call.args) {
        const QJsonValue value = args.value(QLatin1StringView(spec.name));
        const bool empty = value.isUndefined() || (value.isNull() && spec.kind != ArgKind::Seconds);
        if (!empty && !setOne(built, spec, value, folder)) {
            built.badArgument = QLatin1StringView(spec.name);
            return built;
        }
    }
    return built;
}

void completeRecord(CallRecord &record, const QJsonObject &args)
{
    if (record.call == Call::Getsockopt && !record.failed())
        record.value = optionvalue::decode(record.arguments[0], record.arguments[1], record.data);
    if (record.call == Call::Setsockopt)
        record.value = args.value(QLatin1StringView("value"));
}

} // namespace sw

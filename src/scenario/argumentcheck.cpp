// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumentcheck.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "address.h"
#include "commandbuilder.h"
#include "hexparser.h"
#include "hostport.h"
#include "optionvalue.h"
#include "payloadspec.h"
#include "reference.h"
#include "tlsarguments.h"

namespace sw::argumentcheck {

namespace {

constexpr qint64 mostExact = qint64(1) << 53; // a number of JSON is exact up to here
constexpr int mostInt = std::numeric_limits<int>::max();
constexpr double mostSeconds = 1'000'000;

/// A name of the table, or a number.
void checkSymbol(NodeReader &reader, const JsonNode &node, SymbolTable table)
{
    if (NodeReader::isOpen(node))
        return;
    if (node.isNumber()) {
        reader.integer(node, std::numeric_limits<int>::min(), mostInt);
        return;
    }
    const QString name = reader.text(node);
    bool number = false;
    name.toInt(&number);
    if (!name.isEmpty() && !(number && node.replaced) && !numberOfSymbol(table, node.toValue()))
        reader.fault(LoadFault::UnknownName, node, name);
}

void checkOptionName(NodeReader &reader, const JsonNode &node, const JsonNode &args)
{
    const JsonNode *level = args.member(QLatin1StringView("level"));
    if (NodeReader::isOpen(node) || !level || NodeReader::isOpen(*level))
        return;
    if (node.isNumber()) {
        reader.integer(node, 0, mostInt);
        return;
    }
    const QString name = reader.text(node);
    const auto levelNumber = numberOfSymbol(SymbolTable::OptionLevel, level->toValue());
    if (levelNumber && node.isString() && !numberOfOption(*levelNumber, node.toValue()))
        reader.fault(LoadFault::UnknownName, node, name);
}

void checkOptionValue(NodeReader &reader, const JsonNode &node, const JsonNode &args)
{
    const JsonNode *level = args.member(QLatin1StringView("level"));
    const JsonNode *name = args.member(QLatin1StringView("name"));
    if (!level || !name || !reference::firstIn(node.toValue()).isNull())
        return;
    const auto levelNumber = numberOfSymbol(SymbolTable::OptionLevel, level->toValue());
    const auto nameNumber = levelNumber ? numberOfOption(*levelNumber, name->toValue()) : std::nullopt;
    if (nameNumber && !optionvalue::encode(*levelNumber, *nameNumber, node.toValue()))
        reader.wrongType(node, WantedValue::OptionValue, optionName(*levelNumber, *nameNumber));
}

/// Nothing but the number is wrong when it is too large: that is for the call to say.
void checkInteger(NodeReader &reader, const JsonNode &node)
{
    if (node.isNumber()) {
        reader.integer(node, -mostExact, mostExact);
        return;
    }
    const QString text = reader.text(node);
    if (!text.isEmpty() && !NodeReader::isOpen(node) && !integerIn(text))
        reader.fault(LoadFault::WrongType, node, QStringLiteral("number"));
}

void checkHex(NodeReader &reader, const JsonNode &node)
{
    const QString text = reader.text(node, true);
    if (node.isString() && !NodeReader::isOpen(node) && !parseHex(text).ok())
        reader.fault(LoadFault::BadHex, node, text.left(32));
}

void checkTextOrNumber(NodeReader &reader, const JsonNode &node)
{
    if (!node.isNumber() && node.kind != JsonNode::Kind::Null)
        reader.text(node, true);
}

void checkSeconds(NodeReader &reader, const JsonNode &node)
{
    if (node.kind != JsonNode::Kind::Null)
        reader.number(node, 0, mostSeconds);
}

void checkOptionalText(NodeReader &reader, const JsonNode &node)
{
    if (node.kind != JsonNode::Kind::Null)
        reader.text(node, true);
}

void checkFileMode(NodeReader &reader, const JsonNode &node)
{
    const QString mode = reader.text(node);
    if (!mode.isEmpty() && !NodeReader::isOpen(node) && !fileModeOf(mode))
        reader.fault(LoadFault::UnknownName, node, mode);
}

void checkTls(NodeReader &reader, const JsonNode &node, ArgKind kind)
{
    const QString text = reader.text(node);
    const bool known = kind == ArgKind::TlsSide ? tlsarguments::isServer(text).has_value()
                                                : tlsVersionFrom(text).has_value();
    if (!text.isEmpty() && !NodeReader::isOpen(node) && !known)
        reader.fault(LoadFault::UnknownName, node, text);
}

/// A text may hold the number, as everywhere where one of any size is taken.
void checkDays(NodeReader &reader, const JsonNode &node)
{
    std::optional<qint64> days;
    if (node.isString() && !NodeReader::isOpen(node))
        days = integerIn(node.text);
    else if (node.isNumber() && std::trunc(node.real) == node.real && std::abs(node.real) <= mostExact)
        days = static_cast<qint64>(node.real); // what else is wrong is told already
    if (days && (*days < -tlsarguments::mostDays || *days > tlsarguments::mostDays))
        reader.fault(LoadFault::OutOfRange, node, QString::number(*days),
                     QStringLiteral("%1..%2").arg(-tlsarguments::mostDays).arg(tlsarguments::mostDays));
}

/// What no kind of value tells of the arguments of starttls.
void checkTlsLimits(NodeReader &reader, const JsonNode &args)
{
    if (const JsonNode *days = args.member(QLatin1StringView("days")))
        checkDays(reader, *days);
    const JsonNode *alpn = args.member(QLatin1StringView("alpn"));
    if (!alpn || !alpn->isString() || NodeReader::isOpen(*alpn))
        return;
    if (const QString name = tlsarguments::longProtocol(alpn->text); !name.isNull())
        reader.fault(LoadFault::LongProtocol, *alpn, name.left(32), QString::number(tlsarguments::mostProtocolBytes));
}

void checkOne(NodeReader &reader, ArgKind kind, const JsonNode &node, const JsonNode &args)
{
    switch (kind) {
    case ArgKind::Family:
        return checkSymbol(reader, node, SymbolTable::Family);
    case ArgKind::Type:
        return checkSymbol(reader, node, SymbolTable::Type);
    case ArgKind::Protocol:
        return checkSymbol(reader, node, SymbolTable::Protocol);
    case ArgKind::How:
        return checkSymbol(reader, node, SymbolTable::Shutdown);
    case ArgKind::Level:
        return checkSymbol(reader, node, SymbolTable::OptionLevel);
    case ArgKind::OptionName:
        return checkOptionName(reader, node, args);
    case ArgKind::OptionValue:
        return checkOptionValue(reader, node, args);
    case ArgKind::MessageFlags:
        return checkFlags(reader, node, {SymbolTable::MessageFlag});
    case ArgKind::Events:
        return checkFlags(reader, node, {SymbolTable::PollEvent});
    case ArgKind::AddressInfoFlags:
        return checkFlags(reader, node, {SymbolTable::AddressInfoFlag});
    case ArgKind::NameInfoFlags:
        return checkFlags(reader, node, {SymbolTable::NameInfoFlag});
    case ArgKind::Address:
        return checkAddress(reader, node);
    case ArgKind::Text:
    case ArgKind::ProtocolName:
        return checkOptionalText(reader, node);
    case ArgKind::TextOrNumber:
        return checkTextOrNumber(reader, node);
    case ArgKind::Integer:
        return checkInteger(reader, node);
    case ArgKind::Hex:
        return checkHex(reader, node);
    case ArgKind::Seconds:
        return checkSeconds(reader, node);
    case ArgKind::FileMode:
        return checkFileMode(reader, node);
    case ArgKind::TlsSide:
    case ArgKind::TlsVersion:
        return checkTls(reader, node, kind);
    case ArgKind::Data:
        return payloadspec::check(reader, node);
    case ArgKind::Boolean:
        reader.flag(node);
        return;
    case ArgKind::Port:
        reader.integer(node, 0, 65535, LoadFault::BadPort);
        return;
    case ArgKind::Backlog:
        reader.integer(node, std::numeric_limits<int>::min(), mostInt);
        return;
    case ArgKind::Size:
        reader.integer(node, 0, payloadspec::mostBytes);
        return;
    case ArgKind::Milliseconds:
        reader.integer(node, -1, mostInt);
        return;
    }
}

} // namespace

void check(NodeReader &reader, const JsonNode &step, const CallSpec &call, const JsonNode *args)
{
    if (args && !args->isObject()) {
        reader.wrongType(*args, WantedValue::Object);
        return;
    }
    for (const ArgSpec &wanted : call.args) {
        if (wanted.required && (!args || !args->member(QLatin1StringView(wanted.name))))
            reader.fault(LoadFault::MissingKey, args ? *args : step, QLatin1StringView(wanted.name));
    }
    if (!args)
        return;
    for (const JsonNode &given : args->items) {
        if (const ArgSpec *known = call.argument(given.key))
            checkOne(reader, known->kind, given, *args);
        else
            reader.fault(LoadFault::UnknownArgument, given.keyOffset, given.key, QLatin1StringView(call.name));
    }
    if (call.call == Call::Starttls)
        checkTlsLimits(reader, *args);
    reader.checkReferences(*args);
}

void checkAddress(NodeReader &reader, const JsonNode &node)
{
    const QString text = reader.text(node);
    if (text.isEmpty() || NodeReader::isOpen(node))
        return;
    switch (HostPort::judge(text)) {
    case HostPort::Verdict::Fine:
        return;
    case HostPort::Verdict::BadPort:
        return reader.fault(LoadFault::BadPort, node, text);
    case HostPort::Verdict::BadAddress:
        return reader.fault(LoadFault::BadAddress, node, text);
    }
}

void checkFlags(NodeReader &reader, const JsonNode &node, std::initializer_list<SymbolTable> tables)
{
    if (!node.isArray()) {
        reader.wrongType(node, WantedValue::List);
        return;
    }
    for (const JsonNode &item : node.items) {
        if (NodeReader::isOpen(item))
            continue;
        const QByteArray name = reader.text(item).toUtf8();
        const bool known = std::any_of(tables.begin(), tables.end(),
                                       [&](SymbolTable table) { return symbolNumber(table, name).has_value(); });
        if (!name.isEmpty() && !known)
            reader.fault(LoadFault::UnknownName, item, item.text);
    }
}

} // namespace sw::argumentcheck

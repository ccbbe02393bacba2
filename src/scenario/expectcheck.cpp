// SPDX-License-Identifier: GPL-3.0-or-later
#include "expectcheck.h"

#include <algorithm>
#include <array>
#include <limits>

#include "argumentcheck.h"
#include "bytematch.h"
#include "errnotable.h"
#include "payloadspec.h"
#include "tcpstate.h"

namespace sw {

namespace {

constexpr double far = 9e18;

void checkRange(NodeReader &reader, const JsonNode &node)
{
    if (!reader.checkObject(node, {"min", "max"}))
        return;
    if (node.items.empty())
        reader.fault(LoadFault::MissingKey, node, QStringLiteral("min, max"));
    for (const JsonNode &limit : node.items) {
        if (limit.key == QLatin1StringView("min") || limit.key == QLatin1StringView("max"))
            reader.number(limit, -far, far);
    }
}

void checkNumber(NodeReader &reader, const JsonNode &node)
{
    if (node.isObject())
        checkRange(reader, node);
    else
        reader.integer(node, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
}

/// A name or a list of names that `known` knows.
void checkNames(NodeReader &reader, const JsonNode &node, bool (*known)(const QByteArray &))
{
    if (node.isArray()) {
        if (node.items.empty())
            reader.fault(LoadFault::EmptyValue, node);
        for (const JsonNode &item : node.items)
            checkNames(reader, item, known);
        return;
    }
    const QString name = reader.text(node);
    if (!name.isEmpty() && !NodeReader::isOpen(node) && !known(name.toUtf8()))
        reader.fault(LoadFault::UnknownName, node, name);
}

void checkErrno(NodeReader &reader, const JsonNode &node)
{
    checkNames(reader, node, [](const QByteArray &name) { return errnoNumber(name) != 0; });
}

void checkGai(NodeReader &reader, const JsonNode &node)
{
    checkNames(reader, node, [](const QByteArray &name) { return gaiErrorNumber(name) != 0; });
}

void checkState(NodeReader &reader, const JsonNode &node)
{
    checkNames(reader, node, [](const QByteArray &name) { return tcpStateFromName(name) != TcpState::Unknown; });
}

void checkFlags(NodeReader &reader, const JsonNode &node)
{
    argumentcheck::checkFlags(reader, node, {SymbolTable::MessageFlag, SymbolTable::PollEvent});
}

void checkBool(NodeReader &reader, const JsonNode &node)
{
    reader.flag(node);
}

void checkPattern(NodeReader &reader, const JsonNode &node)
{
    AnswerRule rule;
    rule.match = RuleMatch::Regex;
    rule.pattern = reader.text(node);
    if (rule.pattern.isEmpty() || NodeReader::isOpen(node))
        return;
    const ByteMatch match(rule);
    if (match.fault() == PatternFault::TooLong)
        reader.fault(LoadFault::TooLarge, node, rule.pattern.left(32));
    else if (match.fault() != PatternFault::None)
        reader.fault(LoadFault::BadPattern, node, rule.pattern, match.regexReason());
}

void checkAnything(NodeReader &, const JsonNode &)
{
}

struct Row
{
    const char *key;
    void (*check)(NodeReader &, const JsonNode &);
};

constexpr std::array rows{
    Row{"result", checkNumber},
    Row{"errno", checkErrno},
    Row{"gai", checkGai},
    Row{"data", payloadspec::check},
    Row{"data_starts", payloadspec::check},
    Row{"data_contains", payloadspec::check},
    Row{"data_matches", checkPattern},
    Row{"bytes", checkNumber},
    Row{"address", argumentcheck::checkAddress},
    Row{"value", checkAnything},
    Row{"flags", checkFlags},
    Row{"timed_out", checkBool},
    Row{"took_ms", checkRange},
    Row{"state", checkState},
};

} // namespace

QJsonObject checkExpect(NodeReader &reader, const JsonNode &node)
{
    if (!node.isObject()) {
        reader.wrongType(node, WantedValue::Object);
        return {};
    }
    for (const JsonNode &item : node.items) {
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [&](const Row &one) { return item.key == QLatin1StringView(one.key); });
        if (row == rows.end())
            reader.fault(LoadFault::UnknownKey, item.keyOffset, item.key);
        else
            row->check(reader, item);
    }
    reader.checkReferences(node);
    return node.toValue().toObject();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulefile.h"

#include <array>

#include "jsonnode.h"
#include "nodereader.h"
#include "rulejson.h"

namespace sw {

namespace {

using Kind = RuleJsonFault::Kind;

struct Row
{
    Kind kind;
    LoadFault fault;
};

constexpr std::array rows{
    Row{Kind::UnknownKey, LoadFault::UnknownKey}, Row{Kind::MissingKey, LoadFault::MissingKey},
    Row{Kind::WrongType, LoadFault::WrongType},   Row{Kind::UnknownName, LoadFault::UnknownName},
    Row{Kind::OutOfRange, LoadFault::OutOfRange}, Row{Kind::WrongFormat, LoadFault::UnknownName},
};

constexpr std::array wanted{WantedValue::Nothing, WantedValue::Object, WantedValue::List,
                            WantedValue::Text,    WantedValue::Truth,  WantedValue::WholeNumber}; // as the types

const JsonNode *at(const JsonNode &root, const QStringList &path)
{
    const JsonNode *node = &root;
    for (const QString &key : path) {
        const JsonNode *next = nullptr;
        if (node->isArray())
            next = &node->items[static_cast<std::size_t>(key.toInt())];
        for (const JsonNode &item : node->items) {
            if (node->isObject() && item.key == key)
                next = &item;
        }
        if (next == nullptr)
            return node; // a key that is missing: where its object stands
        node = next;
    }
    return node;
}

/// What is at fault, but for its place.
LoadError errorOf(const RuleJsonFault &fault)
{
    LoadError error{LoadFault::Syntax, 0, 0, fault.about, fault.wanted, wanted[static_cast<std::size_t>(fault.type)]};
    for (const Row &row : rows) {
        if (row.kind == fault.kind)
            error.fault = row.fault;
    }
    return error;
}

} // namespace

void checkRules(NodeReader &reader, const JsonNode &rules)
{
    if (!rules.isObject()) {
        reader.wrongType(rules, WantedValue::Object);
        return;
    }
    RuleJsonFault fault;
    if (ruleSetFrom(rules.toValue().toObject(), fault))
        return;
    const JsonNode &node = *at(rules, fault.path);
    const LoadError error = errorOf(fault);
    if (error.fault == LoadFault::WrongType)
        reader.wrongType(node, error.wanted, error.detail);
    else
        reader.fault(error.fault, error.fault == LoadFault::UnknownKey ? node.keyOffset : node.offset, error.about,
                     error.detail);
}

std::optional<RuleSet> loadRules(const QByteArray &text, LoadError &error)
{
    if (text.size() > mostRuleFile) {
        error = {LoadFault::TooLarge, 0, 0, QString::number(text.size()), {}};
        return std::nullopt;
    }
    const auto root = parseJson(text, error);
    if (!root)
        return std::nullopt;
    if (!root->isObject()) {
        error = {LoadFault::WrongType, 1, 1, {}, {}, WantedValue::Object};
        return std::nullopt;
    }
    RuleJsonFault fault;
    auto set = ruleSetFrom(root->toValue().toObject(), fault);
    if (set)
        return set;
    const JsonNode &node = *at(*root, fault.path);
    const auto [line, column] = placeOf(text, fault.kind == Kind::UnknownKey ? node.keyOffset : node.offset);
    error = errorOf(fault);
    error.line = line;
    error.column = column;
    return std::nullopt;
}

} // namespace sw

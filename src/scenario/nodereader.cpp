// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodereader.h"

#include <algorithm>
#include <cmath>

#include "reference.h"

namespace sw {

namespace {

constexpr std::size_t mostErrors = 50;
constexpr std::size_t mostGathered = 200; // each looks for its line; they may come in another order than the file's

/// The value as JSON once it is read: text that a reference became may be a number.
std::optional<double> numberOf(const JsonNode &node)
{
    if (node.isNumber())
        return node.real;
    bool ok = false;
    const double value = node.isString() && node.replaced ? node.text.toDouble(&ok) : 0;
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

NodeReader::NodeReader(QByteArray text, QMap<QString, QString> variables, QString folder)
    : m_text(std::move(text))
    , m_variables(std::move(variables))
    , m_folder(std::move(folder))
{
}

void NodeReader::fault(LoadFault what, qsizetype offset, const QString &about, const QString &detail)
{
    if (m_errors.size() >= mostGathered)
        return;
    const auto [line, column] = placeOf(m_text, offset);
    m_errors.emplace(offset, LoadError{what, line, column, about, detail, WantedValue::Nothing});
}

LoadErrors NodeReader::takeErrors()
{
    LoadErrors errors;
    for (const auto &[offset, error] : m_errors) {
        if (errors.size() < mostErrors)
            errors.push_back(error);
    }
    m_errors.clear();
    return errors;
}

int NodeReader::lineOf(const JsonNode &node) const
{
    return placeOf(m_text, node.offset).first;
}

bool NodeReader::isOpen(const JsonNode &node)
{
    return node.isString() && reference::isIn(node.text);
}

void NodeReader::replaceVariables(JsonNode &node)
{
    if (isOpen(node)) {
        node.replaced = true;
        for (const QString &name : reference::namesIn(node.text)) {
            if (!m_variables.contains(name) && name != QLatin1StringView("tmp") && !reference::socketField(name))
                fault(LoadFault::BadReference, node,
                      QStringLiteral("${") + name + (name.isNull() ? QString() : QStringLiteral("}")));
        }
        node.text = reference::replace(node.text, [this](const QString &name) {
            return m_variables.contains(name) ? std::optional(m_variables.value(name)) : std::nullopt;
        });
    }
    for (JsonNode &item : node.items)
        replaceVariables(item);
}

void NodeReader::checkReferences(const JsonNode &node)
{
    if (isOpen(node)) {
        for (const QString &name : reference::namesIn(node.text)) {
            const auto field = reference::socketField(name);
            if (field && !m_sockets.contains(field->socket))
                fault(LoadFault::BadReference, node, QStringLiteral("${") + name + u'}');
        }
    }
    for (const JsonNode &item : node.items)
        checkReferences(item);
}

bool NodeReader::wrongType(const JsonNode &node, WantedValue wanted, const QString &detail)
{
    if (m_errors.size() >= mostGathered)
        return false;
    const auto [line, column] = placeOf(m_text, node.offset);
    m_errors.emplace(node.offset, LoadError{LoadFault::WrongType, line, column, {}, detail, wanted});
    return false;
}

bool NodeReader::checkObject(const JsonNode &node, std::initializer_list<const char *> keys)
{
    if (!node.isObject())
        return wrongType(node, WantedValue::Object);
    for (const JsonNode &item : node.items) {
        const bool known = std::any_of(keys.begin(), keys.end(),
                                       [&](const char *key) { return item.key == QLatin1StringView(key); });
        if (!known)
            fault(LoadFault::UnknownKey, item.keyOffset, item.key);
    }
    return true;
}

const JsonNode *NodeReader::need(const JsonNode &object, const char *key)
{
    const JsonNode *found = object.member(QLatin1StringView(key));
    if (!found)
        fault(LoadFault::MissingKey, object, QLatin1StringView(key));
    return found;
}

QString NodeReader::text(const JsonNode &node, bool mayBeEmpty)
{
    if (!node.isString()) {
        wrongType(node, WantedValue::Text);
        return {};
    }
    if (node.text.isEmpty() && !mayBeEmpty)
        fault(LoadFault::EmptyValue, node);
    return node.text;
}

bool NodeReader::flag(const JsonNode &node)
{
    if (node.kind != JsonNode::Kind::Bool)
        wrongType(node, WantedValue::Truth);
    return node.boolean;
}

qint64 NodeReader::integer(const JsonNode &node, qint64 least, qint64 most, LoadFault outside)
{
    if (isOpen(node))
        return least;
    const auto value = numberOf(node);
    if (!value || std::trunc(*value) != *value) {
        wrongType(node, WantedValue::WholeNumber);
        return least;
    }
    if (*value < static_cast<double>(least) || *value > static_cast<double>(most)) {
        const QString shown = node.kind == JsonNode::Kind::Integer ? QString::number(node.integer)
                                                                   : QString::number(*value);
        fault(outside, node, shown, QStringLiteral("%1..%2").arg(least).arg(most));
        return least;
    }
    return node.kind == JsonNode::Kind::Integer ? node.integer : static_cast<qint64>(*value);
}

double NodeReader::number(const JsonNode &node, double least, double most)
{
    if (isOpen(node))
        return least;
    const auto value = numberOf(node);
    if (!value) {
        wrongType(node, WantedValue::Number);
        return least;
    }
    if (*value < least || *value > most)
        fault(LoadFault::OutOfRange, node, QString::number(*value), QStringLiteral("%1..%2").arg(least).arg(most));
    return *value;
}

QStringList NodeReader::names(const JsonNode &node)
{
    if (!node.isArray()) {
        wrongType(node, WantedValue::List);
        return {};
    }
    QStringList list;
    for (const JsonNode &item : node.items)
        list.append(text(item));
    return list;
}

LocalText NodeReader::localText(const JsonNode &node)
{
    if (node.isString())
        return {node.text, {}};
    LocalText result;
    if (!node.isObject()) {
        wrongType(node, WantedValue::TextOrTexts);
        return result;
    }
    checkObject(node, {"en", "zh_CN"});
    if (node.items.empty())
        fault(LoadFault::EmptyValue, node);
    if (const JsonNode *en = node.member(QLatin1StringView("en")))
        result.en = text(*en, true);
    if (const JsonNode *zh = node.member(QLatin1StringView("zh_CN")))
        result.zhCn = text(*zh, true);
    return result;
}

} // namespace sw

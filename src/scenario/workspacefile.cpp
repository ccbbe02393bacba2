// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacefile.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace sw {

namespace {

constexpr QByteArrayView formatBegin("\"socket-workbench/workspace@");
constexpr qsizetype mostShown = 60; ///< characters of a value that is wrong

void checkSide(NodeReader &reader, const JsonNode &root, const char *side, const WorkspaceForm::Check &check)
{
    const JsonNode *panels = reader.need(root, side);
    if (!panels)
        return;
    if (!panels->isArray()) {
        reader.wrongType(*panels, WantedValue::List);
        return;
    }
    if (panels->items.size() > size_t(mostWorkspacePanels)) {
        reader.fault(LoadFault::TooLarge, *panels, QString::number(panels->items.size()));
        return;
    }
    for (const JsonNode &panel : panels->items) {
        if (panel.isObject())
            check(reader, panel);
        else
            reader.wrongType(panel, WantedValue::Object);
    }
}

void checkMembers(NodeReader &reader, const JsonNode &root, const WorkspaceForm &form)
{
    for (const JsonNode &member : root.items) {
        const auto part = form.parts.find(member.key);
        if (part != form.parts.end())
            part->second(reader, member);
        else if (member.key != QLatin1StringView("format") && member.key != QLatin1StringView("servers")
                 && member.key != QLatin1StringView("clients"))
            reader.fault(LoadFault::UnknownKey, member.keyOffset, member.key.left(mostShown));
    }
}

WorkspaceResult refused(LoadFault fault, const QString &about, const QString &detail)
{
    WorkspaceResult result;
    result.errors.push_back({fault, 0, 0, about, detail, WantedValue::Nothing});
    return result;
}

WantedValue wantedLike(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object:
        return WantedValue::Object;
    case QJsonValue::Array:
        return WantedValue::List;
    case QJsonValue::Bool:
        return WantedValue::Truth;
    case QJsonValue::Double:
        return WantedValue::Number;
    default:
        return WantedValue::Text;
    }
}

QJsonValue::Type kindOf(const JsonNode &node)
{
    switch (node.kind) {
    case JsonNode::Kind::Null:
        return QJsonValue::Null;
    case JsonNode::Kind::Bool:
        return QJsonValue::Bool;
    case JsonNode::Kind::Integer:
    case JsonNode::Kind::Real:
        return QJsonValue::Double;
    case JsonNode::Kind::String:
        return QJsonValue::String;
    case JsonNode::Kind::Array:
        return QJsonValue::Array;
    case JsonNode::Kind::Object:
        return QJsonValue::Object;
    }
    return QJsonValue::Undefined;
}

/// A value in few characters of one line, as it stands in the file.
QString shown(const JsonNode &node)
{
    QString text;
    switch (node.kind) {
    case JsonNode::Kind::Array:
        return QStringLiteral("[…]");
    case JsonNode::Kind::Object:
        return QStringLiteral("{…}");
    case JsonNode::Kind::Null:
        return QStringLiteral("null");
    case JsonNode::Kind::Bool:
        return node.boolean ? QStringLiteral("true") : QStringLiteral("false");
    case JsonNode::Kind::Integer:
        return QString::number(node.integer);
    case JsonNode::Kind::Real:
        return QString::number(node.real);
    case JsonNode::Kind::String:
        text = node.text.left(mostShown + 1);
        break;
    }
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return !c.isPrint(); }, u' ');
    return text.size() > mostShown ? text.left(mostShown) + u'…' : text;
}

bool isSame(const JsonNode &given, const QJsonValue &taken)
{
    if (given.isNumber())
        return given.real == taken.toDouble();
    if (given.isString())
        return given.text == taken.toString();
    return given.kind != JsonNode::Kind::Bool || given.boolean == taken.toBool();
}

} // namespace

void checkTaken(NodeReader &reader, const JsonNode &given, const QJsonValue &taken, Agreement agreement)
{
    if (kindOf(given) != taken.type()) {
        if (taken.isNull() || taken.isUndefined())
            reader.fault(LoadFault::NotUsable, given, shown(given));
        else
            reader.wrongType(given, wantedLike(taken));
    } else if (given.isObject()) {
        const QJsonObject object = taken.toObject();
        // Nothing at all came of it, so no key of it is better than another.
        if (object.isEmpty() && !given.items.empty() && agreement == Agreement::Values) {
            reader.fault(LoadFault::NotUsable, given, shown(given));
            return;
        }
        for (const JsonNode &member : given.items) {
            const auto found = object.constFind(member.key);
            if (found == object.constEnd())
                reader.fault(LoadFault::UnknownKey, member.keyOffset, member.key.left(mostShown));
            else
                checkTaken(reader, member, *found, agreement);
        }
    } else if (agreement == Agreement::Values && given.isArray()) {
        const QJsonArray list = taken.toArray();
        if (given.items.size() != size_t(list.size())) {
            // Something was left out: the first that differs is at fault, or the first behind the others.
            for (size_t i = 0; i < given.items.size(); ++i) {
                if (i >= size_t(list.size()) || given.items[i].toValue() != list.at(qsizetype(i))) {
                    reader.fault(LoadFault::NotUsable, given.items[i], shown(given.items[i]));
                    return;
                }
            }
        }
        for (size_t i = 0; i < std::min(given.items.size(), size_t(list.size())); ++i)
            checkTaken(reader, given.items[i], list.at(qsizetype(i)), agreement);
    } else if (agreement == Agreement::Values && !isSame(given, taken)) {
        reader.fault(LoadFault::NotUsable, given, shown(given));
    }
}

WorkspaceResult readWorkspace(const QByteArray &text, const WorkspaceForm &form)
{
    if (text.size() > mostWorkspaceBytes)
        return refused(LoadFault::TooLarge, QString::number(text.size()), {});
    WorkspaceResult result;
    LoadError broken;
    const std::optional<JsonNode> root = parseJson(text, broken);
    if (!root) {
        result.errors.push_back(broken);
        return result;
    }
    NodeReader reader(text, {}, {});
    const JsonNode *format = root->isObject() ? reader.need(*root, "format") : nullptr;
    if (!root->isObject()) {
        reader.wrongType(*root, WantedValue::Object);
    } else if (format && !format->isString()) {
        reader.wrongType(*format, WantedValue::Text);
    } else if (format && format->text != workspaceFormat) {
        // Of another version nothing else can be said.
        reader.fault(LoadFault::WrongFormat, *format, shown(*format), workspaceFormat);
    } else if (format) {
        checkMembers(reader, *root, form);
        checkSide(reader, *root, "servers", form.server);
        checkSide(reader, *root, "clients", form.client);
    }
    if (reader.isFine())
        result.workspace = root->toValue().toObject();
    result.errors = reader.takeErrors();
    return result;
}

WorkspaceResult readWorkspaceFile(const QString &file, const WorkspaceForm &form)
{
    QFile source(file);
    // A pipe or a device could hold up the window, and never end.
    if (QFileInfo(file).exists() && !QFileInfo(file).isFile())
        return refused(LoadFault::CannotRead, {}, QStringLiteral("not a regular file"));
    if (!source.open(QIODevice::ReadOnly))
        return refused(LoadFault::CannotRead, {}, source.errorString());
    const QByteArray text = source.read(mostWorkspaceBytes + 1);
    if (source.error() != QFileDevice::NoError)
        return refused(LoadFault::CannotRead, {}, source.errorString());
    return readWorkspace(text, form);
}

QByteArray writeWorkspace(const QJsonObject &workspace)
{
    // QJsonDocument sorts; what a file is stands in front, for people and for looksLikeWorkspace().
    const QByteArray head = "{\n    \"format\": \"" + QByteArray(workspaceFormat.data(), workspaceFormat.size()) + "\"";
    QJsonObject rest = workspace;
    rest.remove(QStringLiteral("format"));
    if (rest.isEmpty())
        return head + "\n}\n";
    const QByteArray text = QJsonDocument(rest).toJson(QJsonDocument::Indented);
    return head + ",\n" + text.sliced(text.indexOf('\n') + 1);
}

bool looksLikeWorkspace(const QByteArray &begin)
{
    return begin.contains(formatBegin);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadspec.h"

#include <algorithm>
#include <array>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

#include "encodings.h"
#include "hexparser.h"

namespace sw::payloadspec {

namespace {

constexpr std::array<const char *, 5> forms{"text", "hex", "base64", "file", "repeat"};

std::optional<QByteArray> fromBase64(const QString &text)
{
    auto result = QByteArray::fromBase64Encoding(text.toLatin1(),
                                                 QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(std::move(result.decoded)) : std::nullopt;
}

QString pathOf(const QString &file, const QString &folder)
{
    return QDir(folder).filePath(file);
}

std::optional<QByteArray> fromFile(const QString &file, const QString &folder)
{
    QFile in(pathOf(file, folder));
    if (!in.open(QIODevice::ReadOnly) || in.size() > mostBytes)
        return std::nullopt;
    return in.readAll();
}

void checkText(NodeReader &reader, const JsonNode &node, const JsonNode &value)
{
    const QString text = reader.text(value, true);
    std::optional<TextEncoding> encoding = TextEncoding::Utf8;
    if (const JsonNode *name = node.member(QLatin1StringView("encoding"))) {
        encoding = encodingByName(reader.text(*name));
        if (!encoding && name->isString())
            reader.fault(LoadFault::UnknownName, *name, name->text);
    }
    if (!encoding || NodeReader::isOpen(value))
        return;
    const EncodeResult result = encode(text, *encoding);
    if (!result.ok())
        reader.fault(LoadFault::NotInEncoding, value, text.mid(result.errorPosition, result.errorLength));
}

void checkFile(NodeReader &reader, const JsonNode &value)
{
    const QString file = reader.text(value);
    if (file.isEmpty() || NodeReader::isOpen(value))
        return;
    const QFileInfo info(pathOf(file, reader.folder()));
    if (!info.isFile() || !info.isReadable())
        reader.fault(LoadFault::CannotReadData, value, file);
    else if (info.size() > mostBytes)
        reader.fault(LoadFault::TooLarge, value, file);
}

/// Gives how many bytes it stands for, as far as that can be told.
qint64 checkedSize(NodeReader &reader, const JsonNode &node);

qint64 checkRepeat(NodeReader &reader, const JsonNode &node, const JsonNode &inner)
{
    const qint64 one = checkedSize(reader, inner);
    const JsonNode *times = reader.need(node, "times");
    const qint64 count = times ? reader.integer(*times, 0, mostBytes) : 0;
    if (one > 0 && count > mostBytes / one) {
        reader.fault(LoadFault::TooLarge, *times, QString::number(count));
        return 0;
    }
    return one * count;
}

qint64 checkedSize(NodeReader &reader, const JsonNode &node)
{
    if (!reader.checkObject(node, {"text", "encoding", "hex", "base64", "file", "repeat", "times"}))
        return 0;
    const JsonNode *value = nullptr;
    for (const char *form : forms) {
        const JsonNode *found = node.member(QLatin1StringView(form));
        if (found && value)
            reader.fault(LoadFault::KeyNotHere, found->keyOffset, found->key);
        else if (found)
            value = found;
    }
    if (!value) {
        reader.fault(LoadFault::MissingKey, node, QStringLiteral("text, hex, base64, file, repeat"));
        return 0;
    }
    const auto only = [&](const char *key, const char *form) {
        const JsonNode *found = node.member(QLatin1StringView(key));
        if (found && value->key != QLatin1StringView(form))
            reader.fault(LoadFault::KeyNotHere, found->keyOffset, found->key);
    };
    only("encoding", "text");
    only("times", "repeat");
    if (value->key == QLatin1StringView("repeat"))
        return checkRepeat(reader, node, *value);
    if (value->key == QLatin1StringView("text")) {
        checkText(reader, node, *value);
        return value->text.size();
    }
    if (value->key == QLatin1StringView("file")) {
        checkFile(reader, *value);
        return QFileInfo(pathOf(value->text, reader.folder())).size();
    }
    const bool hex = value->key == QLatin1StringView("hex");
    const QString text = reader.text(*value, true);
    if (!value->isString() || NodeReader::isOpen(*value))
        return 0;
    if (hex && !parseHex(text).ok())
        reader.fault(LoadFault::BadHex, *value,
                     text.mid(parseHex(text).error->position, qMax<qsizetype>(1, parseHex(text).error->length)));
    if (!hex && !fromBase64(text))
        reader.fault(LoadFault::BadBase64, *value);
    return text.size();
}

} // namespace

void check(NodeReader &reader, const JsonNode &node)
{
    checkedSize(reader, node);
}

std::optional<QByteArray> bytes(const QJsonValue &data, const QString &folder)
{
    const QJsonObject object = data.toObject();
    if (object.contains(QLatin1StringView("repeat"))) {
        const auto one = bytes(object.value(QLatin1StringView("repeat")), folder);
        const qint64 times = object.value(QLatin1StringView("times")).toVariant().toLongLong();
        if (!one || times < 0 || (!one->isEmpty() && times > mostBytes / one->size()))
            return std::nullopt;
        return one->repeated(times);
    }
    if (object.contains(QLatin1StringView("file")))
        return fromFile(object.value(QLatin1StringView("file")).toString(), folder);
    if (object.contains(QLatin1StringView("base64")))
        return fromBase64(object.value(QLatin1StringView("base64")).toString());
    if (object.contains(QLatin1StringView("hex"))) {
        PayloadResult result = parseHex(object.value(QLatin1StringView("hex")).toString());
        return result.ok() ? std::optional(std::move(result.bytes)) : std::nullopt;
    }
    const auto encoding = encodingByName(object.value(QLatin1StringView("encoding")).toString(QStringLiteral("UTF-8")));
    if (!encoding)
        return std::nullopt;
    EncodeResult result = encode(object.value(QLatin1StringView("text")).toString(), *encoding);
    return result.ok() ? std::optional(std::move(result.bytes)) : std::nullopt;
}

QJsonObject ofBytes(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const bool readable = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c == u'\n' || c == u'\r' || c == u'\t'
            || (c.category() != QChar::Other_Control && c != QChar::ReplacementCharacter);
    });
    // What looks like a reference would be taken for one.
    if (readable && text.toUtf8() == bytes && !text.contains(QStringLiteral("${")))
        return {{QStringLiteral("text"), text}};
    return {{QStringLiteral("hex"), QString::fromLatin1(bytes.toHex(' '))}};
}

} // namespace sw::payloadspec

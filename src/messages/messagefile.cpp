// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefile.h"

#include <algorithm>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include "encodings.h"
#include "nodereader.h"
#include "payloadnames.h"

namespace sw {

namespace {

constexpr QLatin1StringView formatName("socket-workbench/messages@1");
constexpr qint64 mostPlace = 1'000'000'000; ///< of a checksum's range

/// Reads the messages of one value; lives on the stack of one call.
class Loader final
{
public:
    explicit Loader(NodeReader &reader)
        : m_reader(reader)
    {
    }

    void readRoot(const JsonNode &root, Messages &messages)
    {
        // A file of another kind is told as that, not by its keys.
        const JsonNode *format = root.isObject() ? root.member(QLatin1StringView("format")) : nullptr;
        if (format && format->isString() && format->text != formatName)
            return m_reader.fault(LoadFault::WrongFormat, *format, format->text, formatName);
        if (!m_reader.checkObject(root, {"format", "messages"}))
            return;
        if (const JsonNode *name = m_reader.need(root, "format"))
            m_reader.text(*name);
        const JsonNode *list = m_reader.need(root, "messages");
        if (!list)
            return;
        if (!list->isArray()) {
            m_reader.wrongType(*list, WantedValue::List);
            return;
        }
        if (list->items.size() > messagefile::mostMessages)
            return m_reader.fault(LoadFault::TooLarge, *list, QString::number(list->items.size()));
        for (const JsonNode &node : list->items)
            messages.push_back(readMessage(node));
    }

private:
    Message readMessage(const JsonNode &node)
    {
        Message message;
        if (!m_reader.checkObject(node,
                                  {"name", "folder", "form", "text", "file", "encoding", "ending", "placeholders",
                                   "checksum", "target", "repeat", "bar", "shortcut"}))
            return message;
        if (const JsonNode *name = m_reader.need(node, "name"))
            message.name = limited(*name, m_reader.text(*name), messagefile::mostNameChars);
        if (const JsonNode *folder = member(node, "folder"))
            message.folder = readFolder(*folder);
        readText(node, message);
        if (const JsonNode *checksum = member(node, "checksum"))
            message.source.checksum = readChecksum(*checksum);
        if (const JsonNode *target = member(node, "target"))
            message.target = readTarget(*target);
        if (const JsonNode *repeat = member(node, "repeat"))
            message.repeat = readRepeat(*repeat);
        if (const JsonNode *bar = member(node, "bar"))
            message.onBar = m_reader.flag(*bar);
        if (const JsonNode *shortcut = member(node, "shortcut"))
            message.shortcut = limited(*shortcut, m_reader.text(*shortcut, true), messagefile::mostNameChars);
        return message;
    }

    void readText(const JsonNode &node, Message &message)
    {
        MessageSource &source = message.source;
        const JsonNode *text = member(node, "text");
        const JsonNode *file = member(node, "file");
        if (file && text)
            m_reader.fault(LoadFault::KeyNotHere, text->keyOffset, text->key);
        else if (!file && !text)
            m_reader.need(node, "text");
        if (file)
            message.file = limited(*file, m_reader.text(*file), messagefile::mostPathChars);
        if (text)
            source.text = limited(*text, m_reader.text(*text, true), messagefile::mostTextChars);
        if (const JsonNode *form = member(node, "form"))
            source.form = named(*form, payloadFormByName, source.form);
        if (const JsonNode *encoding = member(node, "encoding"))
            source.encoding = named(*encoding, encodingByName, source.encoding);
        if (const JsonNode *ending = member(node, "ending"))
            source.ending = named(*ending, lineEndingByName, source.ending);
        const JsonNode *placeholders = member(node, "placeholders");
        if (placeholders && m_reader.flag(*placeholders))
            source.placeholders = PlaceholderScope::Message;
    }

    QStringList readFolder(const JsonNode &node)
    {
        const QStringList names = m_reader.names(node);
        if (names.size() > messagefile::mostFolders)
            m_reader.fault(LoadFault::TooLarge, node, QString::number(names.size()));
        for (const QString &name : names) {
            if (name.isEmpty())
                m_reader.fault(LoadFault::EmptyValue, node);
            limited(node, name, messagefile::mostNameChars);
        }
        return names;
    }

    ChecksumSpec readChecksum(const JsonNode &node)
    {
        ChecksumSpec spec;
        if (!m_reader.checkObject(node, {"name", "from", "to", "form"}))
            return spec;
        if (const JsonNode *name = m_reader.need(node, "name")) {
            const QString text = m_reader.text(*name);
            spec.entry = checksumByName(text);
            if (!spec.entry && !text.isEmpty())
                m_reader.fault(LoadFault::UnknownName, *name, text);
        }
        if (spec.entry)
            spec.form = spec.entry->usual;
        if (const JsonNode *from = member(node, "from"))
            spec.range.from = integer(*from, -mostPlace, mostPlace);
        if (const JsonNode *to = member(node, "to"))
            spec.range.to = integer(*to, -mostPlace, mostPlace);
        if (const JsonNode *form = member(node, "form"))
            spec.form = named(*form, checksumFormByName, spec.form);
        return spec;
    }

    MessageTarget readTarget(const JsonNode &node)
    {
        MessageTarget target;
        if (!m_reader.checkObject(node, {"protocol", "host", "port"}))
            return target;
        if (const JsonNode *protocol = m_reader.need(node, "protocol")) {
            target.protocol = m_reader.text(*protocol);
            if (target.protocol != QLatin1String("tcp") && target.protocol != QLatin1String("udp"))
                m_reader.fault(LoadFault::UnknownName, *protocol, target.protocol);
        }
        if (const JsonNode *host = m_reader.need(node, "host"))
            target.host = limited(*host, m_reader.text(*host), messagefile::mostHostChars);
        if (const JsonNode *port = m_reader.need(node, "port"))
            target.port = static_cast<quint16>(integer(*port, 1, 65535));
        return target;
    }

    RepeatSettings readRepeat(const JsonNode &node)
    {
        RepeatSettings repeat;
        repeat.on = true;
        if (!m_reader.checkObject(node, {"everyMs", "times"}))
            return repeat;
        if (const JsonNode *every = m_reader.need(node, "everyMs"))
            repeat.everyMs = static_cast<int>(integer(*every, 0, RepeatSettings::mostMs));
        if (const JsonNode *times = member(node, "times"))
            repeat.times = static_cast<int>(integer(*times, 0, RepeatSettings::mostTimes));
        return repeat;
    }

    static const JsonNode *member(const JsonNode &node, const char *key) { return node.member(QLatin1StringView(key)); }

    QString limited(const JsonNode &node, const QString &text, qsizetype most)
    {
        if (text.size() > most)
            m_reader.fault(LoadFault::TooLarge, node, QString::number(text.size()));
        return text;
    }

    // A reference, which stands for a number in a scenario, is none here.
    qint64 integer(const JsonNode &node, qint64 least, qint64 most)
    {
        if (node.kind != JsonNode::Kind::Integer) {
            m_reader.wrongType(node, WantedValue::WholeNumber);
            return least;
        }
        return m_reader.integer(node, least, most);
    }

    template<typename Value, typename Find>
    Value named(const JsonNode &node, Find find, Value otherwise)
    {
        const QString name = m_reader.text(node);
        const std::optional<Value> value = find(name);
        if (!value && !name.isEmpty())
            m_reader.fault(LoadFault::UnknownName, node, name);
        return value.value_or(otherwise);
    }

    NodeReader &m_reader;
};

QJsonObject checksumJson(const ChecksumSpec &checksum)
{
    return {{QStringLiteral("name"), QString(checksum.entry->name)},
            {QStringLiteral("from"), checksum.range.from},
            {QStringLiteral("to"), checksum.range.to},
            {QStringLiteral("form"), QString(checksumFormName(checksum.form))}};
}

QJsonObject messageJson(const Message &message)
{
    const MessageSource &source = message.source;
    QJsonObject json{{QStringLiteral("name"), message.name}};
    if (!message.folder.isEmpty())
        json.insert(QStringLiteral("folder"), QJsonArray::fromStringList(message.folder));
    if (message.file.isEmpty())
        json.insert(QStringLiteral("text"), source.text);
    else
        json.insert(QStringLiteral("file"), message.file);
    json.insert(QStringLiteral("form"), QString(payloadFormName(source.form)));
    json.insert(QStringLiteral("encoding"), QString(encodingName(source.encoding)));
    json.insert(QStringLiteral("ending"), QString(lineEndingName(source.ending)));
    if (source.placeholders != PlaceholderScope::Off)
        json.insert(QStringLiteral("placeholders"), true);
    if (source.checksum.entry)
        json.insert(QStringLiteral("checksum"), checksumJson(source.checksum));
    if (!message.target.protocol.isEmpty())
        json.insert(QStringLiteral("target"),
                    QJsonObject{{QStringLiteral("protocol"), message.target.protocol},
                                {QStringLiteral("host"), message.target.host},
                                {QStringLiteral("port"), message.target.port}});
    if (message.repeat.on)
        json.insert(QStringLiteral("repeat"),
                    QJsonObject{{QStringLiteral("everyMs"), message.repeat.everyMs},
                                {QStringLiteral("times"), message.repeat.times}});
    if (message.onBar)
        json.insert(QStringLiteral("bar"), true);
    if (!message.shortcut.isEmpty())
        json.insert(QStringLiteral("shortcut"), message.shortcut);
    return json;
}

} // namespace

namespace messagefile {

MessagesResult load(const QByteArray &text)
{
    MessagesResult result;
    LoadError broken;
    const auto root = parseJson(text, broken);
    if (!root) {
        result.errors.push_back(broken);
        return result;
    }
    NodeReader reader(text, {}, {});
    Messages messages = load(reader, *root);
    result.errors = reader.takeErrors();
    if (result.ok())
        result.messages = std::move(messages);
    return result;
}

Messages load(NodeReader &reader, const JsonNode &root)
{
    Messages messages;
    Loader(reader).readRoot(root, messages);
    return messages;
}

MessagesResult loadFile(const QString &path)
{
    MessagesResult result;
    QFile file(path);
    LoadError fault;
    if (!file.open(QIODevice::ReadOnly)) {
        fault.fault = LoadFault::CannotRead;
        fault.detail = file.errorString();
    } else {
        const QByteArray text = file.read(mostBytes + 1);
        if (text.size() <= mostBytes && file.error() == QFileDevice::NoError)
            return load(text);
        fault.fault = text.size() > mostBytes ? LoadFault::TooLarge : LoadFault::CannotRead;
        fault.about = QString::number(file.size());
        fault.detail = file.errorString();
    }
    result.errors.push_back(fault);
    return result;
}

QJsonObject toJson(const Messages &messages)
{
    QJsonArray list;
    for (const Message &message : messages)
        list.append(messageJson(message));
    return {{QStringLiteral("format"), QString(formatName)}, {QStringLiteral("messages"), list}};
}

QByteArray write(const Messages &messages)
{
    return QJsonDocument(toJson(messages)).toJson();
}

bool fits(const Message &message)
{
    const auto named = [](const QString &name) { return name.size() <= mostNameChars; };
    return named(message.name) && named(message.shortcut) && message.source.text.size() <= mostTextChars
        && message.file.size() <= mostPathChars && message.target.host.size() <= mostHostChars
        && message.folder.size() <= mostFolders && std::ranges::all_of(message.folder, named);
}

MessagesUnwritten writeFile(const QString &path, const Messages &messages)
{
    using Kind = MessagesUnwritten::Kind;
    if (messages.size() > mostMessages)
        return {Kind::TooMany, {}};
    if (const auto found = std::ranges::find_if_not(messages, fits); found != messages.end())
        return {Kind::TooLong, found->name};
    const QByteArray text = write(messages);
    if (text.size() > mostBytes)
        return {Kind::TooLarge, {}};
    QSaveFile file(path);
    // commit() alone does not see that what was buffered could not be written.
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush() && file.commit())
        return {};
    return {Kind::System, file.errorString()};
}

} // namespace messagefile

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "packetsender.h"

#include <array>
#include <cmath>

#include <QMap>
#include <QSettings>
#include <QTemporaryFile>

#include "hexdump.h"
#include "jsonnode.h"
#include "messagefile.h"

namespace sw {

namespace {

/// A packet as Packet Sender keeps it: all of it is text.
using Fields = QMap<QString, QString>;

struct Macro
{
    QLatin1StringView theirs;
    QLatin1StringView ours;
};

// Packet::macroSwap(). Its 64-bit random number has no sign.
constexpr std::array macros{
    Macro{QLatin1StringView("{{TIME}}"), QLatin1StringView("${time:hh:mm:ss ap}")},
    Macro{QLatin1StringView("{{DATE}}"), QLatin1StringView("${date}")},
    Macro{QLatin1StringView("{{UNIXTIME}}"), QLatin1StringView("${unix}")},
    Macro{QLatin1StringView("{{RANDOM}}"), QLatin1StringView("${random:0..9223372036854775807}")},
    Macro{QLatin1StringView("{{UNIQUE}}"), QLatin1StringView("${uuid}")},
    Macro{QLatin1StringView("{{COUNTER}}"), QLatin1StringView("${counter}")},
};

/// Makes messages out of packets; lives on the stack of one call.
class Importer final
{
public:
    explicit Importer(ImportResult &result)
        : m_result(result)
    {
    }

    void add(const Fields &fields)
    {
        Message message;
        message.name = fields.value(QStringLiteral("name")).simplified().left(messagefile::mostNameChars);
        if (message.name.isEmpty())
            message.name = QStringLiteral("?");
        m_name = message.name;
        if (m_result.messages.size() >= messagefile::mostMessages)
            return note(ImportNote::TooMany);
        message.folder = {QStringLiteral("Packet Sender")};
        if (!readBytes(fields.value(QStringLiteral("hexstring")), message.source))
            return note(ImportNote::WrongHex);
        readTarget(fields, message.target);
        const double seconds = fields.value(QStringLiteral("repeat")).toDouble();
        if (seconds > 0 && std::isfinite(seconds)) {
            message.repeat.on = true;
            message.repeat.everyMs = static_cast<int>(qBound(1.0, seconds * 1000, double(RepeatSettings::mostMs)));
        }
        // 0, or what an unset number came to in its own starter set: above any port.
        const qulonglong own = fields.value(QStringLiteral("fromport")).toULongLong();
        if (own > 0 && own <= 65535)
            note(ImportNote::OwnPort);
        m_result.messages.push_back(std::move(message));
    }

private:
    void note(ImportNote what) { m_result.notes.push_back({what, m_name}); }

    bool readBytes(const QString &hex, MessageSource &source)
    {
        source.form = PayloadForm::Hex;
        source.text = hex.simplified();
        const PayloadResult parsed = parsePayload(source.text, source.form, source.encoding, source.ending);
        if (!parsed.ok() || hex.size() > messagefile::mostTextChars)
            return false;
        // Text reads better than hex, as long as it stands for the same bytes.
        const PayloadText editable = editableText(parsed.bytes, source.encoding);
        const bool readable = editable.form == PayloadForm::Escapes && !editable.text.contains(QLatin1String("\\x"));
        source.text = readable ? editable.text : toHex(parsed.bytes);
        source.form = readable ? PayloadForm::Escapes : PayloadForm::Hex;
        if (readable)
            readMacros(source);
        return true;
    }

    void readMacros(MessageSource &source)
    {
        QString text = source.text;
        text.replace(QLatin1String("${"), QLatin1String("$${"));
        const QString before = text;
        for (const Macro &macro : macros)
            text.replace(macro.theirs, macro.ours);
        if (text == before)
            return;
        source.text = text;
        source.placeholders = PlaceholderScope::Message;
        note(ImportNote::Macro);
    }

    void readTarget(const Fields &fields, MessageTarget &target)
    {
        const QString protocol = fields.value(QStringLiteral("tcporudp")).trimmed().toLower();
        const bool http = protocol.contains(QLatin1String("http"));
        const bool encrypted = protocol == QLatin1String("ssl") || protocol == QLatin1String("dtls")
            || protocol.contains(QLatin1String("https"));
        const bool udp = protocol == QLatin1String("udp") || protocol == QLatin1String("dtls");
        if (encrypted)
            note(ImportNote::Encrypted);
        if (http)
            note(ImportNote::Http);
        if (!udp && !encrypted && !http && protocol != QLatin1String("tcp"))
            return note(ImportNote::UnknownProtocol);
        const QString host = fields.value(QStringLiteral("toip")).trimmed();
        const qulonglong port = fields.value(QStringLiteral("port")).toULongLong();
        if (host.isEmpty() || host.size() > messagefile::mostNameChars || port == 0 || port > 65535)
            return note(ImportNote::NoTarget);
        target = {udp ? QStringLiteral("udp") : QStringLiteral("tcp"), host, static_cast<quint16>(port)};
    }

    ImportResult &m_result;
    QString m_name;
};

/// The section that its INI file has; no line of JSON can be that.
bool isIni(const QByteArray &text)
{
    return text.startsWith("[NAMES]") || text.contains("\n[NAMES]");
}

void fail(ImportResult &result, LoadFault fault, const QString &about = {}, const QString &detail = {})
{
    LoadError error;
    error.fault = fault;
    error.about = about;
    error.detail = detail;
    result.errors.push_back(error);
}

void readJson(const QByteArray &text, ImportResult &result)
{
    LoadError broken;
    const auto root = parseJson(text, broken);
    if (!root) {
        result.errors.push_back(broken);
        return;
    }
    const auto wrong = [&](const JsonNode &node, WantedValue wanted) {
        LoadError error;
        error.fault = LoadFault::WrongType;
        std::tie(error.line, error.column) = placeOf(text, node.offset);
        error.wanted = wanted;
        result.errors.push_back(error);
    };
    if (!root->isArray())
        return wrong(*root, WantedValue::List);
    Importer importer(result);
    for (const JsonNode &node : root->items) {
        if (!node.isObject()) {
            wrong(node, WantedValue::Object);
            break;
        }
        Fields fields;
        for (const JsonNode &member : node.items)
            fields.insert(member.key.toLower(),
                          member.isNumber() ? QString::number(member.real, 'g', 17) : member.text);
        importer.add(fields);
    }
    if (!result.errors.empty())
        result.messages.clear();
}

/// QSettings reads serialized objects too (@Variant, @ByteArray, @DateTime): none of them is a packet's, and bytes of a stranger are not
/// to reach their readers.
QByteArray withoutObjects(const QByteArray &text)
{
    QByteArray plain;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype equals = line.indexOf('=');
        QByteArray value = equals < 0 ? QByteArray() : line.sliced(equals + 1).trimmed();
        if (value.startsWith('"'))
            value.remove(0, 1);
        if (!value.startsWith('@') || value.startsWith("@@"))
            plain += line + '\n';
    }
    return plain;
}

void readIni(const QByteArray &text, ImportResult &result)
{
    QTemporaryFile file;
    const QByteArray plain = withoutObjects(text);
    if (!file.open() || file.write(plain) != plain.size() || !file.flush())
        return fail(result, LoadFault::CannotRead, {}, file.errorString());
    QSettings settings(file.fileName(), QSettings::IniFormat);
    if (settings.status() != QSettings::NoError)
        return fail(result, LoadFault::Syntax, {}, QStringLiteral("INI"));
    const int count = settings.beginReadArray(QStringLiteral("NAMES"));
    QStringList names;
    for (int i = 0; i < count && size_t(i) <= messagefile::mostMessages; ++i) {
        settings.setArrayIndex(i);
        if (const QString name = settings.value(QStringLiteral("name")).toString(); !name.isEmpty())
            names.append(name);
    }
    settings.endArray();
    if (names.isEmpty())
        return fail(result, LoadFault::MissingKey, QStringLiteral("NAMES"));
    Importer importer(result);
    for (const QString &name : std::as_const(names)) {
        Fields fields;
        for (const char *field :
             {"name", "toIP", "port", "repeat", "fromPort", "tcpOrUdp", "hexString", "requestPath"}) {
            const QString key = QLatin1StringView(field);
            fields.insert(key.toLower(), settings.value(name + u'/' + key).toString());
        }
        if (fields.value(QStringLiteral("name")).isEmpty())
            fields.insert(QStringLiteral("name"), name);
        importer.add(fields);
    }
}

} // namespace

bool looksLikePacketSender(const QByteArray &text)
{
    return isIni(text) || text.left(64).trimmed().startsWith('[');
}

ImportResult importPacketSender(const QByteArray &text)
{
    ImportResult result;
    if (text.size() > messagefile::mostBytes)
        fail(result, LoadFault::TooLarge, QString::number(text.size()));
    else if (isIni(text))
        readIni(text, result);
    else
        readJson(text, result);
    return result;
}

} // namespace sw

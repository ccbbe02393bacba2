// SPDX-License-Identifier: GPL-3.0-or-later
#include "literals.h"

#include <algorithm>
#include <cstddef>

#include <QStringList>

namespace sw::literals {

namespace {

constexpr qsizetype piece = 72; // characters of a literal in a line, about
constexpr qsizetype shortestRun = 64;
constexpr qsizetype mostComment = 160;

bool isPlain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

QString pythonByte(unsigned char byte)
{
    switch (byte) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    case '"':
        return QStringLiteral("\\\"");
    case '\\':
        return QStringLiteral("\\\\");
    default:
        return isPlain(byte) ? QString(QLatin1Char(static_cast<char>(byte)))
                             : QStringLiteral("\\x%1").arg(byte, 2, 16, QLatin1Char('0'));
    }
}

/// Octal with all three digits: no digit that follows can become part of it. A question mark could begin a trigraph.
QString cByte(unsigned char byte)
{
    switch (byte) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    case '?':
    case '"':
    case '\\':
        return u'\\' + QString(QLatin1Char(static_cast<char>(byte)));
    default:
        return isPlain(byte) ? QString(QLatin1Char(static_cast<char>(byte)))
                             : QStringLiteral("\\%1").arg(byte, 3, 8, QLatin1Char('0'));
    }
}

QStringList pieces(QByteArrayView bytes, QString (*escaped)(unsigned char))
{
    QStringList all;
    QString now;
    for (const char c : bytes) {
        now += escaped(static_cast<unsigned char>(c));
        // A line of the data is a line of the literal.
        if (now.size() >= piece || (c == '\n' && bytes.size() > piece)) {
            all.append(now);
            now.clear();
        }
    }
    if (!now.isEmpty() || all.isEmpty())
        all.append(now);
    return all;
}

} // namespace

int runOf(QByteArrayView bytes)
{
    if (bytes.size() < shortestRun)
        return -1;
    const char first = bytes.front();
    const bool run = std::all_of(bytes.begin(), bytes.end(), [first](char c) { return c == first; });
    return run ? static_cast<unsigned char>(first) : -1;
}

QString pythonBytes(QByteArrayView bytes)
{
    if (const int byte = runOf(bytes); byte >= 0)
        return QStringLiteral("b\"%1\" * %2")
            .arg(pythonByte(static_cast<unsigned char>(byte)), QString::number(bytes.size()));
    const QStringList all = pieces(bytes, pythonByte);
    if (all.size() == 1)
        return QStringLiteral("b\"") + all.constFirst() + u'"';
    return QStringLiteral("(b\"") + all.join(QStringLiteral("\"\n    b\"")) + QStringLiteral("\")");
}

QString pythonText(const QString &text)
{
    QString escaped;
    for (const char32_t c : text.toUcs4()) {
        if (c < 0x80)
            escaped += pythonByte(static_cast<unsigned char>(c));
        else
            escaped += c < 0x10000 ? QStringLiteral("\\u%1").arg(c, 4, 16, QLatin1Char('0'))
                                   : QStringLiteral("\\U%1").arg(c, 8, 16, QLatin1Char('0'));
    }
    return u'"' + escaped + u'"';
}

QString cString(QByteArrayView bytes)
{
    return u'"' + pieces(bytes, cByte).join(QStringLiteral("\" \"")) + u'"';
}

QString cLines(QByteArrayView bytes, int indent)
{
    return u'"' + pieces(bytes, cByte).join(QStringLiteral("\"\n") + QString(indent, u' ') + u'"') + u'"';
}

QString comment(const QString &text)
{
    QString safe;
    for (const QChar c : text) {
        const bool odd = !c.isPrint() || c.unicode() == u'\\' || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph || c.isSurrogate();
        safe += odd ? QChar(u' ') : c.unicode() == u'/' ? QChar(0x2215) : c;
    }
    // A path or a fraction reads better with its own stroke, and the pairs that open or close a comment are two characters.
    safe.replace(QChar(0x2215), u'/');
    safe.replace(QStringLiteral("*/"), QStringLiteral("* /"));
    safe.replace(QStringLiteral("/*"), QStringLiteral("/ *"));
    safe.replace(QStringLiteral("??"), QStringLiteral("? ?"));
    return safe.size() > mostComment ? safe.first(mostComment) + QChar(0x2026) : safe;
}

QString identifier(const QString &text)
{
    QString name;
    for (const QChar c : text.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'_'))
            name += u'_';
        if (name.size() >= 24)
            break;
    }
    while (name.endsWith(u'_'))
        name.chop(1);
    if (name.isEmpty())
        return QStringLiteral("actor");
    return name.front().isDigit() ? QStringLiteral("actor_") + name : name;
}

QByteArray unixName(const SocketAddress &address)
{
    constexpr qsizetype before = sizeof(unsigned short); // sun_family
    const qsizetype length = static_cast<qsizetype>(address.length()) - before;
    if (length <= 0)
        return {};
    const auto *begin = reinterpret_cast<const char *>(address.data()) + before;
    QByteArray name(begin, length);
    if (name.front() != '\0') {
        if (const qsizetype end = name.indexOf('\0'); end >= 0)
            name.truncate(end);
    }
    return name;
}

QString zone(const SocketAddress &address)
{
    const QString host = address.host();
    const qsizetype at = host.indexOf(u'%');
    return at < 0 ? QString() : host.mid(at + 1);
}

QString hostWithoutZone(const SocketAddress &address)
{
    return address.host().section(u'%', 0, 0);
}

} // namespace sw::literals

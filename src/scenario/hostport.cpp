// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostport.h"

#include <QRegularExpression>

#include "address.h"

namespace sw {

namespace {

constexpr qsizetype longestName = 253; // RFC 1035 without the last dot

/// The number of a port, -1 when it is one outside 0 to 65535, nothing when it is no number.
std::optional<int> portNumber(QStringView text)
{
    bool digits = !text.isEmpty();
    for (const QChar c : text)
        digits = digits && c >= u'0' && c <= u'9';
    if (!digits) {
        const bool negative = text.startsWith(u'-') && text.size() > 1 && portNumber(text.mid(1)).has_value();
        return negative ? std::optional(-1) : std::nullopt;
    }
    bool ok = false;
    const uint number = text.toUInt(&ok);
    return ok && number <= 65535 ? static_cast<int>(number) : -1;
}

std::optional<int> wholeNumber(const QJsonValue &value)
{
    bool ok = value.isDouble();
    const int number = value.isString() ? value.toString().toInt(&ok) : value.toInt();
    return ok && (value.isString() || value.toDouble() == number) ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<HostPort> HostPort::parse(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("^[^\\s:\\[\\]/@]+$"));
    static const QRegularExpression fourNumbers(QStringLiteral("^\\d+\\.\\d+\\.\\d+\\.\\d+$"));
    static const QRegularExpression scoped(QStringLiteral("^\\[([0-9A-Fa-f:.]+)%[^\\s\\]]+\\]$"));
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    const QString host = text.left(colon);
    const auto port = portNumber(QStringView(text).mid(colon + 1));
    if (!port || *port < 0 || host.size() > longestName)
        return std::nullopt;
    // An interface that this machine does not have: only getaddrinfo can say so when the step is made.
    const auto scope = scoped.match(host);
    if (scope.hasMatch() && SocketAddress::fromHost(scope.captured(1), 0))
        return HostPort{host.mid(1, host.size() - 2), static_cast<quint16>(*port)};
    if (!name.match(host).hasMatch() || fourNumbers.match(host).hasMatch())
        return std::nullopt;
    return HostPort{host, static_cast<quint16>(*port)};
}

HostPort::Verdict HostPort::judge(const QString &text)
{
    if (SocketAddress::parse(text))
        return Verdict::Fine;
    if (text.startsWith(QStringLiteral("unix:")))
        return Verdict::BadAddress;
    const qsizetype colon = text.lastIndexOf(u':');
    const QString host = text.left(qMax<qsizetype>(colon, 0));
    const bool bareIpv6 = host.contains(u':') && !host.startsWith(u'[');
    if (colon > 0 && !bareIpv6 && portNumber(QStringView(text).mid(colon + 1)) == -1)
        return Verdict::BadPort;
    return parse(text) ? Verdict::Fine : Verdict::BadAddress;
}

std::optional<int> numberOfSymbol(SymbolTable table, const QJsonValue &value)
{
    if (const auto number = wholeNumber(value))
        return number;
    const QByteArray name = value.toString().toUtf8();
    if (const auto number = symbolNumber(table, name))
        return number;
    return table == SymbolTable::Protocol ? symbolNumber(table, "IPPROTO_" + name.toUpper()) : std::nullopt;
}

std::optional<qint64> integerIn(const QString &text)
{
    const bool negative = text.startsWith(u'-');
    const QString digits = negative ? text.mid(1) : text;
    const bool hex = digits.startsWith(QStringLiteral("0x"), Qt::CaseInsensitive);
    bool ok = false;
    const qint64 number = (hex ? digits.mid(2) : digits).toLongLong(&ok, hex ? 16 : 10);
    if (!ok || number < 0 || !(hex ? digits.at(2) : digits.at(0)).isLetterOrNumber())
        return std::nullopt;
    return negative ? -number : number;
}

std::optional<int> numberOfOption(int level, const QJsonValue &value)
{
    if (const auto number = wholeNumber(value))
        return number;
    return optionNumber(level, value.toString().toUtf8());
}

} // namespace sw

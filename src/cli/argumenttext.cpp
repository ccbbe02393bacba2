// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumenttext.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "hostport.h"

namespace sw {

namespace {

QJsonValue text(const QString &given)
{
    return given;
}

QJsonValue number(const QString &given)
{
    const auto value = integerIn(given);
    return value ? QJsonValue(*value) : QJsonValue(given);
}

QJsonValue list(const QString &given)
{
    static const QRegularExpression between(QStringLiteral("[,|]"));
    return QJsonArray::fromStringList(given.split(between, Qt::SkipEmptyParts));
}

QJsonValue seconds(const QString &given)
{
    if (given == QLatin1StringView("null") || given == QLatin1StringView("none"))
        return QJsonValue::Null;
    bool ok = false;
    const double value = given.toDouble(&ok);
    return ok ? QJsonValue(value) : QJsonValue(given);
}

QJsonValue truth(const QString &given)
{
    const bool yes = given == QLatin1StringView("true") || given == QLatin1StringView("1");
    const bool no = given == QLatin1StringView("false") || given == QLatin1StringView("0");
    return yes || no ? QJsonValue(yes) : QJsonValue(given);
}

/// Text, unless it begins with the name of another form.
QJsonValue data(const QString &given)
{
    for (const char *form : {"text", "hex", "base64", "file"}) {
        const QString prefix = QLatin1StringView(form) + QStringLiteral(":");
        if (given.startsWith(prefix))
            return QJsonObject{{QLatin1StringView(form), given.mid(prefix.size())}};
    }
    return QJsonObject{{QStringLiteral("text"), given}};
}

QJsonValue option(const QString &given)
{
    if (given.startsWith(u'{')) {
        const QJsonDocument object = QJsonDocument::fromJson(given.toUtf8());
        if (object.isObject())
            return object.object();
    }
    return number(given);
}

struct Row
{
    ArgKind kind;
    QJsonValue (*toJson)(const QString &);
    const char *expected;
};

// clang-format off
constexpr std::array rows{
    Row{ArgKind::Family, number, "AF_INET|AF_INET6|AF_UNIX|..."},
    Row{ArgKind::Type, number, "SOCK_STREAM|SOCK_DGRAM|SOCK_SEQPACKET|SOCK_RAW|..."},
    Row{ArgKind::Protocol, number, "tcp|udp|icmp|...|NUMBER"},
    Row{ArgKind::How, number, "SHUT_RD|SHUT_WR|SHUT_RDWR"},
    Row{ArgKind::Level, number, "SOL_SOCKET|IPPROTO_TCP|IPPROTO_IP|IPPROTO_IPV6|IPPROTO_UDP|..."},
    Row{ArgKind::OptionName, number, "SO_REUSEADDR|TCP_NODELAY|...|NUMBER"},
    Row{ArgKind::MessageFlags, list, "MSG_PEEK,MSG_DONTWAIT,..."},
    Row{ArgKind::Events, list, "POLLIN,POLLOUT,..."},
    Row{ArgKind::AddressInfoFlags, list, "AI_PASSIVE,AI_CANONNAME,AI_NUMERICHOST,AI_NUMERICSERV,AI_V4MAPPED,AI_ALL,AI_ADDRCONFIG,..."},
    Row{ArgKind::NameInfoFlags, list, "NI_NUMERICHOST,NI_NUMERICSERV,NI_NAMEREQD,NI_NOFQDN,NI_DGRAM,..."},
    Row{ArgKind::Address, text, "HOST:PORT|[IPV6]:PORT|unix:PATH|unix:@NAME"},
    Row{ArgKind::Port, number, "0..65535"},
    Row{ArgKind::Text, text, "TEXT"},
    Row{ArgKind::TextOrNumber, text, "NAME|NUMBER"},
    Row{ArgKind::ProtocolName, text, "tcp|udp|..."},
    Row{ArgKind::Integer, number, "NUMBER|0xHEX"},
    Row{ArgKind::Hex, text, "HEX"},
    Row{ArgKind::Backlog, number, "NUMBER"},
    Row{ArgKind::Size, number, "BYTES"},
    Row{ArgKind::Milliseconds, number, "MILLISECONDS|-1"},
    Row{ArgKind::Seconds, seconds, "SECONDS|null"},
    Row{ArgKind::Boolean, truth, "true|false"},
    Row{ArgKind::Data, data, "TEXT|hex:HEX|base64:BASE64|file:PATH"},
    Row{ArgKind::OptionValue, option, "NUMBER|TEXT|{\"onoff\":1,\"linger\":0}|{\"seconds\":1.5}"},
    Row{ArgKind::FileMode, text, "r|w|rw, with or without b"},
    Row{ArgKind::TlsSide, text, "client|server"},
    Row{ArgKind::TlsVersion, text, "1.2|1.3"},
};
// clang-format on
static_assert(rows.size() == static_cast<std::size_t>(ArgKind::TlsVersion) + 1, "a row for every kind");

const Row &rowOf(ArgKind kind)
{
    return *std::find_if(rows.begin(), rows.end(), [kind](const Row &row) { return row.kind == kind; });
}

} // namespace

QJsonValue argumenttext::toJson(ArgKind kind, const QString &text)
{
    return rowOf(kind).toJson(text);
}

QString argumenttext::expected(ArgKind kind)
{
    return QString::fromLatin1(rowOf(kind).expected);
}

} // namespace sw

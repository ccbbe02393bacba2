// SPDX-License-Identifier: GPL-3.0-or-later
#include "namecalltext.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonObject>

#include "byteorder.h"
#include "calltext.h"
#include "nameresolution.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qsizetype mostName = 256;

QString quoted(const QString &text)
{
    return straceBytes(text.toUtf8(), mostName);
}

QString quotedOrNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("NULL") : quoted(text);
}

QString spaced(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

QString quotedList(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray())
        texts.append(quoted(one.toString()));
    return u'[' + texts.join(QStringLiteral(", ")) + u']';
}

QString familyName(const CallRecord &r)
{
    return symbolName(SymbolTable::Family, r.arguments[0]);
}

QString textResult(const CallRecord &r)
{
    return quoted(r.value.toString());
}

QString addressResult(const CallRecord &r)
{
    return r.value.toString();
}

QString hostResult(const CallRecord &r)
{
    const QJsonObject host = r.value.toObject();
    QStringList addresses;
    for (const QJsonValue &one : host.value(QStringLiteral("addresses")).toArray())
        addresses.append(one.toString());
    return QStringLiteral("{name=%1, aliases=%2, addresses=[%3]}")
        .arg(quoted(host.value(QStringLiteral("name")).toString()), quotedList(host.value(QStringLiteral("aliases"))),
             addresses.join(QStringLiteral(", ")));
}

QString numberResult(const CallRecord &r)
{
    return QString::number(r.value.toInteger());
}

/// Both numbers as people write them, most significant byte first, and what lies in memory now.
QString orderResult(const CallRecord &r)
{
    const int size = r.call == Call::Htons || r.call == Call::Ntohs ? 2 : 4;
    const auto hexOf = [size](qint64 number) {
        return QStringLiteral("0x%1").arg(static_cast<quint64>(number), size * 2, 16, QLatin1Char('0'));
    };
    return QStringLiteral("%1 (%2 -> %3, bytes %4)")
        .arg(QString::number(r.result), hexOf(r.asked), hexOf(r.result),
             spaced(byteorder::memoryBytes(static_cast<quint64>(r.result), size)));
}

struct Row
{
    Call call;
    QString (*result)(const CallRecord &);
};

constexpr std::array rows{
    Row{Call::Gethostname, textResult},      Row{Call::Getfqdn, textResult},
    Row{Call::Gethostbyname, addressResult}, Row{Call::GethostbynameEx, hostResult},
    Row{Call::Gethostbyaddr, hostResult},    Row{Call::Getservbyname, numberResult},
    Row{Call::Getservbyport, textResult},    Row{Call::Getprotobyname, numberResult},
    Row{Call::Htons, orderResult},           Row{Call::Htonl, orderResult},
    Row{Call::Ntohs, orderResult},           Row{Call::Ntohl, orderResult},
    Row{Call::InetNtoa, textResult},         Row{Call::InetNtop, textResult},
};

} // namespace

QStringList namecalltext::addressQuestion(const CallRecord &r)
{
    QStringList hints;
    if (r.arguments[0] != 0)
        hints.append(QStringLiteral("ai_family=") + familyName(r));
    if (r.arguments[1] != 0)
        hints.append(QStringLiteral("ai_socktype=") + symbolName(SymbolTable::Type, r.arguments[1]));
    if (r.arguments[2] != 0)
        hints.append(QStringLiteral("ai_protocol=") + symbolName(SymbolTable::Protocol, r.arguments[2]));
    if (r.asked != 0)
        hints.append(QStringLiteral("ai_flags=") + symbolSet(SymbolTable::AddressInfoFlag, static_cast<int>(r.asked)));
    return {quotedOrNull(r.text), quotedOrNull(r.service), u'{' + hints.join(QStringLiteral(", ")) + u'}'};
}

QStringList namecalltext::addressList(const CallRecord &r)
{
    if (r.failed() || !r.value.isArray())
        return {};
    QStringList found;
    for (const QJsonValue &item : r.value.toArray()) {
        const QJsonObject one = item.toObject();
        const QString canonical = one.value(QStringLiteral("canonname")).toString();
        found.append(
            QStringLiteral("{%1, %2, %3, %4%5}")
                .arg(one.value(QStringLiteral("family")).toString(), one.value(QStringLiteral("type")).toString(),
                     one.value(QStringLiteral("protocol")).toString(), one.value(QStringLiteral("address")).toString(),
                     canonical.isEmpty() ? QString() : QStringLiteral(", ") + quoted(canonical)));
    }
    return {u'[' + found.join(QStringLiteral(", ")) + u']'};
}

QStringList namecalltext::nameQuestion(const CallRecord &r)
{
    return {r.address.isNull() ? QStringLiteral("NULL") : r.address.toString(),
            symbolSet(SymbolTable::NameInfoFlag, static_cast<int>(r.asked))};
}

QStringList namecalltext::hostAndService(const CallRecord &r)
{
    if (r.failed() || !r.value.isObject())
        return {};
    const QJsonObject found = r.value.toObject();
    return {quoted(found.value(QStringLiteral("host")).toString()),
            quoted(found.value(QStringLiteral("service")).toString())};
}

QStringList namecalltext::text(const CallRecord &r)
{
    return {quoted(r.text)};
}

QStringList namecalltext::serviceName(const CallRecord &r)
{
    return {quoted(r.text), quotedOrNull(r.service)};
}

QStringList namecalltext::servicePort(const CallRecord &r)
{
    return {QStringLiteral("htons(%1)").arg(r.service), quotedOrNull(r.text)};
}

QStringList namecalltext::number(const CallRecord &r)
{
    return {QString::number(r.asked)};
}

QStringList namecalltext::familyAndText(const CallRecord &r)
{
    return {familyName(r), quoted(r.text)};
}

QStringList namecalltext::hex(const CallRecord &r)
{
    return {QStringLiteral("{%1}").arg(spaced(QByteArray::fromHex(r.text.toLatin1()).left(mostName)))};
}

QStringList namecalltext::familyAndHex(const CallRecord &r)
{
    return QStringList{familyName(r)} + hex(r);
}

QStringList namecalltext::packed(const CallRecord &r)
{
    return r.failed()
        ? QStringList()
        : QStringList{QStringLiteral("{%1}").arg(spaced(QByteArray::fromHex(r.value.toString().toLatin1())))};
}

QString namecalltext::result(const CallRecord &r)
{
    if (r.failed() || r.value.isNull() || r.value.isUndefined())
        return {};
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row &one) { return one.call == r.call; });
    return row == rows.end() ? QString() : row->result(r);
}

QString namecalltext::hostError(const CallRecord &r)
{
    if (r.hostError == 0)
        return {};
    return QStringLiteral(" (h_errno %1 %2)").arg(r.hostError).arg(hostErrorName(r.hostError)).trimmed().prepend(u' ');
}

} // namespace sw

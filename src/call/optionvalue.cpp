// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionvalue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include <QJsonArray>
#include <QJsonObject>
#include <QtEndian>

#include "address.h"
#include "hexparser.h"
#include "optionstructs.h"
#include "socketoption.h"

namespace sw::optionvalue {

namespace {

using Kind = OptionKind;

template<typename Value>
QByteArray bytesOf(const Value &value)
{
    QByteArray bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

/// Nothing when the size differs.
template<typename Value>
std::optional<Value> valueOf(QByteArrayView bytes)
{
    Value value{};
    if (bytes.size() != sizeof value)
        return std::nullopt;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    bool ok = false;
    const double number = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    if ((value.isDouble() || ok) && std::trunc(number) == number
        && std::fabs(number) <= std::numeric_limits<quint32>::max())
        return static_cast<qint64>(number);
    return std::nullopt;
}

std::optional<QByteArray> integerBytes(const QJsonValue &value)
{
    const auto number = wholeNumber(value);
    if (!number || *number < std::numeric_limits<int>::min())
        return std::nullopt;
    return bytesOf(static_cast<int>(static_cast<quint32>(*number))); // 0xffffffff is a mask, not an overflow
}

/// Text or number of an interface, an address; empty for none of them.
QString interfaceText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

std::optional<QByteArray> timeBytes(const QJsonValue &value)
{
    bool ok = value.isDouble();
    const double seconds = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    if (!ok || !std::isfinite(seconds) || std::fabs(seconds) > 1e12)
        return std::nullopt;
    const double whole = std::floor(seconds);
    auto microseconds = std::llround((seconds - whole) * 1e6);
    auto full = static_cast<qint64>(whole);
    if (microseconds == 1'000'000) {
        microseconds = 0;
        ++full;
    }
    return bytesOf(std::array<qint64, 2>{full, microseconds});
}

std::optional<QByteArray> namedBytes(const SocketOption &option, const QString &text)
{
    quint32 number = 0;
    for (const QString &part : text.split(u'|')) {
        bool found = false;
        for (const NamedNumber &one : option.values) {
            if (part.trimmed() == QLatin1StringView(one.name)) {
                number |= static_cast<quint32>(one.number);
                found = true;
            }
        }
        if (!found || (option.kind == Kind::Choice && part != text))
            return std::nullopt;
    }
    return bytesOf(number);
}

std::optional<QByteArray> wideBytes(const QJsonValue &value)
{
    if (value.isString()) {
        bool ok = false;
        const quint64 number = value.toString().toULongLong(&ok);
        return ok ? std::optional(bytesOf(number)) : std::nullopt;
    }
    return value.isDouble() && value.toInteger(-1) >= 0 ? std::optional(bytesOf(value.toInteger())) : std::nullopt;
}

bool hasOnly(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    const QStringList keys = object.keys();
    return std::all_of(keys.begin(), keys.end(), [&](const QString &key) {
        return std::any_of(names.begin(), names.end(), [&](QLatin1StringView name) { return key == name; });
    });
}

std::optional<QByteArray> lingerBytes(const QJsonObject &object)
{
    const auto on = wholeNumber(object.value(QLatin1StringView("onoff")));
    const auto linger = wholeNumber(object.value(QLatin1StringView("linger")));
    if (!on || !linger || object.size() != 2)
        return std::nullopt;
    return bytesOf(std::array<int, 2>{static_cast<int>(*on), static_cast<int>(*linger)});
}

std::optional<QByteArray> groupBytes(const SocketOption &option, const QJsonObject &object)
{
    if (!hasOnly(object, {QLatin1StringView("group"), QLatin1StringView("interface"), QLatin1StringView("source")}))
        return std::nullopt;
    return packGroup(option.kind,
                     {object.value(QLatin1StringView("group")).toString(),
                      object.value(QLatin1StringView("source")).toString(),
                      interfaceText(object.value(QLatin1StringView("interface")))});
}

std::optional<QByteArray> rangeBytes(const QJsonObject &object)
{
    const auto low = wholeNumber(object.value(QLatin1StringView("low")));
    const auto high = wholeNumber(object.value(QLatin1StringView("high")));
    if (!low || !high || object.size() != 2 || *low < 0 || *low > 65535 || *high < 0 || *high > 65535)
        return std::nullopt;
    return bytesOf(static_cast<quint32>(*low | *high << 16));
}

std::optional<QByteArray> objectBytes(const SocketOption *option, const QJsonObject &object)
{
    if (object.contains(QLatin1StringView("onoff")) || object.contains(QLatin1StringView("linger")))
        return lingerBytes(object);
    if (option != nullptr && object.contains(QLatin1StringView("group")))
        return groupBytes(*option, object);
    if (option != nullptr && option->kind == Kind::PortRange && object.contains(QLatin1StringView("low")))
        return rangeBytes(object);
    if (object.size() != 1)
        return std::nullopt;
    if (object.contains(QLatin1StringView("seconds")))
        return timeBytes(object.value(QLatin1StringView("seconds")));
    if (option != nullptr && option->kind == Kind::MulticastInterface
        && object.contains(QLatin1StringView("interface")))
        return packMulticastInterface(interfaceText(object.value(QLatin1StringView("interface"))));
    if (object.contains(QLatin1StringView("hex")) && object.value(QLatin1StringView("hex")).isString()) {
        PayloadResult hex = parseHex(object.value(QLatin1StringView("hex")).toString());
        return hex.ok() ? std::optional(std::move(hex.bytes)) : std::nullopt;
    }
    return std::nullopt;
}

QJsonValue hexOf(QByteArrayView bytes)
{
    return QJsonObject{{QStringLiteral("hex"), QString::fromLatin1(bytes.toByteArray().toHex())}};
}

QJsonValue numbersOf(QByteArrayView bytes)
{
    QJsonArray list;
    for (qsizetype at = 0; at + 4 <= bytes.size(); at += 4)
        list.append(static_cast<qint64>(qFromUnaligned<quint32>(bytes.data() + at)));
    return list;
}

QJsonValue integerOf(QByteArrayView bytes)
{
    if (const auto number = valueOf<int>(bytes))
        return *number;
    // Some older options of IPPROTO_IP are a byte when they are asked for as one (ip(7)).
    return bytes.size() == 1 ? QJsonValue(static_cast<int>(static_cast<unsigned char>(bytes[0]))) : hexOf(bytes);
}

} // namespace

std::optional<QByteArray> encode(int level, int name, const QJsonValue &value)
{
    const SocketOption *option = findOption(level, name);
    if (value.isObject())
        return objectBytes(option, value.toObject());
    if (value.isArray() || value.isNull() || value.isUndefined())
        return std::nullopt;
    switch (option == nullptr ? Kind::Integer : option->kind) {
    case Kind::Time:
        return timeBytes(value);
    case Kind::Linger:
    case Kind::Membership:
    case Kind::SourceMembership:
    case Kind::Membership6:
    case Kind::GroupMembership:
    case Kind::GroupSource:
    case Kind::Program:
        return std::nullopt;
    case Kind::Wide:
        return wideBytes(value);
    case Kind::Text:
    case Kind::Device:
    case Kind::Bytes:
        if (value.isString())
            return value.toString().toUtf8();
        break;
    case Kind::MulticastInterface:
        return packMulticastInterface(interfaceText(value));
    case Kind::InterfaceIndex:
        if (value.isString())
            return bytesOf(interfaceIndex(value.toString()));
        break;
    case Kind::InterfaceIndexNet:
        return bytesOf(qToBigEndian(interfaceIndex(interfaceText(value))));
    default:
        break;
    }
    if (value.isString() && !wholeNumber(value)) {
        if (option != nullptr && !option->values.empty())
            return namedBytes(*option, value.toString());
        return value.toString().toUtf8();
    }
    return integerBytes(value);
}

QJsonValue decode(int level, int name, QByteArrayView bytes)
{
    const SocketOption *option = findOption(level, name);
    switch (option == nullptr ? Kind::Integer : option->kind) {
    case Kind::Linger:
        if (const auto linger = valueOf<std::array<int, 2>>(bytes))
            return QJsonObject{{QStringLiteral("onoff"), (*linger)[0]}, {QStringLiteral("linger"), (*linger)[1]}};
        return hexOf(bytes);
    case Kind::Time:
        if (const auto time = valueOf<std::array<qint64, 2>>(bytes))
            return QJsonObject{
                {QStringLiteral("seconds"), static_cast<double>((*time)[0]) + static_cast<double>((*time)[1]) / 1e6}};
        return hexOf(bytes);
    case Kind::Text:
    case Kind::Device: {
        const qsizetype end = bytes.indexOf('\0');
        return QString::fromUtf8(end < 0 ? bytes : bytes.first(end));
    }
    case Kind::Wide:
        if (const auto number = valueOf<quint64>(bytes)) {
            // Larger than a JSON number holds: as text.
            return *number <= quint64(std::numeric_limits<qint64>::max()) ? QJsonValue(static_cast<qint64>(*number))
                                                                          : QJsonValue(QString::number(*number));
        }
        return hexOf(bytes);
    case Kind::InterfaceIndexNet:
        if (const auto number = valueOf<int>(bytes))
            return qFromBigEndian(*number);
        return hexOf(bytes);
    case Kind::MulticastInterface:
        return bytes.size() == 4 ? QJsonValue(multicastInterfaceText(bytes)) : hexOf(bytes);
    case Kind::PortRange:
        if (const auto range = valueOf<quint32>(bytes))
            return QJsonObject{{QStringLiteral("low"), static_cast<int>(*range & 0xffffU)},
                               {QStringLiteral("high"), static_cast<int>(*range >> 16)}};
        return hexOf(bytes);
    case Kind::Credentials:
        if (const auto ids = valueOf<std::array<qint32, 3>>(bytes))
            return QJsonObject{{QStringLiteral("pid"), (*ids)[0]},
                               {QStringLiteral("uid"), static_cast<qint64>(static_cast<quint32>((*ids)[1]))},
                               {QStringLiteral("gid"), static_cast<qint64>(static_cast<quint32>((*ids)[2]))}};
        return hexOf(bytes);
    case Kind::Numbers:
        return numbersOf(bytes);
    case Kind::Address:
        return SocketAddress::fromRaw(bytes.data(), static_cast<unsigned>(bytes.size())).toString();
    case Kind::Membership:
    case Kind::SourceMembership:
    case Kind::Membership6:
    case Kind::GroupMembership:
    case Kind::GroupSource:
    case Kind::Program:
    case Kind::Bytes:
        return hexOf(bytes);
    default:
        return integerOf(bytes);
    }
}

int length(int level, int name)
{
    const SocketOption *option = findOption(level, name);
    return option == nullptr ? static_cast<int>(sizeof(int)) : optionLength(*option);
}

} // namespace sw::optionvalue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionvalue.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include <QJsonObject>

#include "hexparser.h"
#include "socketconstants.h"

namespace sw::optionvalue {

namespace {

enum class Kind : quint8 { Integer, Linger, Time, Text, Raw };

struct Row
{
    const char *level;
    const char *name;
    Kind kind;
};

/// All options that are no int.
constexpr std::array rows{
    Row{"SOL_SOCKET", "SO_LINGER", Kind::Linger},      Row{"SOL_SOCKET", "SO_RCVTIMEO", Kind::Time},
    Row{"SOL_SOCKET", "SO_SNDTIMEO", Kind::Time},      Row{"SOL_SOCKET", "SO_BINDTODEVICE", Kind::Text},
    Row{"SOL_SOCKET", "SO_PEERCRED", Kind::Raw},       Row{"SOL_SOCKET", "SO_COOKIE", Kind::Raw},
    Row{"SOL_SOCKET", "SO_MEMINFO", Kind::Raw},        Row{"SOL_SOCKET", "SO_PEERNAME", Kind::Raw},
    Row{"IPPROTO_TCP", "TCP_CONGESTION", Kind::Text},  Row{"IPPROTO_TCP", "TCP_ULP", Kind::Text},
    Row{"IPPROTO_TCP", "TCP_INFO", Kind::Raw},         Row{"IPPROTO_TCP", "TCP_CC_INFO", Kind::Raw},
    Row{"IPPROTO_TCP", "TCP_FASTOPEN_KEY", Kind::Raw}, Row{"IPPROTO_TCP", "TCP_SAVED_SYN", Kind::Raw},
};

Kind kindOf(int level, int name)
{
    for (const Row &row : rows) {
        const auto rowLevel = symbolNumber(SymbolTable::OptionLevel, QByteArrayView(row.level));
        if (rowLevel == level && optionNumber(level, QByteArrayView(row.name)) == name)
            return row.kind;
    }
    return Kind::Integer;
}

template<typename Value>
QByteArray bytesOf(const Value &value)
{
    QByteArray bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
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

std::optional<QByteArray> objectBytes(const QJsonObject &object)
{
    if (object.contains(QLatin1StringView("onoff")) || object.contains(QLatin1StringView("linger"))) {
        const auto on = wholeNumber(object.value(QLatin1StringView("onoff")));
        const auto linger = wholeNumber(object.value(QLatin1StringView("linger")));
        if (!on || !linger || object.size() != 2)
            return std::nullopt;
        return bytesOf(std::array<int, 2>{static_cast<int>(*on), static_cast<int>(*linger)});
    }
    if (object.size() != 1)
        return std::nullopt;
    if (object.contains(QLatin1StringView("seconds")))
        return timeBytes(object.value(QLatin1StringView("seconds")));
    if (object.contains(QLatin1StringView("hex")) && object.value(QLatin1StringView("hex")).isString()) {
        PayloadResult hex = parseHex(object.value(QLatin1StringView("hex")).toString());
        return hex.ok() ? std::optional(std::move(hex.bytes)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<QByteArray> encode(int level, int name, const QJsonValue &value)
{
    if (value.isObject())
        return objectBytes(value.toObject());
    const Kind kind = kindOf(level, name);
    if (kind == Kind::Time)
        return timeBytes(value);
    const bool textKind = kind == Kind::Text || kind == Kind::Raw;
    if (value.isString() && (textKind || !wholeNumber(value)))
        return value.toString().toUtf8();
    if (value.isArray() || value.isNull() || kind == Kind::Linger)
        return std::nullopt;
    return integerBytes(value);
}

QJsonValue decode(int level, int name, QByteArrayView bytes)
{
    const Kind kind = kindOf(level, name);
    if (kind == Kind::Linger && bytes.size() == 2 * sizeof(int)) {
        std::array<int, 2> linger{};
        std::memcpy(linger.data(), bytes.data(), sizeof linger);
        return QJsonObject{{QStringLiteral("onoff"), linger[0]}, {QStringLiteral("linger"), linger[1]}};
    }
    if (kind == Kind::Time && bytes.size() == 2 * sizeof(qint64)) {
        std::array<qint64, 2> time{};
        std::memcpy(time.data(), bytes.data(), sizeof time);
        return QJsonObject{
            {QStringLiteral("seconds"), static_cast<double>(time[0]) + static_cast<double>(time[1]) / 1e6}};
    }
    if (kind == Kind::Text) {
        const qsizetype end = bytes.indexOf('\0');
        return QString::fromUtf8(end < 0 ? bytes : bytes.first(end));
    }
    if (kind == Kind::Integer && bytes.size() == sizeof(int)) {
        int number = 0;
        std::memcpy(&number, bytes.data(), sizeof number);
        return number;
    }
    if (kind == Kind::Integer && bytes.size() == 1)
        return static_cast<int>(static_cast<unsigned char>(bytes[0]));
    return QJsonObject{{QStringLiteral("hex"), QString::fromLatin1(bytes.toByteArray().toHex())}};
}

int length(int level, int name)
{
    switch (kindOf(level, name)) {
    case Kind::Integer:
        return sizeof(int);
    case Kind::Linger:
        return 2 * sizeof(int);
    case Kind::Time:
        return 2 * sizeof(qint64);
    case Kind::Text:
        return 128;
    case Kind::Raw:
        break;
    }
    return 512;
}

} // namespace sw::optionvalue

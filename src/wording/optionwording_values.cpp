// SPDX-License-Identifier: GPL-3.0-or-later
// Values of options in words.
#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStringList>

#include "optionstructs.h"
#include "optionwording.h"
#include "socketconstants.h"
#include "tcpinfo.h"
#include "tcpstate.h"

namespace sw::optionwording {

namespace {

constexpr qsizetype mostHexShown = 32;
constexpr qint64 nobody = 0xffffffff; ///< uid of struct ucred where there is none

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(OptionWording)
};

/// A number that stands for something else than itself.
struct Special
{
    const char *option;
    qint64 number;
    const char *text;
};

// clang-format off
constexpr std::array specials{
    Special{"SO_PEEK_OFF", -1, QT_TRANSLATE_NOOP("OptionWording", "off")},
    Special{"SO_INCOMING_CPU", -1, QT_TRANSLATE_NOOP("OptionWording", "none")},
    Special{"SO_INCOMING_NAPI_ID", 0, QT_TRANSLATE_NOOP("OptionWording", "none")},
    Special{"SO_BUSY_POLL", 0, QT_TRANSLATE_NOOP("OptionWording", "off")},
    Special{"SO_ERROR", 0, QT_TRANSLATE_NOOP("OptionWording", "0: no error")},
    Special{"TCP_DEFER_ACCEPT", 0, QT_TRANSLATE_NOOP("OptionWording", "off")},
    Special{"TCP_FASTOPEN", 0, QT_TRANSLATE_NOOP("OptionWording", "off")},
    Special{"TCP_USER_TIMEOUT", 0, QT_TRANSLATE_NOOP("OptionWording", "the system's")},
    Special{"TCP_WINDOW_CLAMP", 0, QT_TRANSLATE_NOOP("OptionWording", "no limit")},
    Special{"TCP_LINGER2", -1, QT_TRANSLATE_NOOP("OptionWording", "no wait")},
};

// The places of SO_MEMINFO, as in <linux/sock_diag.h>.
constexpr std::array memoryNames{"rmem_alloc", "rcvbuf", "wmem_alloc", "sndbuf", "fwd_alloc",
                                 "wmem_queued", "optmem", "backlog", "drops"};
// clang-format on

QString specialText(const SocketOption &option, qint64 number)
{
    for (const Special &one : specials) {
        if (number == one.number && QLatin1StringView(option.name) == QLatin1StringView(one.option))
            return QCoreApplication::translate("OptionWording", one.text);
    }
    return {};
}

quint64 fieldOf(const std::vector<TcpInfoField> &fields, const char *name)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const TcpInfoField &one) { return one.name == QLatin1StringView(name); });
    return found == fields.end() ? 0 : found->value;
}

QString tcpInfoText(const QByteArray &bytes)
{
    const auto fields = readTcpInfo(bytes);
    const QString size = Words::tr("%1 bytes").arg(bytes.size());
    if (fields.empty())
        return size;
    return QStringLiteral("%1, rtt %2 µs, %3")
        .arg(tcpStateName(static_cast<TcpState>(fieldOf(fields, "tcpi_state"))))
        .arg(fieldOf(fields, "tcpi_rtt"))
        .arg(size);
}

QString objectText(const SocketOption &option, const QJsonObject &object)
{
    const auto number = [&object](const char *key) {
        return QString::number(object.value(QLatin1StringView(key)).toInteger());
    };
    switch (option.kind) {
    case OptionKind::Linger:
        return object.value(QLatin1StringView("onoff")).toInt() == 0 ? Words::tr("off")
                                                                     : Words::tr("on, %1 s").arg(number("linger"));
    case OptionKind::Time:
        if (object.value(QLatin1StringView("seconds")).toDouble() == 0)
            return Words::tr("no limit");
        return QLocale::c().toString(object.value(QLatin1StringView("seconds")).toDouble(), 'g', 10) + u' '
            + unit(OptionUnit::Seconds);
    case OptionKind::PortRange:
        return number("low") + QStringLiteral(" – ") + number("high");
    case OptionKind::Credentials:
        if (object.value(QLatin1StringView("uid")).toInteger() == nobody)
            return Words::tr("no unix peer");
        return QStringLiteral("pid %1, uid %2, gid %3").arg(number("pid"), number("uid"), number("gid"));
    default:
        break;
    }
    if (object.contains(QLatin1StringView("hex"))) {
        const QString hex = object.value(QLatin1StringView("hex")).toString();
        if (QLatin1StringView(option.name) == QLatin1StringView("TCP_INFO"))
            return tcpInfoText(QByteArray::fromHex(hex.toLatin1()));
        if (hex.isEmpty())
            return Words::tr("empty");
        const QString size = Words::tr("%1 bytes").arg(hex.size() / 2);
        return hex.size() > mostHexShown ? hex.first(mostHexShown) + QStringLiteral("… · ") + size : hex;
    }
    if (object.contains(QLatin1StringView("group"))) {
        QStringList parts{object.value(QLatin1StringView("group")).toString()};
        for (const char *key : {"source", "interface"}) {
            if (const QString part = object.value(QLatin1StringView(key)).toVariant().toString(); !part.isEmpty())
                parts.append(part);
        }
        return parts.join(u", ");
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString flagNames(const SocketOption &option, int number)
{
    QStringList names;
    auto left = static_cast<quint32>(number);
    for (const NamedNumber &one : option.values) {
        const auto bit = static_cast<quint32>(one.number);
        if (bit != 0 && (left & bit) == bit) {
            names.append(QString::fromLatin1(one.name));
            left &= ~bit;
        }
    }
    if (left != 0 || names.isEmpty())
        names.append(left == 0 ? QStringLiteral("0") : QStringLiteral("0x") + QString::number(left, 16));
    return names.join(u'|');
}

QString numberText(const SocketOption &option, qint64 number)
{
    if (const QString special = specialText(option, number); !special.isEmpty())
        return special;
    switch (option.kind) {
    case OptionKind::Switch:
        return number == 0 ? Words::tr("off") : number == 1 ? Words::tr("on") : QString::number(number);
    case OptionKind::Flags:
        return flagNames(option, static_cast<int>(number));
    case OptionKind::Choice: {
        const auto found = std::find_if(option.values.begin(), option.values.end(),
                                        [number](const NamedNumber &one) { return one.number == number; });
        return found == option.values.end() ? QString::number(number) : QString::fromLatin1(found->name);
    }
    case OptionKind::InterfaceIndex:
    case OptionKind::InterfaceIndexNet: {
        const QString name = interfaceNameOf(static_cast<int>(number));
        return number == 0   ? Words::tr("none")
            : name.isEmpty() ? QString::number(number)
                             : QStringLiteral("%1 (%2)").arg(number).arg(name);
    }
    default:
        break;
    }
    // Where the kernel keeps an unsigned number, it reads as a negative int.
    const bool isUnsigned = number < 0 && option.minimum == 0 && option.maximum > number;
    if (isUnsigned && number == -1 && option.unit != OptionUnit::None)
        return Words::tr("no limit");
    const qint64 shown = isUnsigned ? static_cast<qint64>(static_cast<quint32>(number)) : number;
    const QString its = unit(option.unit);
    return its.isEmpty() ? QString::number(shown) : QString::number(shown) + u' ' + its;
}

} // namespace

QString value(const SocketOption &option, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object:
        return objectText(option, value.toObject());
    case QJsonValue::Array: {
        QStringList items;
        for (const QJsonValue &one : value.toArray())
            items.append(QString::number(one.toInteger()));
        return items.isEmpty() ? Words::tr("none") : items.join(u", ");
    }
    case QJsonValue::String:
        return value.toString().isEmpty() ? Words::tr("none") : value.toString();
    case QJsonValue::Double:
        return numberText(option, value.toInteger());
    case QJsonValue::Bool:
        return numberText(option, value.toBool() ? 1 : 0);
    default:
        return {};
    }
}

QStringList members(const SocketOption &option, const QJsonValue &value)
{
    QStringList all;
    if (value.isArray() && QLatin1StringView(option.name) == QLatin1StringView("SO_MEMINFO")) {
        const QJsonArray numbers = value.toArray();
        for (int i = 0; i < numbers.size() && i < static_cast<int>(memoryNames.size()); ++i)
            all.append(QStringLiteral("%1 %2")
                           .arg(QLatin1StringView(memoryNames[static_cast<std::size_t>(i)]))
                           .arg(numbers.at(i).toInteger()));
    }
    const QJsonValue hex = value.toObject().value(QLatin1StringView("hex"));
    if (hex.isString() && QLatin1StringView(option.name) == QLatin1StringView("TCP_INFO")) {
        for (const TcpInfoField &one : readTcpInfo(QByteArray::fromHex(hex.toString().toLatin1())))
            all.append(QStringLiteral("%1 %2").arg(one.name.sliced(qstrlen("tcpi_"))).arg(one.value));
    }
    return all;
}

} // namespace sw::optionwording

// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionwording.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <QCoreApplication>
#include <QStringList>

#include "errnotable.h"
#include "errnowording.h"
#include "kernelsetting.h"
#include "optiontexttable.h"

namespace sw::optionwording {

namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(OptionWording)
};

QString translated(const char *text)
{
    return QCoreApplication::translate("OptionWording", text);
}

template<typename Key>
struct Word
{
    Key key;
    const char *text;
};

template<typename Key, std::size_t size>
QString wordFor(const std::array<Word<Key>, size> &words, Key key)
{
    const auto found = std::find_if(words.begin(), words.end(), [key](const auto &one) { return one.key == key; });
    return found == words.end() ? QString() : translated(found->text);
}

// clang-format off
constexpr std::array kinds{
    Word<OptionKind>{OptionKind::Switch, QT_TRANSLATE_NOOP("OptionWording", "switch")},
    Word<OptionKind>{OptionKind::Integer, QT_TRANSLATE_NOOP("OptionWording", "number")},
    Word<OptionKind>{OptionKind::Choice, QT_TRANSLATE_NOOP("OptionWording", "choice")},
    Word<OptionKind>{OptionKind::Flags, QT_TRANSLATE_NOOP("OptionWording", "flags")},
    Word<OptionKind>{OptionKind::Wide, QT_TRANSLATE_NOOP("OptionWording", "number (64 bits)")},
    Word<OptionKind>{OptionKind::Linger, QT_TRANSLATE_NOOP("OptionWording", "struct linger: switch and time")},
    Word<OptionKind>{OptionKind::Time, QT_TRANSLATE_NOOP("OptionWording", "struct timeval: time")},
    Word<OptionKind>{OptionKind::Text, QT_TRANSLATE_NOOP("OptionWording", "name")},
    Word<OptionKind>{OptionKind::Device, QT_TRANSLATE_NOOP("OptionWording", "name of an interface")},
    Word<OptionKind>{OptionKind::InterfaceIndex, QT_TRANSLATE_NOOP("OptionWording", "number of an interface")},
    Word<OptionKind>{OptionKind::InterfaceIndexNet, QT_TRANSLATE_NOOP("OptionWording", "number of an interface (network byte order)")},
    Word<OptionKind>{OptionKind::MulticastInterface, QT_TRANSLATE_NOOP("OptionWording", "interface (struct ip_mreqn)")},
    Word<OptionKind>{OptionKind::Membership, QT_TRANSLATE_NOOP("OptionWording", "group and interface (struct ip_mreqn)")},
    Word<OptionKind>{OptionKind::SourceMembership, QT_TRANSLATE_NOOP("OptionWording", "group, sender, interface (struct ip_mreq_source)")},
    Word<OptionKind>{OptionKind::Membership6, QT_TRANSLATE_NOOP("OptionWording", "group and interface (struct ipv6_mreq)")},
    Word<OptionKind>{OptionKind::GroupMembership, QT_TRANSLATE_NOOP("OptionWording", "group and interface (struct group_req)")},
    Word<OptionKind>{OptionKind::GroupSource, QT_TRANSLATE_NOOP("OptionWording", "group, sender, interface (struct group_source_req)")},
    Word<OptionKind>{OptionKind::PortRange, QT_TRANSLATE_NOOP("OptionWording", "two ports")},
    Word<OptionKind>{OptionKind::Credentials, QT_TRANSLATE_NOOP("OptionWording", "process, user, group (struct ucred)")},
    Word<OptionKind>{OptionKind::Numbers, QT_TRANSLATE_NOOP("OptionWording", "list of numbers")},
    Word<OptionKind>{OptionKind::Address, QT_TRANSLATE_NOOP("OptionWording", "address (struct sockaddr)")},
    Word<OptionKind>{OptionKind::Program, QT_TRANSLATE_NOOP("OptionWording", "filter program (struct sock_fprog)")},
    Word<OptionKind>{OptionKind::Bytes, QT_TRANSLATE_NOOP("OptionWording", "structure, as bytes")},
};
constexpr std::array units{
    Word<OptionUnit>{OptionUnit::Bytes, QT_TRANSLATE_NOOP("OptionWording", "bytes")},
    Word<OptionUnit>{OptionUnit::Seconds, QT_TRANSLATE_NOOP("OptionWording", "s")},
    Word<OptionUnit>{OptionUnit::Milliseconds, QT_TRANSLATE_NOOP("OptionWording", "ms")},
    Word<OptionUnit>{OptionUnit::Microseconds, QT_TRANSLATE_NOOP("OptionWording", "µs")},
    Word<OptionUnit>{OptionUnit::BytesPerSecond, QT_TRANSLATE_NOOP("OptionWording", "bytes/s")},
    Word<OptionUnit>{OptionUnit::Hops, QT_TRANSLATE_NOOP("OptionWording", "hops")},
};
constexpr std::array accesses{
    Word<OptionAccess>{OptionAccess::ReadWrite, QT_TRANSLATE_NOOP("OptionWording", "read and set")},
    Word<OptionAccess>{OptionAccess::ReadOnly, QT_TRANSLATE_NOOP("OptionWording", "read only")},
    Word<OptionAccess>{OptionAccess::WriteOnly, QT_TRANSLATE_NOOP("OptionWording", "set only, cannot be read back")},
};
constexpr std::array moments{
    Word<OptionWhen>{OptionWhen::AnyTime, QT_TRANSLATE_NOOP("OptionWording", "at any time")},
    Word<OptionWhen>{OptionWhen::BeforeBind, QT_TRANSLATE_NOOP("OptionWording", "before bind()")},
    Word<OptionWhen>{OptionWhen::BeforeConnect, QT_TRANSLATE_NOOP("OptionWording", "before connect() or listen()")},
    Word<OptionWhen>{OptionWhen::BeforeListen, QT_TRANSLATE_NOOP("OptionWording", "on the listening socket")},
    Word<OptionWhen>{OptionWhen::Connected, QT_TRANSLATE_NOOP("OptionWording", "on a connected socket")},
    Word<OptionWhen>{OptionWhen::InRepair, QT_TRANSLATE_NOOP("OptionWording", "in repair mode (TCP_REPAIR)")},
};
constexpr std::array readings{
    Word<OptionReading>{OptionReading::ClearsError, QT_TRANSLATE_NOOP("OptionWording", "Reading clears the error: the next call does not report it any more.")},
    Word<OptionReading>{OptionReading::TakesOnce, QT_TRANSLATE_NOOP("OptionWording", "Reading takes it: the kernel gives it only once.")},
    Word<OptionReading>{OptionReading::OpensDescriptor, QT_TRANSLATE_NOOP("OptionWording", "Reading opens a new file descriptor in this program, which is closed again at once.")},
    Word<OptionReading>{OptionReading::MapsData, QT_TRANSLATE_NOOP("OptionWording", "Reading takes received data out of the queue.")},
};
constexpr std::array readWords{
    Word<OptionReading>{OptionReading::Harmless, QT_TRANSLATE_NOOP("OptionWording", "Read")},
    Word<OptionReading>{OptionReading::ClearsError, QT_TRANSLATE_NOOP("OptionWording", "Read and clear")},
    Word<OptionReading>{OptionReading::TakesOnce, QT_TRANSLATE_NOOP("OptionWording", "Read and take")},
    Word<OptionReading>{OptionReading::OpensDescriptor, QT_TRANSLATE_NOOP("OptionWording", "Read, opens an fd")},
    Word<OptionReading>{OptionReading::MapsData, QT_TRANSLATE_NOOP("OptionWording", "Read, takes data")},
};
// clang-format on

} // namespace

QString explanation(const SocketOption &option)
{
    const QByteArrayView name(option.name);
    for (const auto table :
         {socketOptionTexts(), tcpOptionTexts(), ipOptionTexts(), ipv6OptionTexts(), udpOptionTexts()}) {
        for (const OptionTextRow &row : table) {
            if (name == row.name)
                return translated(row.text);
        }
    }
    return {};
}

QString unit(OptionUnit unit)
{
    return wordFor(units, unit);
}

QString type(const SocketOption &option)
{
    QStringList parts{wordFor(kinds, option.kind)};
    if (option.kind == OptionKind::Integer && !unit(option.unit).isEmpty())
        parts.append(unit(option.unit));
    if (option.hasRange() && option.maximum < 2'000'000'000)
        parts.append(Words::tr("%1 to %2").arg(option.minimum).arg(option.maximum));
    return parts.join(u", ");
}

QString access(const SocketOption &option)
{
    return wordFor(accesses, option.access);
}

QString when(const SocketOption &option)
{
    return wordFor(moments, option.when);
}

QString since(const SocketOption &option)
{
    return option.since == nullptr ? Words::tr("since before Linux 2.2")
                                   : Words::tr("since Linux %1").arg(QLatin1StringView(option.since));
}

QString right(const SocketOption &option)
{
    if (option.right == nullptr)
        return {};
    const QString name = QString::fromLatin1(option.right);
    return option.rightForSomeValues ? Words::tr("Some values need %1.").arg(name)
                                     : Words::tr("Setting it needs %1.").arg(name);
}

QString reading(const SocketOption &option)
{
    return wordFor(readings, option.reading);
}

QString readWord(const SocketOption &option)
{
    return wordFor(readWords, option.reading);
}

QString cap(const SocketOption &option)
{
    const auto most = option.cap == nullptr ? std::nullopt : kernelSetting(option.cap);
    return most ? Words::tr("Here %1 is %2: a larger value is cut to that, without an error.")
                      .arg(QLatin1StringView(option.cap))
                      .arg(*most)
                : QString();
}

QString outOfRange(const SocketOption &option, const QJsonValue &value)
{
    if (!option.hasRange() || !value.isDouble())
        return {};
    const double number = value.toDouble();
    const bool inside = number >= static_cast<double>(option.minimum) && number <= static_cast<double>(option.maximum);
    return inside ? QString()
                  : Words::tr("Outside %1 to %2: the kernel will refuse it or keep another value.")
                        .arg(option.minimum)
                        .arg(option.maximum);
}

QString absence(const SocketOption &option, int error, bool suits, bool nowhere)
{
    const QString name = errnoName(error);
    if (!suits)
        return Words::tr("%1: not for this kind of socket.").arg(name);
    return nowhere ? Words::tr("%1: this kernel does not have it.").arg(name) : refusal(option, error, false);
}

QString refusal(const SocketOption &option, int error, bool setting)
{
    const QString name = errnoName(error);
    if (error == ENOPROTOOPT || error == EOPNOTSUPP) {
        return setting && option.isWritable()
            ? Words::tr("%1: this kernel or this kind of socket does not let it be set.").arg(name)
            : Words::tr("%1: not in this kernel, or not for this kind of socket.").arg(name);
    }
    if (error == ENOTCONN || error == ENODATA)
        return Words::tr("%1: there is no value before the socket is connected.").arg(name);
    if (setting && (error == EPERM || error == EACCES)) {
        return option.right == nullptr
            ? Words::tr("%1: this user may not set it.").arg(name)
            : Words::tr("%1: this user may not set it; it needs %2.").arg(name, QLatin1StringView(option.right));
    }
    if (setting && error == EINVAL && option.when != OptionWhen::AnyTime && option.when != OptionWhen::Never)
        return Words::tr("%1: the value does not fit, or it is too late or too early: set it %2.")
            .arg(name, when(option));
    if (setting && error == EINVAL && option.hasRange())
        return Words::tr("%1: the value does not fit; allowed: %2 to %3.")
            .arg(name)
            .arg(option.minimum)
            .arg(option.maximum);
    if (!setting && error == EINVAL && option.when == OptionWhen::InRepair)
        return Words::tr("%1: there is a value in repair mode only (TCP_REPAIR).").arg(name);
    if (setting && error == ENOENT)
        return Words::tr("%1: the kernel knows no such name, or there is nothing to remove.").arg(name);
    const ErrnoText words = errnoText(QLatin1StringView(setting ? "setsockopt" : "getsockopt"), error);
    return name + QStringLiteral(": ") + words.meaning + (words.advice.isEmpty() ? QString() : u' ' + words.advice);
}

} // namespace sw::optionwording

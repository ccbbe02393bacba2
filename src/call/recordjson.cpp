// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordjson.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include "calltext.h"
#include "errnotable.h"
#include "namecalljson.h"
#include "qttext.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qsizetype mostHexBytes = 64 * 1024;

QJsonArray flagList(SymbolTable table, int flags)
{
    return flags == 0 ? QJsonArray() : QJsonArray::fromStringList(symbolSet(table, flags).split(u'|'));
}

void socketArgs(const CallRecord &r, QJsonObject &args)
{
    args[QStringLiteral("family")] = symbolName(SymbolTable::Family, r.arguments[0]);
    args[QStringLiteral("type")] = symbolName(SymbolTable::Type, r.arguments[1]);
    args[QStringLiteral("protocol")] = r.arguments[2];
}

void addressArgs(const CallRecord &r, QJsonObject &args)
{
    args[QStringLiteral("address")] = r.address.toString();
}

void optionArgs(const CallRecord &r, QJsonObject &args)
{
    args[QStringLiteral("level")] = symbolName(SymbolTable::OptionLevel, r.arguments[0]);
    args[QStringLiteral("name")] = optionName(r.arguments[0], r.arguments[1]);
}

void sizeArgs(const CallRecord &r, QJsonObject &args)
{
    args[QStringLiteral("size")] = r.asked;
    if (r.arguments[0] != 0)
        args[QStringLiteral("flags")] = flagList(SymbolTable::MessageFlag, r.arguments[0]);
}

/// The arguments of a call that no file has written down: an inner one, or a row of a log.
QJsonObject argsOf(const CallRecord &r)
{
    QJsonObject args;
    switch (r.call) {
    case Call::Socket:
    case Call::Socketpair:
        socketArgs(r, args);
        break;
    case Call::Bind:
    case Call::Connect:
    case Call::ConnectEx:
        addressArgs(r, args);
        break;
    case Call::Sendto:
        addressArgs(r, args);
        sizeArgs(r, args);
        break;
    case Call::Send:
    case Call::Sendall:
    case Call::Recv:
    case Call::Recvfrom:
    case Call::Recvmsg:
    case Call::Recvall:
        sizeArgs(r, args);
        break;
    case Call::Read:
    case Call::Write:
        args[QStringLiteral("size")] = r.asked;
        break;
    case Call::Makefile:
        args[QStringLiteral("mode")] = QStringLiteral("%1%2b").arg(
            r.arguments[0] & 1 ? QStringLiteral("r") : QString(), r.arguments[0] & 2 ? QStringLiteral("w") : QString());
        break;
    case Call::Starttls:
        args[QStringLiteral("side")] = r.arguments[0] != 0 ? QStringLiteral("server") : QStringLiteral("client");
        if (!r.text.isEmpty())
            args[QStringLiteral("server_name")] = r.text;
        break;
    case Call::Listen:
        args[QStringLiteral("backlog")] = r.asked;
        break;
    case Call::Shutdown:
        args[QStringLiteral("how")] = symbolName(SymbolTable::Shutdown, r.arguments[0]);
        break;
    case Call::Getsockopt:
    case Call::Setsockopt:
        optionArgs(r, args);
        break;
    case Call::Poll:
        args[QStringLiteral("events")] = flagList(SymbolTable::PollEvent, r.arguments[0]);
        args[QStringLiteral("timeout_ms")] = r.asked;
        break;
    case Call::Setblocking:
        // An inner one is the kernel call, which says whether the socket is not to block.
        args[QStringLiteral("blocking")] = (r.asked != 0) != (r.kind == RecordKind::Inner);
        break;
    case Call::Settimeout:
    case Call::Setdefaulttimeout:
        args[QStringLiteral("seconds")] = r.asked < 0 ? QJsonValue(QJsonValue::Null)
                                                      : QJsonValue(static_cast<double>(r.asked) / 1e9);
        break;
    case Call::CreateConnection:
        args[QStringLiteral("host")] = r.text;
        break;
    default:
        addNameCallArgs(r, args);
        break;
    }
    return args;
}

QJsonValue errnoValue(int error)
{
    if (error == 0)
        return QJsonValue::Null;
    const QLatin1StringView name = errnoName(error);
    return name.isEmpty() ? QJsonValue(QString::number(error)) : QJsonValue(QString(name));
}

/// The address counts where the call told it, not where it was given: that stands in args.
bool tellsAddress(const CallRecord &r)
{
    return !r.address.isNull() && !r.failed()
        && (r.call == Call::Accept || r.call == Call::Recvfrom || r.call == Call::Recvmsg || r.call == Call::Getsockname
            || r.call == Call::Getpeername || r.call == Call::CreateConnection);
}

/// Which layer the row is of, where there is more than the kernel, and Qt's own words.
void addQt(const CallRecord &r, QJsonObject &object)
{
    if (r.layer != RecordLayer::Kernel)
        object[QStringLiteral("layer")] = r.layer == RecordLayer::QtSignal ? QStringLiteral("qt_signal")
                                                                           : QStringLiteral("qt_call");
    if (qttext::isEvent(r))
        object[QStringLiteral("qt")] = qttext::name(r);
    if (r.qtError >= 0)
        object[QStringLiteral("qt_error")] = QString(qtErrorName(r.qtError));
}

void addOutcome(const CallRecord &r, QJsonObject &object)
{
    if (tellsAddress(r))
        object[QStringLiteral("address")] = r.address.toString();
    const bool isOption = r.call == Call::Getsockopt || r.call == Call::Setsockopt;
    if (!isOption && (!r.data.isEmpty() || (r.flags & RecordFlag::Bytes && !r.failed())))
        object[QStringLiteral("data")] = bytesToJson(r.data);
    if (!r.value.isUndefined() && !r.value.isNull() && r.call != Call::Setsockopt
        && !(r.flags & RecordFlag::Unsupported))
        object[QStringLiteral("value")] = r.value;
    if ((r.call == Call::Gettimeout || r.call == Call::Getdefaulttimeout) && !r.failed())
        object[QStringLiteral("value")] = r.value.isDouble() ? r.value : QJsonValue(QJsonValue::Null);
    if (r.call == Call::Poll)
        object[QStringLiteral("flags")] = flagList(SymbolTable::PollEvent, r.messageFlags);
    else if (r.messageFlags != 0)
        object[QStringLiteral("flags")] = flagList(SymbolTable::MessageFlag, r.messageFlags);
    if ((r.call == Call::Sendall || r.call == Call::Write) && r.failed())
        object[QStringLiteral("sent")] = r.data.size();
    if (r.flags & RecordFlag::TimedOut)
        object[QStringLiteral("timed_out")] = true;
    if (r.flags & RecordFlag::Cancelled)
        object[QStringLiteral("interrupted")] = true;
    if (r.flags & RecordFlag::Unsupported)
        object[QStringLiteral("unsupported")] = true;
    if (r.flags & RecordFlag::Unsupported && r.value.isString())
        object[QStringLiteral("why")] = r.value;
    if (r.flags & RecordFlag::Tls)
        object[QStringLiteral("tls")] = true;
    if (r.gaiError != 0)
        object[QStringLiteral("gai")] = QString(gaiErrorName(r.gaiError));
    if (r.hostError != 0)
        object[QStringLiteral("h_errno")] = r.hostError;
}

} // namespace

QJsonObject bytesToJson(QByteArrayView bytes)
{
    QJsonObject object{{QStringLiteral("bytes"), bytes.size()}};
    const QByteArray shown = bytes.first(qMin(bytes.size(), mostHexBytes)).toByteArray();
    object[QStringLiteral("hex")] = QString::fromLatin1(shown.toHex());
    if (bytes.size() > mostHexBytes) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(bytes);
        object[QStringLiteral("sha256")] = QString::fromLatin1(hash.result().toHex());
    }
    return object;
}

QJsonObject recordToJson(const CallRecord &r, qint64 zeroNs)
{
    QJsonObject object;
    if (r.kind == RecordKind::Notice)
        object[QStringLiteral("notice")] = QString(noticeName(r.notice));
    else
        object[QStringLiteral("call")] = QString(callName(r.call));
    object[QStringLiteral("thread")] = r.thread;
    object[QStringLiteral("fd")] = r.fd < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(r.fd);
    object[QStringLiteral("args")] = qttext::isEvent(r) ? QJsonObject() : argsOf(r);
    object[QStringLiteral("result")] = r.flags.testAnyFlags(RecordFlag::Unsupported | RecordFlag::Unfinished)
        ? QJsonValue(QJsonValue::Null)
        : QJsonValue(r.result);
    object[QStringLiteral("errno")] = errnoValue(r.error);
    object[QStringLiteral("began_ns")] = r.beganNs - zeroNs;
    object[QStringLiteral("took_ns")] = r.tookNs;
    object[QStringLiteral("text")] = straceLine(r);
    addOutcome(r, object);
    addQt(r, object);
    return object;
}

} // namespace sw

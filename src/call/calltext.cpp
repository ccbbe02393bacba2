// SPDX-License-Identifier: GPL-3.0-or-later
#include "calltext.h"

#include <algorithm>
#include <array>

#include <QStringList>

#include "callarguments.h"
#include "errnotable.h"
#include "namecalltext.h"
#include "qttext.h"
#include "socketconstants.h"
#include "tlsresult.h"

namespace sw {

namespace {

constexpr qsizetype mostFileName = 256; ///< bytes

// clang-format off
constexpr std::array noticeNames{
    QLatin1StringView("None"), QLatin1StringView("RowsDropped"), QLatin1StringView("AcceptPaused"),
    QLatin1StringView("AcceptResumed"), QLatin1StringView("ConnectGivenUp"), QLatin1StringView("LookupAbandoned"),
    QLatin1StringView("LookupLimit"), QLatin1StringView("ThreadFailed"), QLatin1StringView("CaptureFailed"),
    QLatin1StringView("ReadingPaused"), QLatin1StringView("ReadingResumed"), QLatin1StringView("PortHeld"),
    QLatin1StringView("DatagramsDropped"), QLatin1StringView("CloseDeferred"), QLatin1StringView("PortPicked"),
    QLatin1StringView("ReuseUnheeded"), QLatin1StringView("ReadEndStopsNothing"), QLatin1StringView("SentInVain"),
    QLatin1StringView("PathTaken"), QLatin1StringView("SocketFileStays"), QLatin1StringView("SocketFileRemoved"),
    QLatin1StringView("ConnectSendsNothing"), QLatin1StringView("QtCannot"), QLatin1StringView("QtOptionKept"),
    QLatin1StringView("QtBindKept"), QLatin1StringView("QtAcceptedAhead"), QLatin1StringView("QtAcceptsNoMore"),
    QLatin1StringView("QtWriteBufferFull"), QLatin1StringView("QtReadBufferFull"),
    QLatin1StringView("QtPeerEndClosesBoth"), QLatin1StringView("QtCloseDrains"),
    QLatin1StringView("QtAbortIsNoReset"), QLatin1StringView("ClosedUnread"), QLatin1StringView("CloseEndsNothing"),
    QLatin1StringView("ConnectedToItself"), QLatin1StringView("ServiceCut"),
    QLatin1StringView("SessionFileStopped"), QLatin1StringView("ReadingWaited"), QLatin1StringView("RowUnreadable"),
    QLatin1StringView("QtTlsErrorsIgnored"), QLatin1StringView("RuleFired"), QLatin1StringView("RuleGaveUp"), QLatin1StringView("RuleNoAnswer"),
    QLatin1StringView("RequestTooLong"), QLatin1StringView("RequestsLost"), QLatin1StringView("HeartbeatMissed"),
    QLatin1StringView("HeartbeatEnds"), QLatin1StringView("RetryWaits"), QLatin1StringView("RetriesEnd"),
    QLatin1StringView("?"),
};
// clang-format on
static_assert(static_cast<std::size_t>(Notice::Count) + 1 == noticeNames.size(), "a name for every notice");

QString nameOf(const CallRecord &r)
{
    return isInnerMode(r) ? QStringLiteral("fcntl") : QString(callName(r.call));
}

QString errorText(const CallRecord &r)
{
    if (r.gaiError != 0)
        return gaiErrorName(r.gaiError);
    const QLatin1StringView name = errnoName(r.error);
    return name.isEmpty() ? QStringLiteral("errno %1").arg(r.error) : QString(name);
}

/// What the handshake settled, or why it failed.
QString tlsSummary(const CallRecord &r)
{
    const TlsResult tls = TlsResult::fromJson(r.value);
    QStringList parts;
    if (tls.fault != TlsFault::None)
        parts.append(tlsFaultName(tls.fault));
    if (tls.fault != TlsFault::None && !tls.detail.isEmpty())
        parts.append(straceBytes(tls.detail.toUtf8(), mostFileName));
    if (!r.failed())
        parts += QStringList{tls.version, tls.cipher, tls.alpn};
    parts.removeAll(QString());
    for (const TlsCertificateError &error : tls.errors)
        parts.append(error.name);
    if (!r.failed() && !tls.errors.isEmpty())
        parts.append(QStringLiteral("ignored"));
    return parts.isEmpty() ? QString() : QStringLiteral(" [") + parts.join(u", ") + u']';
}

QString resultText(const CallRecord &r)
{
    if (r.flags & RecordFlag::Unsupported)
        return unsupportedText(r);
    if (r.flags & RecordFlag::Unfinished)
        return QStringLiteral("? <unfinished>");
    QString text;
    if ((r.call == Call::Gettimeout || r.call == Call::Getdefaulttimeout) && !r.failed())
        text = r.value.isDouble() ? QString::number(r.value.toDouble()) : QStringLiteral("None");
    else if (const QString given = namecalltext::result(r); !given.isEmpty())
        text = given;
    else
        text = QString::number(r.result);
    if (r.failed())
        text += u' ' + errorText(r) + namecalltext::hostError(r);
    else if (r.call == Call::ConnectEx && r.result > 0)
        text += u' ' + QString(errnoName(static_cast<int>(r.result)));
    else if (r.call == Call::Poll && r.messageFlags != 0)
        text += QStringLiteral(" ([{fd=%1, revents=%2}])")
                    .arg(QString::number(r.fd), symbolSet(SymbolTable::PollEvent, r.messageFlags));
    if (r.qtError >= 0)
        text += QStringLiteral(" (") + qtErrorName(r.qtError) + u')';
    if (r.call == Call::Starttls)
        text += tlsSummary(r);
    if (r.flags & RecordFlag::Cancelled)
        text += QStringLiteral(" <interrupted here>");
    return text;
}

QString noticeLine(const CallRecord &r)
{
    QStringList parts;
    if (!r.address.isNull())
        parts.append(r.address.toString());
    if (!r.text.isEmpty())
        parts.append(straceBytes(r.text.toUtf8(), 256));
    if (r.result != 0)
        parts.append(QString::number(r.result));
    if (r.asked != 0)
        parts.append(QString::number(r.asked));
    if (r.failed())
        parts.append(errorText(r));
    return QString(noticeName(r.notice)) + u'(' + parts.join(u", ") + u')';
}

} // namespace

QString straceBytes(QByteArrayView bytes, qsizetype most)
{
    QString text(u'"');
    const qsizetype shown = qMin(most, bytes.size());
    for (qsizetype i = 0; i < shown; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const bool digitFollows = i + 1 < shown && bytes[i + 1] >= '0' && bytes[i + 1] <= '7';
        switch (byte) {
        case '\n':
            text += QStringLiteral("\\n");
            break;
        case '\r':
            text += QStringLiteral("\\r");
            break;
        case '\t':
            text += QStringLiteral("\\t");
            break;
        case '\v':
            text += QStringLiteral("\\v");
            break;
        case '\f':
            text += QStringLiteral("\\f");
            break;
        case '"':
            text += QStringLiteral("\\\"");
            break;
        case '\\':
            text += QStringLiteral("\\\\");
            break;
        default:
            if (byte >= 0x20 && byte < 0x7f)
                text += QLatin1Char(static_cast<char>(byte));
            else
                text += u'\\' + QString::number(byte, 8).rightJustified(digitFollows ? 3 : 1, u'0');
        }
    }
    return text + (shown < bytes.size() ? QStringLiteral("\"...") : QStringLiteral("\""));
}

QLatin1StringView noticeName(Notice notice)
{
    return noticeNames[std::min(static_cast<std::size_t>(notice), noticeNames.size() - 1)];
}

QString unsupportedText(const CallRecord &record)
{
    const QString why = record.value.toString();
    return why.isEmpty() ? QStringLiteral("? <unsupported>") : QStringLiteral("? <unsupported: ") + why + u'>';
}

QString straceLine(const CallRecord &record)
{
    if (record.kind == RecordKind::Notice)
        return noticeLine(record);
    if (qttext::isEvent(record))
        return qttext::line(record);
    return nameOf(record) + u'(' + (argumentsBefore(record) + argumentsAfter(record)).join(u", ")
        + QStringLiteral(") = ") + resultText(record);
}

CallHalves straceHalves(const CallRecord &record)
{
    if (record.kind == RecordKind::Notice || qttext::isEvent(record))
        return {straceLine(record), {}};
    QStringList before = argumentsBefore(record);
    QStringList after = argumentsAfter(record);
    const bool takesBytes = record.call == Call::Recv || record.call == Call::Recvfrom || record.call == Call::Read;
    if (takesBytes) {
        // In the line they stand as recv(2) has them, the bytes in front of how many were asked for.
        before.append(QString::number(record.asked));
        after = record.failed() || record.data.isEmpty() ? QStringList() : QStringList(straceBytes(record.data));
        if (record.call == Call::Recvfrom && !record.address.isNull())
            after.append(record.address.toString());
    }
    const QString asked = nameOf(record) + u'(' + before.join(u", ") + u')';
    QString told = resultText(record);
    if (!after.isEmpty())
        told += (takesBytes ? QStringLiteral(" ") : QStringLiteral(", ")) + after.join(u", ");
    return {asked, told};
}

QString straceUnfinished(const CallRecord &record)
{
    return nameOf(record) + u'(' + argumentsBefore(record).join(u", ") + QStringLiteral(" <unfinished ...>");
}

QString straceResumed(const CallRecord &record)
{
    const QStringList after = argumentsAfter(record);
    return QStringLiteral("<... ") + nameOf(record) + QStringLiteral(" resumed>")
        + (after.isEmpty() ? QString() : QStringLiteral(", ") + after.join(u", ")) + QStringLiteral(") = ")
        + resultText(record);
}

} // namespace sw

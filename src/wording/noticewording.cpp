// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticewording.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

#include "errnotable.h"
#include "pathwording.h"
#include "portholderwording.h"
#include "qtwording.h"
#include "sessionwording.h"

namespace sw {

namespace {

struct Sentence
{
    Notice notice;
    const char *text; ///< {result}, {port} (the result, too), {asked}, {errno}, {text} stand for the notice's members
};

// clang-format off
constexpr std::array sentences{
    Sentence{Notice::RowsDropped, QT_TRANSLATE_NOOP("NoticeWording", "The log reached its memory limit: the oldest {result} rows with {asked} bytes were dropped.")},
    Sentence{Notice::AcceptPaused, QT_TRANSLATE_NOOP("NoticeWording", "No file descriptor is free ({errno}): the server still listens, but waits with accept until one is. Close connections, or raise the limit (ulimit -n).")},
    Sentence{Notice::AcceptResumed, QT_TRANSLATE_NOOP("NoticeWording", "File descriptors are free again: the server accepts connections again.")},
    Sentence{Notice::ConnectGivenUp, QT_TRANSLATE_NOOP("NoticeWording", "Gave up connecting after {asked} ms. The peer did not answer: check address and firewall, or allow more time.")},
    Sentence{Notice::LookupAbandoned, QT_TRANSLATE_NOOP("NoticeWording", "The name look-up was given up; look-ups that still run and end by themselves: {result}.")},
    Sentence{Notice::LookupLimit, QT_TRANSLATE_NOOP("NoticeWording", "Too many abandoned name look-ups still run ({result}). Try again when some have ended, or use a numeric address.")},
    Sentence{Notice::ThreadFailed, QT_TRANSLATE_NOOP("NoticeWording", "The system gave no new thread ({errno}). Close connections, or raise the limit (ulimit -u).")},
    Sentence{Notice::CaptureFailed, QT_TRANSLATE_NOOP("NoticeWording", "Received bytes could not be written to {text} ({errno}). Writing has stopped, receiving goes on.")},
    Sentence{Notice::ReadingPaused, QT_TRANSLATE_NOOP("NoticeWording", "Reading is paused: the receive buffer fills, then TCP slows the peer.")},
    Sentence{Notice::DatagramsDropped, QT_TRANSLATE_NOOP("NoticeWording", "The receive buffer was full: the kernel dropped {result} datagrams, {asked} since this socket was made. Nobody tells the sender. Read faster, or ask for a larger SO_RCVBUF.")},
    Sentence{Notice::CloseDeferred, QT_TRANSLATE_NOOP("NoticeWording", "close made no call yet: a file that makefile made over this socket is open and keeps the descriptor. The peer hears of it when the last such file is closed.")},
    Sentence{Notice::PortPicked, QT_TRANSLATE_NOOP("NoticeWording", "listen found no port bound to this socket (bind was not called, or failed), so the system picked one: {text}. Whoever calls the port that was meant does not reach this socket.")},
    Sentence{Notice::ReuseUnheeded, QT_TRANSLATE_NOOP("NoticeWording", "SO_REUSEADDR is set on this socket, yet the address is taken. The option helps only when the socket that holds the address has it set too and does not listen; a connection in TIME_WAIT keeps what its socket had.")},
    Sentence{Notice::ReadEndStopsNothing, QT_TRANSLATE_NOOP("NoticeWording", "shutdown(SHUT_RD) tells a TCP peer nothing and stops nothing: what it sends still arrives and can be read. To end both directions use SHUT_RDWR or close.")},
    Sentence{Notice::SentInVain, QT_TRANSLATE_NOOP("NoticeWording", "The peer had closed before ({errno}): {result} bytes that send accepted after that were never read. What send returns says only that the kernel took the bytes.")},
    Sentence{Notice::ConnectSendsNothing, QT_TRANSLATE_NOOP("NoticeWording", "connect on a datagram socket sends nothing: it only sets the peer. Whether anybody is there shows when an answer comes, or as ECONNREFUSED of a later call.")},
    Sentence{Notice::SocketFileStays, QT_TRANSLATE_NOOP("NoticeWording", "The socket is closed, but the file {text} that bind made stays: close never removes it. Nobody is reached there any more, and the next bind to it fails until it is removed.")},
    Sentence{Notice::ClosedUnread, QT_TRANSLATE_NOOP("NoticeWording", "{result} received bytes had not been read when the socket was closed, so TCP sends a reset (RST) and no end (FIN): the peer gets ECONNRESET. Read to the end of the stream first to end in order.")},
    Sentence{Notice::CloseEndsNothing, QT_TRANSLATE_NOOP("NoticeWording", "The descriptor is closed, but a duplicate of it is open: the socket lives on and its peer is told nothing. shutdown would end it for all of them.")},
    Sentence{Notice::ConnectedToItself, QT_TRANSLATE_NOOP("NoticeWording", "This connection has the same address and port at both ends: the system picked the port that was called, so the socket is connected to itself and receives what it sends. No server is there.")},
    Sentence{Notice::ServiceCut, QT_TRANSLATE_NOOP("NoticeWording", "{text} is no port. getaddrinfo takes the lowest 16 bits of such a number without a word: {port}.")},
    Sentence{Notice::ReadingWaited, QT_TRANSLATE_NOOP("NoticeWording", "Reading, and messages to be sent, waited {result} ms ({asked} times) until the session file had caught up. Nothing was lost: meanwhile TCP slowed the sender, datagrams stayed in the receive buffer.")},
    Sentence{Notice::RowUnreadable, QT_TRANSLATE_NOOP("NoticeWording", "This row cannot be read back from the session file: the file is damaged, was cut, or its disk is gone.")},
    Sentence{Notice::RuleFired, QT_TRANSLATE_NOOP("NoticeWording", "Rule {port} fired: {text}")},
    Sentence{Notice::RuleGaveUp, QT_TRANSLATE_NOOP("NoticeWording", "Rule {port} did not fire: its regular expression needed too many steps for this message. Make it simpler, as with [^x]* in place of .*: {text}")},
    Sentence{Notice::RuleNoAnswer, QT_TRANSLATE_NOOP("NoticeWording", "Rule {port} fired, but for this request its message cannot be made, or would be longer than 1 MiB. Try the request in the tester of the rules: {text}")},
    Sentence{Notice::RequestTooLong, QT_TRANSLATE_NOOP("NoticeWording", "A message is longer than the {result} bytes that the rules keep of one: it is skipped, no rule sees it. Raise the limit in the rules, or correct how messages end.")},
    Sentence{Notice::RequestsLost, QT_TRANSLATE_NOOP("NoticeWording", "A length field says more than the {result} bytes that the rules keep of a message, or less than its own size: where the next message begins cannot be known, and no rule fires on this connection any more. Check size, order and place of the length.")},
    Sentence{Notice::HeartbeatMissed, QT_TRANSLATE_NOOP("NoticeWording", "No answer to the heartbeat: {result} in a row.")},
    Sentence{Notice::HeartbeatEnds, QT_TRANSLATE_NOOP("NoticeWording", "{result} heartbeats in a row were not answered: the connection is closed.")},
    Sentence{Notice::RetryWaits, QT_TRANSLATE_NOOP("NoticeWording", "Try {asked} to connect again follows in {result} ms.")},
    Sentence{Notice::RetriesEnd, QT_TRANSLATE_NOOP("NoticeWording", "All tries to connect again were in vain ({result}): no further one is made.")},
    Sentence{Notice::ReadingResumed, QT_TRANSLATE_NOOP("NoticeWording", "Reading goes on.")},
};
// clang-format on

/// Rows between those of a session file that has ended and those in memory were dropped.
QString hiddenRowsText(const CallRecord &notice)
{
    const QLocale locale;
    return QCoreApplication::translate(
               "NoticeWording",
               "The log reached its memory limit: %1 rows with %2 bytes were dropped, which no file has. The %3 rows "
               "before them are safe, but this log does not show them any more: open %4 with File, Sessions.")
        .arg(locale.toString(notice.result), locale.toString(notice.asked), locale.toString(notice.value.toInteger()),
             notice.text);
}

} // namespace

PortHolder portHolderOf(const CallRecord &notice)
{
    const QJsonObject facts = notice.value.toObject();
    PortHolder holder;
    holder.program = notice.text;
    holder.pid = facts.value(QLatin1StringView("pid")).toInt();
    holder.own = facts.value(QLatin1StringView("own")).toBool();
    holder.uid = static_cast<quint32>(facts.value(QLatin1StringView("uid")).toInteger());
    holder.user = facts.value(QLatin1StringView("user")).toString();
    holder.hasProcess = facts.value(QLatin1StringView("hasProcess")).toBool();
    holder.transport = facts.value(QLatin1StringView("datagrams")).toBool() ? Transport::Udp : Transport::Tcp;
    holder.state = static_cast<TcpState>(facts.value(QLatin1StringView("state")).toInt());
    holder.local = SocketAddress::parse(facts.value(QLatin1StringView("local")).toString()).value_or(SocketAddress());
    return holder;
}

int freePortOf(const CallRecord &notice)
{
    return notice.value.toObject().value(QLatin1StringView("port")).toInt();
}

QString noticeText(const CallRecord &notice)
{
    if (notice.notice == Notice::PortHeld) {
        const bool known = notice.value.toObject().contains(QLatin1StringView("local"));
        return known
            ? portHolderText(portHolderOf(notice))
            : QCoreApplication::translate("NoticeWording", "The port is taken; the system does not show by whom.");
    }
    if (notice.notice == Notice::ReadingPaused && notice.flags.testFlag(RecordFlag::Datagram))
        return QCoreApplication::translate(
            "NoticeWording",
            "Reading is paused: the receive buffer fills, then UDP datagrams are lost, and a unix sender waits.");
    if (notice.notice == Notice::RowsDropped && !notice.text.isEmpty())
        return hiddenRowsText(notice);
    if (notice.notice == Notice::PathTaken)
        return pathTakenText(static_cast<UnixPathState>(notice.result), notice.text);
    if (notice.notice == Notice::SocketFileRemoved)
        return pathRemovedText(notice.error, notice.text);
    if (notice.notice == Notice::SessionFileStopped)
        return sessionStopText(static_cast<SessionStop>(notice.result), notice.error, notice.text,
                               notice.arguments[0] != 0);
    const auto found = std::find_if(sentences.begin(), sentences.end(),
                                    [&](const Sentence &one) { return one.notice == notice.notice; });
    if (found == sentences.end())
        return qtNoticeText(notice);
    const QLocale locale;
    QString text = QCoreApplication::translate("NoticeWording", found->text);
    text.replace(QLatin1StringView("{result}"), locale.toString(notice.result));
    text.replace(QLatin1StringView("{port}"), QString::number(notice.result)); // no quantity: not grouped
    text.replace(QLatin1StringView("{asked}"), locale.toString(notice.asked));
    text.replace(QLatin1StringView("{errno}"), errnoName(notice.error));
    // Last, as a file name may hold anything.
    text.replace(QLatin1StringView("{text}"), notice.text);
    return text;
}

} // namespace sw

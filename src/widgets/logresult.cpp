// SPDX-License-Identifier: GPL-3.0-or-later
#include "logresult.h"

#include <algorithm>
#include <array>
#include <limits>

#include <QJsonArray>
#include <QJsonObject>

#include "calltext.h"
#include "errnotable.h"
#include "errnowording.h"
#include "faultpipe.h"
#include "hexdump.h"
#include "icmpdetails.h"
#include "noticewording.h"
#include "printable.h"
#include "socketconstants.h"
#include "tlswording.h"
#include "unitwords.h"

namespace sw {

namespace {

// More than a wide screen shows; the details have all of it.
constexpr qsizetype textShown = 400;
constexpr qsizetype hexShown = 160;
constexpr qsizetype hexShownMixed = 64;
constexpr qsizetype all = std::numeric_limits<qsizetype>::max();

/// recv tells the whole length of a message: asked for by the endpoints of sequenced-packet sockets.
bool ofPackets(const JournalRow &row)
{
    return row.side() && (row.side()->arguments[0] & constant::msgTrunc) != 0;
}

QString hexOf(QByteArrayView bytes, qsizetype most)
{
    const QString hex = toHex(bytes.first(qMin(most, bytes.size())));
    return bytes.size() > most ? hex + QStringLiteral(" …") : hex;
}

} // namespace

QString LogResult::plain(const QString &text)
{
    return printable(text.toUtf8(), TextEncoding::Utf8, textShown);
}

LogResult::Pieces LogResult::of(const JournalRow &row, const Look &look)
{
    using Tone = LogPiece::Tone;
    const RowEntry &entry = row.entry();
    Pieces pieces;
    if (entry.kind == RecordKind::Notice) {
        pieces.push_back({plain(noticeText(row.record())), row.failed() ? Tone::Error : Tone::Blocked});
        return pieces;
    }
    if (row.failed()) {
        addFailure(pieces, row);
    } else if (traitsOf(entry.call).direction != Direction::None) {
        addData(pieces, row, look);
    } else {
        pieces.push_back({success(row.record()), Tone::Plain});
    }
    addRemarks(pieces, entry);
    return pieces;
}

LogResult::Pieces LogResult::of(const RunningCall &running)
{
    QString where = running.fd >= 0 ? QStringLiteral("fd %1").arg(running.fd) : QString();
    if (!running.address.isNull())
        where += (where.isEmpty() ? QString() : QStringLiteral(", ")) + running.address.toString();
    Pieces pieces;
    const QString state = running.isPending()
        ? tr("pending: waits for the signal %1").arg(QLatin1StringView(traitsOf(running.awaited()).name))
        : traitsOf(running.call).mayBlock ? tr("blocked")
                                          : tr("running");
    pieces.push_back({state, LogPiece::Tone::Blocked});
    if (!where.isEmpty())
        pieces.push_back({where, LogPiece::Tone::Dim});
    pieces.push_back({running.isPending() ? tr("thread %1 is in its event loop").arg(running.thread)
                                          : tr("thread %1").arg(running.thread),
                      LogPiece::Tone::Dim});
    return pieces;
}

QString LogResult::errorName(const JournalRow &row)
{
    if (row.side() && row.side()->gaiError != 0) {
        const QLatin1StringView name = gaiErrorName(row.side()->gaiError);
        return name.isEmpty() ? QStringLiteral("EAI %1").arg(row.side()->gaiError) : QString(name);
    }
    const QLatin1StringView name = errnoName(row.entry().error);
    return name.isEmpty() ? QStringLiteral("errno %1").arg(row.entry().error) : QString(name);
}

/// Why a relay did not send something, as its row says.
QString LogResult::faultText(const QString &fault)
{
    constexpr std::array<std::pair<const char *, const char *>, 5> texts{
        {{faultDrop, QT_TR_NOOP("not sent: dropped by a fault")},
         {faultCut, QT_TR_NOOP("not sent: a fault cuts the connection here")},
         {faultReset, QT_TR_NOOP("not sent: a fault resets the connection here")},
         {faultByHand, QT_TR_NOOP("not sent: dropped by hand")},
         {faultFull, QT_TR_NOOP("not sent: the relay had no room for it")}}};
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [&](const auto &one) { return fault == QLatin1StringView(one.first); });
    return found == texts.end() ? QString() : tr(found->second);
}

void LogResult::addFailure(Pieces &pieces, const JournalRow &row)
{
    using Tone = LogPiece::Tone;
    const RowEntry &entry = row.entry();
    const RowSide *side = row.side();
    if (side && !side->address.isNull())
        pieces.push_back({side->address.toString(), Tone::Plain});
    else if (side && !side->text.isEmpty())
        pieces.push_back({plain(side->text), Tone::Plain});
    // A call that was interrupted on purpose did not go wrong.
    if (entry.has(RecordFlag::Cancelled)) {
        const QString fault = side ? faultText(faultOf(row.record())) : QString();
        pieces.push_back({fault.isEmpty() ? errorName(row) : fault, Tone::Dim});
        return;
    }
    pieces.push_back({errorName(row), Tone::Error});
    if (entry.qtError >= 0)
        pieces.push_back({QString(qtErrorName(entry.qtError)), Tone::Error});
    if (const QString fault = tlsFaultTitle(TlsResult::fromJson(row.record().value).fault); !fault.isEmpty()) {
        pieces.push_back({fault, Tone::Dim});
        return;
    }
    const ErrnoText words = side && side->gaiError != 0
        ? gaiText(callName(entry.call), side->gaiError)
        : errnoText(callName(entry.call), entry.error, side ? side->address : SocketAddress(),
                    entry.has(RecordFlag::TimedOut));
    if (!words.meaning.isEmpty())
        pieces.push_back({words.meaning, Tone::Dim});
}

QString LogResult::textOf(const JournalRow &row, const Look &look)
{
    const qsizetype most = look.whole ? all : textShown;
    const SplitText::Edges &edges = look.edges;
    const QByteArrayView bytes = row.bytes();
    const qsizetype body = bytes.size() - edges.tail;
    // A character shows in the row that makes it whole; the bytes that wait for the rest show as bytes.
    QString text;
    if (!edges.lead.isEmpty())
        text += u'⋯';
    if (edges.lead.isEmpty() || body == 0)
        text += printable(bytes.first(body), look.encoding, most);
    else
        text += printable(edges.lead + bytes.first(look.whole ? body : qMin(body, 4 * textShown)).toByteArray(),
                          look.encoding, most);
    if (edges.tail > 0 && (look.whole || text.size() < textShown))
        text += printable(bytes.last(edges.tail), TextEncoding::Ascii) + u'⋯';
    return text;
}

void LogResult::addData(Pieces &pieces, const JournalRow &row, const Look &look)
{
    using Tone = LogPiece::Tone;
    const RowEntry &entry = row.entry();
    const bool in = traitsOf(entry.call).direction == Direction::In;
    const bool takesStream = entry.call == Call::Recv || entry.call == Call::Recvfrom || entry.call == Call::Recvmsg;
    if (takesStream && entry.result == 0 && entry.asked > 0 && !entry.has(RecordFlag::Datagram))
        pieces.push_back({ofPackets(row) ? tr("end: the peer sends no more (a last, empty message would look the same)")
                                         : tr("end of stream: the peer sends no more"),
                          Tone::Dim});
    if (look.form != LogForm::Hex && entry.byteCount > 0)
        pieces.push_back({textOf(row, look), Tone::Plain});
    if (look.form != LogForm::Text && entry.byteCount > 0) {
        const bool mixed = look.form == LogForm::Mixed;
        pieces.push_back({hexOf(row.bytes(),
                                look.whole  ? all
                                    : mixed ? hexShownMixed
                                            : hexShown),
                          mixed ? Tone::Dim : Tone::Plain});
    }
    if (entry.has(RecordFlag::Datagram) || entry.call == Call::Sendto)
        addDatagram(pieces, row);
    // A partial send says so in front: it must not be cut off behind long data.
    if (!in && entry.asked > entry.result)
        pieces.insert(pieces.begin(), {tr("%1 of %2 bytes taken").arg(entry.result).arg(entry.asked), Tone::Blocked});
}

/// Who it is from or for stands in front, and what became of its length: neither must be cut off behind long data.
void LogResult::addDatagram(Pieces &pieces, const JournalRow &row)
{
    using Tone = LogPiece::Tone;
    const RowEntry &entry = row.entry();
    const RowSide *side = row.side();
    const bool in = traitsOf(entry.call).direction == Direction::In;
    Pieces front;
    if (side && !side->address.isNull()) {
        const QString address = plain(UnitWords::address(side->address));
        const bool ofErrorQueue = (side->messageFlags & constant::msgErrQueue) != 0;
        front.push_back({!in || ofErrorQueue ? tr("to %1").arg(address) : tr("from %1").arg(address), Tone::Plain});
        const QJsonObject error = side->value.toObject().value(QLatin1StringView("error")).toObject();
        if (ofErrorQueue && !error.isEmpty()) {
            const QString told = QStringLiteral("%1 %2 %3/%4")
                                     .arg(error.value(QLatin1StringView("errno")).toString(),
                                          error.value(QLatin1StringView("origin")).toString())
                                     .arg(error.value(QLatin1StringView("type")).toInt())
                                     .arg(error.value(QLatin1StringView("code")).toInt());
            front.push_back({tr("not delivered: %1").arg(told), Tone::Error});
        }
    }
    if (const QString icmp = IcmpDetails::inShort(row); !icmp.isEmpty())
        front.push_back({icmp, Tone::Plain});
    if (entry.result == 0)
        front.push_back({entry.call == Call::Recv && ofPackets(row) ? tr(
                             "empty message, not the end: recv tells no difference, but the peer has not ended (poll)")
                                                                    : tr("empty datagram"),
                         Tone::Dim});
    if (in && side && (side->messageFlags & constant::msgTrunc) != 0) {
        front.push_back({entry.result > qint64(entry.byteCount)
                             ? tr("cut: %1 of %2 bytes").arg(entry.byteCount).arg(entry.result)
                             : tr("cut: the rest of the datagram is lost"),
                         Tone::Blocked});
    }
    pieces.insert(pieces.begin(), front.begin(), front.end());
    if (const QString place = in && side ? arrivedAt(side->value.toObject()) : QString(); !place.isEmpty())
        pieces.push_back({place, Tone::Dim});
}

QString LogResult::arrivedAt(const QJsonObject &told)
{
    const QString destination = told.value(QLatin1StringView("destination")).toString();
    if (destination.isEmpty())
        return {};
    const QString interface = told.value(QLatin1StringView("interface")).toString();
    const QString place = plain(interface.isEmpty() ? destination : destination + u'%' + interface);
    const int ttl = told.value(QLatin1StringView("ttl")).toInt(-1);
    return ttl < 0 ? tr("arrived at %1").arg(place) : tr("arrived at %1, TTL %2").arg(place).arg(ttl);
}

void LogResult::addRemarks(Pieces &pieces, const RowEntry &row)
{
    struct Remark
    {
        RecordFlag flag;
        QString text;
    };
    const std::array<Remark, 5> remarks{{
        {RecordFlag::Cancelled, tr("cancelled here")},
        {RecordFlag::TimedOut, tr("time limit")},
        {RecordFlag::Unfinished, tr("unfinished")},
        {RecordFlag::Unsupported, tr("not supported by this backend")},
        {RecordFlag::NumberKept, tr("a thread is still blocked in it: the number stays taken until that call returns")},
    }};
    if (row.has(RecordFlag::ForReply))
        pieces.push_back({tr("automatic reply"), LogPiece::Tone::Dim});
    if (row.has(RecordFlag::Tls))
        pieces.push_back({tr("inside TLS"), LogPiece::Tone::Dim});
    for (const Remark &remark : remarks) {
        if (row.has(remark.flag))
            pieces.push_back({remark.text, LogPiece::Tone::Blocked});
    }
}

QString LogResult::success(const CallRecord &record)
{
    struct Line
    {
        Call call;
        QString (*text)(const CallRecord &);
    };
    static constexpr std::array<Line, 10> lines{{
        {Call::Socket, &LogResult::socketLine},
        {Call::Bind, &LogResult::addressLine},
        {Call::Connect, &LogResult::addressLine},
        {Call::Getsockname, &LogResult::addressLine},
        {Call::Getpeername, &LogResult::addressLine},
        {Call::Listen, &LogResult::listenLine},
        {Call::Accept, &LogResult::acceptLine},
        {Call::Shutdown, &LogResult::shutdownLine},
        {Call::Getaddrinfo, &LogResult::namesLine},
        {Call::Close, &LogResult::closeLine},
    }};
    for (const Line &line : lines) {
        if (line.call == record.call)
            return line.text(record);
    }
    // The call's own column has its name already.
    return plain(straceLine(record).mid(callName(record.call).size()));
}

QString LogResult::socketLine(const CallRecord &record)
{
    return QStringLiteral("%1, %2 → fd %3")
        .arg(symbolName(SymbolTable::Family, record.arguments[0]), symbolName(SymbolTable::Type, record.arguments[1]))
        .arg(record.result);
}

QString LogResult::addressLine(const CallRecord &record)
{
    const QString address = record.call == Call::Bind && record.address.host().isEmpty()
        ? UnitWords::bound(record.address)
        : UnitWords::address(record.address);
    return QStringLiteral("fd %1, %2 → %3").arg(record.fd).arg(plain(address)).arg(record.result);
}

QString LogResult::listenLine(const CallRecord &record)
{
    return tr("fd %1, backlog %2 → %3").arg(record.fd).arg(record.asked).arg(record.result);
}

QString LogResult::acceptLine(const CallRecord &record)
{
    return record.address.isNull()
        ? QStringLiteral("→ fd %1").arg(record.result)
        : tr("→ fd %1 from %2").arg(record.result).arg(plain(UnitWords::address(record.address)));
}

QString LogResult::shutdownLine(const CallRecord &record)
{
    return QStringLiteral("fd %1, %2 → %3")
        .arg(record.fd)
        .arg(symbolName(SymbolTable::Shutdown, record.arguments[0]))
        .arg(record.result);
}

QString LogResult::namesLine(const CallRecord &record)
{
    // Three socket types repeat each address: here it is told once, the details have all of them.
    QStringList found;
    const QJsonArray list = record.value.toArray();
    for (const QJsonValue &item : list) {
        const QString address = item.toObject().value(QLatin1StringView("address")).toString();
        if (!found.contains(address))
            found.append(address);
    }
    const QString asked = record.service.isNull() ? record.text : record.text + QStringLiteral(", ") + record.service;
    return plain(asked + QStringLiteral(" → ") + found.join(u", "));
}

QString LogResult::closeLine(const CallRecord &record)
{
    return QStringLiteral("fd %1 → %2").arg(record.fd).arg(record.result);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionencoder.h"

#include <algorithm>
#include <charconv>

#include "calltext.h"
#include "journalchunk.h"
#include "sessionformat.h"
#include "socketconstants.h"

namespace sw {

using sessionformat::BytesIn;

namespace {

void append(QByteArray &out, qint64 number)
{
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    out.append(text, end - text);
}

/// Receiving and sending that went well is nearly all of a flood: without QString. Whose address it is, the packet says.
bool isPlain(const CallRecord &record)
{
    const bool moves = record.call == Call::Recv || record.call == Call::Send || record.call == Call::Recvfrom
        || record.call == Call::Recvmsg || record.call == Call::Sendto;
    constexpr RecordFlags beside = RecordFlags(RecordFlag::Datagram) | RecordFlag::ForReply;
    return moves && record.error == 0 && (record.arguments[0] == 0 || record.arguments[0] == constant::msgTrunc)
        && record.messageFlags == 0 && (record.flags & ~beside).toInt() == RecordFlags(RecordFlag::Bytes).toInt();
}

/// Whether the wire had other bytes than the row: what TLS carries, before encryption or after it.
bool isTlsPlaintext(const CallRecord &record)
{
    return record.flags.testFlag(RecordFlag::Tls);
}

void makeComment(QByteArray &out, quint64 number, const CallRecord &record, ValueTexts &values)
{
    out.resize(0); // keeps its room
    if (isTlsPlaintext(record))
        out.append("TLS plaintext, the wire had it encrypted: ");
    if (isPlain(record)) {
        const QLatin1StringView name = callName(record.call);
        out.append(name.data(), name.size()).append('(');
        append(out, record.fd);
        out.append(", ", 2);
        append(out, record.asked);
        if (record.arguments[0] != 0)
            out.append(", MSG_TRUNC", 11);
        out.append(") = ", 4);
        append(out, record.result);
        if (record.value.isObject())
            out.append(", control ", 10).append(values.json(record.value));
    } else {
        out.append(straceLine(record).toUtf8());
    }
    out.append(", took ", 7);
    append(out, record.tookNs);
    out.append(" ns, thread ", 12);
    append(out, record.thread);
    out.append(", row ", 6);
    append(out, static_cast<qint64>(number));
    if (record.flags.testFlag(RecordFlag::Tls))
        out.append(", inside TLS: the wire had other bytes");
}

} // namespace

void SessionEncoder::appendHead(QByteArray &out, QByteArrayView program) const
{
    pcapng::appendSection(out, program);
    pcapng::appendInterface(out, "calls", "Packets made from socket calls; what no call told is marked as synthesised");
    const qsizetype begin = pcapng::beginBlock(out, sessionformat::Session);
    out.append(sessionformat::magic);
    pcapng::appendNumber(out, sessionformat::version);
    pcapng::appendNumber(out, quint32(0));
    pcapng::appendNumber(out, static_cast<quint64>(m_clock.zeroNs));
    pcapng::appendNumber(out, static_cast<quint64>(m_clock.wallNs));
    pcapng::endBlock(out, begin);
}

void SessionEncoder::appendRow(QByteArray &out, const JournalRow &row)
{
    appendRow(out, row.number(), row.recordWithoutBytes(), row.bytes());
}

void SessionEncoder::appendRow(QByteArray &out, quint64 number, const CallRecord &record, QByteArrayView bytes)
{
    m_comment.resize(0);
    if (m_packets.concerns(record))
        makeComment(m_comment, number, record, m_values);
    m_record.resize(0);
    appendRecord(m_record, record, m_values);
    // Times may come from a file that somebody made up: unsigned numbers wrap, signed ones must not overflow.
    const auto wallNs = static_cast<qint64>(static_cast<quint64>(m_clock.wallNs) + static_cast<quint64>(record.beganNs)
                                            + static_cast<quint64>(record.tookNs)
                                            - static_cast<quint64>(m_clock.zeroNs));
    // Bytes go into packets where they are copied once: what the row's block says of them stands before it is known.
    const qsizetype begin = out.size();
    appendRowBlock(out, number, bytes, bytes.isEmpty() ? BytesIn::Row : BytesIn::Packets);
    const qsizetype frames = out.size();
    const bool carried = m_packets.append(out, record, bytes, wallNs, m_comment);
    if (!carried && !bytes.isEmpty()) {
        m_frames.resize(0);
        m_frames.append(QByteArrayView(out).sliced(frames)); // small ones: they carry nothing
        out.truncate(begin);
        appendRowBlock(out, number, bytes, bytes.size() <= sessionformat::mostInRow ? BytesIn::Row : BytesIn::RowBytes);
        out.append(m_frames);
    }
    ++m_rows;
}

void SessionEncoder::appendRowBlock(QByteArray &out, quint64 number, QByteArrayView bytes, BytesIn place) const
{
    const qsizetype begin = pcapng::beginBlock(out, sessionformat::Row);
    pcapng::appendNumber(out, number);
    pcapng::appendNumber(out, static_cast<quint64>(bytes.size()));
    pcapng::appendNumber(out, static_cast<quint32>(place));
    pcapng::appendNumber(out, static_cast<quint32>(m_record.size()));
    out.append(m_record);
    if (place == BytesIn::Row)
        out.append(bytes);
    pcapng::endBlock(out, begin);
    for (qsizetype at = 0; place == BytesIn::RowBytes && at < bytes.size(); at += sessionformat::mostInRowBytes) {
        const QByteArrayView part = bytes.sliced(at, std::min(sessionformat::mostInRowBytes, bytes.size() - at));
        const qsizetype more = pcapng::beginBlock(out, sessionformat::RowBytes);
        pcapng::appendNumber(out, static_cast<quint32>(part.size()));
        out.append(part);
        pcapng::endBlock(out, more);
    }
}

void SessionEncoder::passOver(const JournalRow &row)
{
    if (JournalChunk::tellsOfSockets(row.entry()))
        m_packets.leaveOut(row.recordWithoutBytes(), row.bytes());
}

void SessionEncoder::appendNames(QByteArray &out, const std::vector<EndpointName> &names)
{
    const QByteArray bytes = sessionnames::toBytes(names);
    const qsizetype begin = pcapng::beginBlock(out, sessionformat::Names);
    pcapng::appendNumber(out, static_cast<quint32>(bytes.size()));
    out.append(bytes);
    pcapng::endBlock(out, begin);
}

void SessionEncoder::appendEnd(QByteArray &out, quint64 rows, bool mended)
{
    const qsizetype begin = pcapng::beginBlock(out, sessionformat::End);
    pcapng::appendNumber(out, rows);
    if (mended)
        pcapng::appendNumber(out, quint32(1));
    pcapng::endBlock(out, begin);
}

} // namespace sw

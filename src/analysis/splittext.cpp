// SPDX-License-Identifier: GPL-3.0-or-later
#include "splittext.h"

#include <tuple>

namespace sw {

namespace {

constexpr quint64 rowsLookedBack = 4096;
constexpr quint64 rowsAtOnce = 128;
/// Peers may send what never tells where a character begins: who looks at such rows must not wait for all that came before.
constexpr qsizetype bytesLookedBack = 128 * 1024;
constexpr qsizetype carriesKept = 20'000;

/// Bytes below are whole characters wherever they stand, never the second half of one. 0: the encoding has none such.
quint8 wholeBelow(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return 0x80;
    case TextEncoding::Gb18030:
        return 0x30;
    case TextEncoding::Gbk:
    case TextEncoding::Big5:
    case TextEncoding::ShiftJis:
        return 0x40;
    default:
        return 0;
    }
}

bool oneByteEach(TextEncoding encoding)
{
    return encoding == TextEncoding::Latin1 || encoding == TextEncoding::Ascii;
}

bool isUtf16(TextEncoding encoding)
{
    return encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be;
}

/// What is not whole at the end of the two, one behind the other: half a unit, the first half of a pair.
QByteArray pendingUtf16(const QByteArray &lead, QByteArrayView bytes, bool bigEndian)
{
    constexpr qsizetype most = 3;
    const qsizetype all = lead.size() + bytes.size();
    const QByteArray end = bytes.size() > most ? bytes.last(most).toByteArray() : lead + bytes.toByteArray();
    const qsizetype half = all % 2;
    const qsizetype unit = end.size() - half - 2;
    const bool pairBegins = unit >= 0 && (quint8(end[bigEndian ? unit : unit + 1]) & 0xfc) == 0xd8;
    return end.last(half + (pairBegins ? 2 : 0));
}

/// Where the last character that must be looked at begins at the earliest; 0: perhaps before these bytes.
qsizetype lastSafePlace(QByteArrayView bytes, quint8 below)
{
    for (qsizetype at = bytes.size(); at > 0; --at) {
        if (quint8(bytes[at - 1]) < below)
            return at;
    }
    return 0;
}

} // namespace

SplitText::SplitText(const Journal &journal, TextEncoding encoding)
    : m_journal(journal)
    , m_encoding(encoding)
    , m_decoder(encoding)
{
}

SplitText::SplitText(const SplitText &other)
    : SplitText(other.m_journal, other.m_encoding)
{
}

void SplitText::setEncoding(TextEncoding encoding)
{
    if (encoding == m_encoding)
        return;
    m_encoding = encoding;
    m_decoder = TextDecoder(encoding);
    m_carries.clear();
}

bool SplitText::belongsToStream(const RowEntry &row) const
{
    return row.byteCount > 0 && row.socket != 0 && row.kind != RecordKind::Notice
        && traitsOf(row.call).direction != Direction::None && !row.has(RecordFlag::Composite)
        && !row.has(RecordFlag::Peeked) && !row.has(RecordFlag::Datagram) && row.call != Call::Sendto;
}

SplitText::Edges SplitText::edgesOf(const JournalRow &row)
{
    if (oneByteEach(m_encoding) || !belongsToStream(row.entry()))
        return {};
    Edges edges;
    edges.lead = leadOf(row);
    const QByteArray carry = carryAfter(edges.lead, row.bytes());
    edges.tail = qMin(carry.size(), row.bytes().size());
    if (m_carries.size() >= carriesKept)
        m_carries.clear();
    m_carries.insert(row.number(), carry);
    return edges;
}

bool SplitText::knowsCarry(const JournalRow &row) const
{
    return m_carries.contains(row.number()) || lastSafePlace(row.bytes(), wholeBelow(m_encoding)) > 0;
}

QByteArray SplitText::leadOf(const JournalRow &row)
{
    const auto first = quint8(row.bytes().front());
    const bool isContinuation = (first & 0xc0) == 0x80;
    if (m_encoding == TextEncoding::Utf8 && !isContinuation)
        return {};
    // Back to a row after which it is known where characters begin, then forward again.
    const RowEntry &entry = row.entry();
    const Direction direction = traitsOf(entry.call).direction;
    std::vector<JournalRow> chain; // newest first
    bool known = false;
    qsizetype bytes = 0;
    const quint64 oldest = row.number() - qMin(row.number(), rowsLookedBack);
    for (quint64 end = row.number(); end > oldest && !known;) {
        const quint64 begin = qMax(oldest, end - qMin(end, rowsAtOnce));
        std::vector<JournalRow> here;
        m_journal.visit(begin, end, [&](const JournalRow &other) {
            if (other.entry().socket == entry.socket && traitsOf(other.entry().call).direction == direction
                && belongsToStream(other.entry()))
                here.push_back(other);
            return true;
        });
        for (auto it = here.rbegin(); it != here.rend() && !known; ++it) {
            known = knowsCarry(*it);
            chain.push_back(*it);
            bytes += isUtf16(m_encoding) ? 0 : it->bytes().size(); // of those the ends are enough
            known = known || bytes >= bytesLookedBack;
        }
        end = begin;
    }
    QByteArray carry;
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        const auto kept = m_carries.constFind(it->number());
        carry = kept != m_carries.cend() ? *kept : carryAfter(carry, it->bytes());
    }
    return carry;
}

QByteArray SplitText::carryAfter(const QByteArray &lead, QByteArrayView bytes)
{
    if (isUtf16(m_encoding))
        return pendingUtf16(lead, bytes, m_encoding == TextEncoding::Utf16Be);
    const qsizetype safe = lastSafePlace(bytes, wholeBelow(m_encoding));
    QByteArrayView rest = bytes.sliced(safe);
    std::ignore = m_decoder.finish();
    if (safe == 0)
        std::ignore = m_decoder.decode(lead);
    std::ignore = m_decoder.decode(rest);
    const qsizetype pending = m_decoder.pendingBytes();
    std::ignore = m_decoder.finish();
    if (pending <= rest.size())
        return rest.last(pending).toByteArray();
    return lead.last(pending - rest.size()) + rest.toByteArray();
}

} // namespace sw

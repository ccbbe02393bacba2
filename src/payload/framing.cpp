// SPDX-License-Identifier: GPL-3.0-or-later
#include "framing.h"

#include <algorithm>

namespace sw {

FrameCutter::FrameCutter(const Framing &framing)
    : m_framing(framing)
{
    m_framing.delimiter.truncate(Framing::mostDelimiter);
    if (m_framing.kind == FramingKind::Delimiter && m_framing.delimiter.isEmpty())
        m_framing.kind = FramingKind::None;
    m_framing.longest = std::clamp(framing.longest, qint64(1), Framing::mostMessage);
    m_framing.fixedSize = std::clamp(framing.fixedSize, qint64(1), m_framing.longest);
    m_framing.lengthOffset = std::clamp(framing.lengthOffset, 0, Framing::mostOffset);
    m_framing.lengthAdjustment = std::clamp(framing.lengthAdjustment, -Framing::mostAdjustment,
                                            Framing::mostAdjustment);
    m_framing.lengthSize = std::clamp(framing.lengthSize, 1, 8);
    const QByteArray &delimiter = m_framing.delimiter;
    m_back.assign(size_t(delimiter.size()), 0);
    for (int i = 1, matched = 0; i < int(delimiter.size()); ++i) {
        while (matched > 0 && delimiter[i] != delimiter[matched])
            matched = m_back[size_t(matched - 1)];
        if (delimiter[i] == delimiter[matched])
            ++matched;
        m_back[size_t(i)] = matched;
    }
    if (m_framing.kind == FramingKind::Fixed)
        m_wanted = quint64(m_framing.fixedSize);
}

quint64 FrameCutter::headSize() const
{
    return quint64(m_framing.lengthOffset) + quint64(m_framing.lengthSize);
}

void FrameCutter::add(quint64 end, FrameFault fault, std::vector<FramedMessage> &found)
{
    FramedMessage message{m_begin, end - m_begin, m_begin, end - m_begin, fault};
    if (fault == FrameFault::None && m_framing.kind == FramingKind::Delimiter) {
        message.bodyLength -= quint64(m_framing.delimiter.size());
    } else if (fault == FrameFault::None && m_framing.kind == FramingKind::Length) {
        message.bodyOffset += headSize();
        message.bodyLength -= headSize();
    }
    found.push_back(message);
    m_begin = end;
}

void FrameCutter::feed(QByteArrayView bytes, std::vector<FramedMessage> &found)
{
    if (m_lost || m_framing.kind == FramingKind::None)
        m_offset += quint64(bytes.size());
    else if (m_framing.kind == FramingKind::Delimiter)
        feedDelimiter(bytes, found);
    else if (m_framing.kind == FramingKind::Gap)
        feedGap(bytes, found);
    else
        feedCounted(bytes, found);
}

void FrameCutter::cut(std::vector<FramedMessage> &found)
{
    if (m_framing.kind == FramingKind::Gap && m_offset > m_begin)
        add(m_offset, FrameFault::None, found);
}

void FrameCutter::feedGap(QByteArrayView bytes, std::vector<FramedMessage> &found)
{
    m_offset += quint64(bytes.size());
    const auto longest = quint64(m_framing.longest);
    while (m_offset - m_begin > longest)
        add(m_begin + longest, FrameFault::TooLong, found);
}

void FrameCutter::feedDelimiter(QByteArrayView bytes, std::vector<FramedMessage> &found)
{
    const QByteArray &delimiter = m_framing.delimiter;
    for (const char byte : bytes) {
        ++m_offset;
        while (m_matched > 0 && byte != delimiter[m_matched])
            m_matched = m_back[size_t(m_matched - 1)];
        if (byte == delimiter[m_matched])
            ++m_matched;
        if (m_matched == delimiter.size()) {
            m_matched = 0;
            add(m_offset, FrameFault::None, found);
        } else if (m_offset - m_begin >= quint64(m_framing.longest) + quint64(delimiter.size())) {
            // The next delimiter is a place to begin anew.
            add(m_offset, FrameFault::TooLong, found);
            m_matched = 0;
        }
    }
}

void FrameCutter::feedCounted(QByteArrayView bytes, std::vector<FramedMessage> &found)
{
    while (!bytes.isEmpty() && !m_lost) {
        if (m_wanted == 0) {
            const auto missing = qsizetype(headSize()) - m_head.size();
            const QByteArrayView part = bytes.first(std::min(missing, bytes.size()));
            m_head.append(part.data(), part.size());
            m_offset += quint64(part.size());
            bytes = bytes.sliced(part.size());
            if (m_head.size() == qsizetype(headSize()))
                readLength(found);
            continue;
        }
        const quint64 missing = m_begin + m_wanted - m_offset;
        const auto part = qsizetype(std::min(missing, quint64(bytes.size())));
        m_offset += quint64(part);
        bytes = bytes.sliced(part);
        if (m_offset != m_begin + m_wanted)
            continue;
        add(m_offset, FrameFault::None, found);
        m_wanted = m_framing.kind == FramingKind::Fixed ? quint64(m_framing.fixedSize) : 0;
    }
    m_offset += quint64(bytes.size());
}

void FrameCutter::readLength(std::vector<FramedMessage> &found)
{
    quint64 value = 0;
    for (int i = 0; i < m_framing.lengthSize; ++i) {
        const int at = m_framing.lengthLittleEndian ? m_framing.lengthSize - 1 - i : i;
        value = value << 8 | static_cast<unsigned char>(m_head[m_framing.lengthOffset + at]);
    }
    m_head.clear();
    const qint64 adjustment = m_framing.lengthAdjustment;
    const bool negative = adjustment < 0 && value < quint64(-adjustment);
    if (adjustment < 0)
        value -= std::min(value, quint64(-adjustment));
    else if (value <= quint64(Framing::mostMessage)) // above it, it is too long already
        value += quint64(adjustment);
    const quint64 head = headSize();
    const auto longest = quint64(m_framing.longest);
    FrameFault fault = FrameFault::None;
    if (negative || (m_framing.lengthCountsAll && value < head))
        fault = FrameFault::LengthTooSmall;
    else if (value > longest || (!m_framing.lengthCountsAll && value > longest - std::min(longest, head)))
        fault = FrameFault::TooLong;
    if (fault != FrameFault::None) {
        // Where the next message begins cannot be known any more.
        add(m_offset, fault, found);
        m_lost = true;
        return;
    }
    m_wanted = m_framing.lengthCountsAll ? value : head + value;
    if (m_wanted == head) { // it has no body
        add(m_offset, FrameFault::None, found);
        m_wanted = 0;
    }
}

std::optional<FramedMessage> FrameCutter::rest() const
{
    if (m_framing.kind == FramingKind::None || m_begin == m_offset)
        return std::nullopt;
    return FramedMessage{m_begin, m_offset - m_begin, m_begin, m_offset - m_begin,
                         m_lost ? FrameFault::NotFramed : FrameFault::Incomplete};
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageassembler.h"

#include <algorithm>
#include <utility>

namespace sw {

MessageAssembler::MessageAssembler(const Framing &framing)
    : m_framing(framing)
    , m_cutter(framing)
    , m_asReceived(framing.kind == FramingKind::None || framing.kind == FramingKind::Gap)
{
}

void MessageAssembler::feed(QByteArrayView bytes)
{
    if (m_lost || bytes.isEmpty())
        return;
    if (m_next == m_found.size()) {
        m_found.clear();
        m_next = 0;
    }
    if (m_asReceived) {
        const quint64 begin = m_base + quint64(m_kept.size());
        m_found.push_back({begin, quint64(bytes.size()), begin, quint64(bytes.size()), FrameFault::None});
    } else {
        m_cutter.feed(bytes, m_found);
    }
    m_kept.append(bytes.data(), bytes.size());
    if (!m_skips)
        return;
    // Of what is skipped nothing has to be kept: only its end counts.
    const quint64 from = m_next < m_found.size() ? m_found[m_next].offset : m_cutter.offset();
    const auto drop = qsizetype(std::min(from - std::min(from, m_base), quint64(m_kept.size())));
    m_kept.remove(0, drop);
    m_base += quint64(drop);
}

bool MessageAssembler::take(QByteArray &message, FrameFault &fault)
{
    message.clear();
    while (m_next < m_found.size()) {
        const FramedMessage one = m_found[m_next++];
        fault = one.fault;
        const bool skipped = std::exchange(m_skips, one.fault == FrameFault::TooLong);
        const bool delimited = m_framing.kind == FramingKind::Delimiter;
        if (fault == FrameFault::None && !skipped) {
            const quint64 begin = delimited ? one.bodyOffset : one.offset;
            const quint64 size = delimited ? one.bodyLength : one.length;
            message = m_kept.mid(qsizetype(begin - m_base), qsizetype(size));
        }
        const auto used = qsizetype(std::min(one.offset + one.length - m_base, quint64(m_kept.size())));
        // Once in a while: moving what is left for each short message would cost its square.
        if (m_next == m_found.size() || used > m_kept.size() / 2) {
            m_kept.remove(0, used);
            m_base += quint64(used);
        }
        if (fault != FrameFault::None && !delimited) {
            m_lost = true;
            m_kept.clear();
            m_found.clear();
            m_next = 0;
        }
        if (!skipped) // else it is the tail of one that was too long, which was told
            return true;
    }
    return false;
}

QByteArray MessageAssembler::rest() const
{
    return m_asReceived || m_next < m_found.size() ? QByteArray() : m_kept;
}

std::optional<QByteArray> lastMessage(const Framing &framing, const QByteArrayList &reads)
{
    MessageAssembler assembler(framing);
    std::optional<QByteArray> last;
    QByteArray message;
    FrameFault fault = FrameFault::None;
    for (const QByteArray &read : reads) {
        assembler.feed(read);
        while (assembler.take(message, fault)) {
            if (fault == FrameFault::None)
                last = message;
        }
    }
    return last;
}

} // namespace sw

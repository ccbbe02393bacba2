// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequenceinbox.h"

namespace sw {

bool SequenceInbox::append(QByteArrayView bytes, qint64 cameNs, bool message)
{
    m_bytes.append(bytes);
    bool kept = true;
    if (m_pieces.size() < mostPieces) {
        m_pieces.push_back({bytes.size(), cameNs, message});
    } else if (message) {
        dropMessage();
        m_pieces.push_back({bytes.size(), cameNs, true});
        kept = false;
    } else {
        m_pieces.back().size += bytes.size();
        m_pieces.back().cameNs = cameNs;
    }
    while (m_bytes.size() > mostBytes) {
        if (message)
            dropMessage();
        else
            drop(m_bytes.size() - mostBytes);
        kept = false;
    }
    return kept;
}

void SequenceInbox::drop(qsizetype size)
{
    m_dropped.bytes += size;
    take(size);
}

void SequenceInbox::dropMessage()
{
    m_dropped.bytes += m_pieces.front().size;
    ++m_dropped.messages;
    takePieces(1);
}

void SequenceInbox::take(qsizetype size)
{
    m_bytes.remove(0, size);
    while (size > 0 && !m_pieces.empty()) {
        Piece &first = m_pieces.front();
        if (first.size > size) {
            first.size -= size;
            return;
        }
        size -= first.size;
        m_pieces.pop_front();
    }
}

void SequenceInbox::takePieces(std::size_t count)
{
    qsizetype size = 0;
    for (; count > 0 && !m_pieces.empty(); --count) {
        size += m_pieces.front().size;
        m_pieces.pop_front();
    }
    m_bytes.remove(0, size);
}

} // namespace sw

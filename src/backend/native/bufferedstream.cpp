// SPDX-License-Identifier: GPL-3.0-or-later
#include "bufferedstream.h"

#include <algorithm>

namespace sw {

RawTransfer BufferedReader::fill(const Raw &raw)
{
    const qsizetype filled = m_buffer.size();
    m_buffer.resize(streamBufferBytes);
    const RawTransfer came = raw(m_buffer.data() + filled, streamBufferBytes - filled);
    m_buffer.resize(filled + (came.failed || came.wouldBlock ? 0 : came.count));
    return came;
}

BufferedTransfer BufferedReader::readAll(const Raw &raw)
{
    BufferedTransfer all;
    all.data = ahead().toByteArray();
    const bool hadSome = !all.data.isEmpty();
    m_buffer.clear();
    m_position = 0;
    QByteArray chunk(streamBufferBytes, Qt::Uninitialized);
    bool gotSome = false;
    while (true) {
        const RawTransfer came = raw(chunk.data(), chunk.size());
        if (came.failed) {
            all.failed = true;
            all.data.clear(); // what came before is lost
            return all;
        }
        if (came.wouldBlock) {
            all.wouldBlock = !hadSome && !gotSome;
            return all;
        }
        if (came.count == 0)
            return all;
        all.data.append(chunk.constData(), came.count);
        gotSome = true;
    }
}

BufferedTransfer BufferedReader::read(qint64 size, const Raw &raw)
{
    if (size < 0)
        return readAll(raw);
    BufferedTransfer transfer;
    if (size <= ahead().size()) {
        transfer.data = ahead().first(size).toByteArray();
        m_position += size;
        return transfer;
    }
    transfer.data = ahead().toByteArray();
    m_buffer.clear();
    m_position = 0;
    const auto endsWith = [&transfer](const RawTransfer &came) {
        transfer.failed = came.failed;
        transfer.wouldBlock = came.wouldBlock && transfer.data.isEmpty();
        if (came.failed)
            transfer.data.clear();
    };
    // Whole blocks go straight to who asked, the rest through the buffer.
    while (const qint64 blocks = (size - transfer.data.size()) / streamBufferBytes) {
        const qsizetype had = transfer.data.size();
        transfer.data.resize(had + blocks * streamBufferBytes);
        const RawTransfer came = raw(transfer.data.data() + had, blocks * streamBufferBytes);
        const bool none = came.failed || came.wouldBlock || came.count == 0;
        transfer.data.resize(had + (none ? 0 : came.count));
        if (none) {
            endsWith(came);
            return transfer;
        }
    }
    // No more is asked for than is needed: a further call could wait for ever.
    while (transfer.data.size() < size && m_buffer.size() < streamBufferBytes) {
        const RawTransfer came = fill(raw);
        if (came.failed || came.wouldBlock || came.count == 0) {
            endsWith(came);
            return transfer;
        }
        const qsizetype wanted = std::min<qsizetype>(size - transfer.data.size(), came.count);
        transfer.data.append(m_buffer.constData() + m_position, wanted);
        m_position += wanted;
    }
    return transfer;
}

BufferedTransfer BufferedReader::readLine(const Raw &raw)
{
    BufferedTransfer transfer;
    qsizetype end = m_buffer.indexOf('\n', m_position);
    while (end < 0) {
        transfer.data += ahead();
        m_buffer.clear();
        m_position = 0;
        const RawTransfer came = fill(raw);
        if (came.failed) {
            transfer.failed = true;
            transfer.data.clear(); // the beginning of the line is lost
            return transfer;
        }
        // When it would have to wait, CPython gives what there is, as at the end of the stream.
        if (came.wouldBlock || came.count == 0)
            return transfer;
        end = m_buffer.indexOf('\n');
    }
    transfer.data += QByteArrayView(m_buffer).sliced(m_position, end + 1 - m_position);
    m_position = end + 1;
    return transfer;
}

BufferedTransfer BufferedReader::readLineOfPair(const Raw &raw)
{
    BufferedTransfer transfer;
    while (true) {
        if (ahead().isEmpty()) {
            m_buffer.clear();
            m_position = 0;
            transfer.failed = fill(raw).failed;
        }
        const qsizetype end = m_buffer.indexOf('\n', m_position);
        const qsizetype wanted = end < 0 ? qMax<qsizetype>(ahead().size(), 1) : end + 1 - m_position;
        const BufferedTransfer part = transfer.failed ? BufferedTransfer() : read(wanted, raw);
        transfer.failed |= part.failed;
        transfer.wouldBlock = part.wouldBlock;
        if (transfer.failed || transfer.wouldBlock)
            transfer.data.clear();
        if (part.data.isEmpty())
            return transfer;
        transfer.data += part.data;
        if (transfer.data.endsWith('\n'))
            return transfer;
    }
}

bool BufferedWriter::keepWhatFits(QByteArrayView bytes, BufferedTransfer &transfer)
{
    const qsizetype kept = std::min<qsizetype>(bytes.size(), streamBufferBytes - m_buffer.size());
    m_buffer += bytes.first(kept);
    transfer.taken += kept;
    return kept == bytes.size();
}

BufferedTransfer BufferedWriter::write(QByteArrayView bytes, const Raw &raw)
{
    BufferedTransfer transfer;
    if (m_sent == m_buffer.size()) {
        m_buffer.clear();
        m_sent = 0;
    }
    if (bytes.size() <= streamBufferBytes - m_buffer.size() && bytes.size() < streamBufferBytes) {
        m_buffer += bytes;
        transfer.taken = bytes.size();
        return transfer;
    }
    const BufferedTransfer before = flush(raw);
    if (before.failed) {
        transfer.failed = true;
        return transfer;
    }
    if (before.wouldBlock) {
        m_buffer.remove(0, m_sent);
        m_sent = 0;
        transfer.wouldBlock = !keepWhatFits(bytes, transfer);
        return transfer;
    }
    while (bytes.size() > streamBufferBytes) {
        const RawTransfer went = raw(bytes.data(), bytes.size());
        if (went.failed) {
            transfer.failed = true;
            return transfer;
        }
        if (went.wouldBlock) {
            transfer.wouldBlock = !keepWhatFits(bytes, transfer);
            return transfer;
        }
        bytes = bytes.sliced(went.count);
        transfer.taken += went.count;
    }
    m_buffer = bytes.toByteArray();
    transfer.taken += bytes.size();
    return transfer;
}

BufferedTransfer BufferedWriter::flush(const Raw &raw)
{
    BufferedTransfer transfer;
    while (m_sent < m_buffer.size()) {
        const RawTransfer went = raw(m_buffer.constData() + m_sent, m_buffer.size() - m_sent);
        transfer.failed = went.failed;
        transfer.wouldBlock = went.wouldBlock;
        if (went.failed || went.wouldBlock)
            return transfer;
        m_sent += went.count;
        transfer.taken += went.count;
    }
    m_buffer.clear();
    m_sent = 0;
    return transfer;
}

} // namespace sw

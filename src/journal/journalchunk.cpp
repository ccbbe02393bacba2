// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalchunk.h"

#include <cstring>

#include <QJsonArray>
#include <QJsonObject>

namespace sw {

namespace {

/// About what a value takes: a flood of datagrams, each with what recvmsg told of it, must not pass the budget by.
quint64 memoryOf(const QJsonValue &value)
{
    constexpr quint64 perItem = 48;
    quint64 bytes = 0;
    if (value.isString())
        bytes = quint64(value.toString().size()) * sizeof(QChar);
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        bytes += perItem + memoryOf(item);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        bytes += perItem + quint64(it.key().size()) + memoryOf(it.value());
    return bytes;
}

} // namespace

JournalChunk::JournalChunk(quint64 firstRow)
    : m_firstRow(firstRow)
    , m_rows(std::make_unique_for_overwrite<RowEntry[]>(capacity))
{
}

void JournalChunk::append(CallRecord &&record)
{
    Q_ASSERT(m_count < capacity);
    RowEntry &row = m_rows[m_count];
    row.beganNs = record.beganNs;
    row.tookNs = record.tookNs;
    row.result = record.result;
    row.asked = record.asked;
    row.token = record.token;
    row.side = keepSide(record);
    row.byteCount = quint32(record.data.size());
    row.bytes = keep(std::move(record.data));
    row.endpoint = record.endpoint;
    row.connection = record.connection;
    row.socket = record.socket;
    row.lane = record.lane;
    row.thread = record.thread;
    row.fd = record.fd;
    row.error = record.error;
    row.flags = quint16(record.flags.toInt());
    row.kind = record.kind;
    row.call = record.call;
    row.notice = record.notice;
    row.layer = record.layer;
    row.qtClass = record.qtClass;
    row.qtEvent = record.qtEvent;
    row.qtError = qint8(record.qtError);
    m_tellsOfSockets |= tellsOfSockets(row);
    m_dataBytes += row.byteCount;
    m_memoryBytes += sizeof(RowEntry);
    ++m_count;
}

const char *JournalChunk::keep(QByteArray &&data)
{
    const qsizetype size = data.size();
    if (size == 0)
        return nullptr;
    // capacity() 0: the array only points at bytes that somebody else owns.
    if (size >= keepWholeFrom && data.capacity() > 0) {
        m_memoryBytes += quint64(data.capacity());
        return m_whole.emplace_back(std::move(data)).constData();
    }
    if (size > m_segmentFree) {
        const qsizetype room = qMax(size, segmentSize);
        m_segments.push_back(std::make_unique_for_overwrite<char[]>(size_t(room)));
        m_segmentFree = room;
        m_memoryBytes += quint64(room);
    }
    // Segments are filled from their end: the free part is then described by one number.
    m_segmentFree -= size;
    char *place = m_segments.back().get() + m_segmentFree;
    std::memcpy(place, data.constData(), size_t(size));
    return place;
}

const RowSide *JournalChunk::keepSide(CallRecord &record)
{
    const bool needed = record.arguments != std::array<int, 3>{} || record.messageFlags != 0 || record.gaiError != 0
        || record.newSocket != 0 || record.newSocket2 != 0 || !record.address.isNull() || !record.local.isNull()
        || !record.text.isNull() || !record.value.isNull() || !record.service.isNull() || record.hostError != 0;
    if (!needed)
        return nullptr;
    m_memoryBytes += sizeof(RowSide) + quint64(record.text.size() + record.service.size()) * sizeof(QChar)
        + memoryOf(record.value) + (record.local.isNull() ? 0 : sizeof(SocketAddress));
    RowSide side{record.arguments,          record.messageFlags,     record.gaiError, record.hostError,
                 record.newSocket,          record.newSocket2,       record.address,  std::move(record.text),
                 std::move(record.service), std::move(record.value), nullptr};
    if (!record.local.isNull())
        side.local = std::make_unique<const SocketAddress>(record.local);
    return &m_sides.emplace_back(std::move(side));
}

} // namespace sw

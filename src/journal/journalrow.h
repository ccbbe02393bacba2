// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "callrecord.h"

namespace sw {

class JournalChunk;

/// The parts of a record that most rows do not have.
struct RowSide
{
    std::array<int, 3> arguments{};
    int messageFlags = 0;
    int gaiError = 0;
    int hostError = 0;
    SocketId newSocket = 0;
    SocketId newSocket2 = 0;
    SocketAddress address;
    QString text;
    QString service;
    QJsonValue value;
    std::unique_ptr<const SocketAddress> local; ///< null in nearly all rows
};

/// The fixed part of a row; fields as in CallRecord. A value, but `bytes` and `side` belong to the journal: only a JournalRow
/// may follow them.
struct RowEntry
{
    qint64 beganNs;
    qint64 tookNs;
    qint64 result;
    qint64 asked;
    quint64 token;
    const char *bytes;
    const RowSide *side;
    quint32 byteCount; ///< size of the data
    EndpointId endpoint;
    quint32 connection;
    SocketId socket;
    LaneId lane;
    int thread;
    int fd;
    int error;
    quint16 flags; ///< RecordFlags
    RecordKind kind;
    Call call;
    Notice notice;
    RecordLayer layer : 4;
    QtClass qtClass : 4;
    QtEvent qtEvent;
    qint8 qtError; ///< -1: none

    [[nodiscard]] bool has(RecordFlag flag) const { return (flags & quint16(flag)) != 0; }
};
static_assert(sizeof(RowEntry) <= 96);

/// A look at one row of the journal. It keeps the row's memory alive, so hold it briefly. A value, any thread.
class JournalRow final
{
public:
    [[nodiscard]] quint64 number() const { return m_number; }
    [[nodiscard]] const RowEntry &entry() const { return *m_entry; }
    [[nodiscard]] QByteArrayView bytes() const { return {m_entry->bytes, qsizetype(m_entry->byteCount)}; }
    [[nodiscard]] const RowSide *side() const { return m_entry->side; } ///< may be null
    [[nodiscard]] bool failed() const { return m_entry->error != 0 || (m_entry->side && m_entry->side->gaiError != 0); }
    [[nodiscard]] CallRecord record() const; ///< the whole record, bytes copied
    [[nodiscard]] CallRecord recordWithoutBytes() const; ///< allocates nothing

private:
    friend class Journal;
    JournalRow() = default;

    std::shared_ptr<const JournalChunk> m_chunk;
    const RowEntry *m_entry = nullptr;
    quint64 m_number = 0;
};

} // namespace sw

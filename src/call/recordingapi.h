// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "callrecord.h"
#include "callslot.h"
#include "recordsink.h"
#include "socketapi.h"

namespace sw {

/// The recording decorator over SocketApi: notes the call in the slot, makes it, copies value and errno, and fills the
/// record. One for each lane, used on that lane's thread only. The record given in carries who asked (endpoint, socket,
/// token); the caller decides when it goes to the sink, so that a composite call can be told from its parts.
class RecordingApi final
{
public:
    RecordingApi(SocketApi &api, CallSlot &slot)
        : m_api(api)
        , m_slot(slot)
    {
    }

    void socket(CallRecord &record, int family, int type, int protocol);
    /// Both descriptors come in record.value, a list.
    void socketpair(CallRecord &record, int family, int type, int protocol, std::array<int, 2> &fds);
    void bind(CallRecord &record, const SocketAddress &address);
    void listen(CallRecord &record, int backlog);
    void accept(CallRecord &record);
    void connect(CallRecord &record, const SocketAddress &address);
    /// One send(2) of `bytes`; record.data gets what was taken (shared with `bytes`, not copied, when it was all).
    void send(CallRecord &record, const QByteArray &bytes, qsizetype offset, int flags);
    /// One recv(2) into `buffer`; record.data gets a copy of what came.
    void recv(CallRecord &record, char *buffer, qint64 size, int flags);
    /// The same into a buffer of `size` bytes, which is made when needed. When much came the buffer itself becomes record.data, so
    /// that a flood is copied nowhere; `buffer` is empty then.
    void recvInto(CallRecord &record, QByteArray &buffer, qint64 size, int flags);
    void sendto(CallRecord &record, const QByteArray &bytes, int flags, const SocketAddress &to);
    void recvfrom(CallRecord &record, char *buffer, qint64 size, int flags);
    /// recvmsg(2); record.value gets what the control messages told. Descriptors that came along are closed again: nobody
    /// here could name them.
    void recvmsg(CallRecord &record, char *buffer, qint64 size, int flags);
    void dup(CallRecord &record);
    void shutdown(CallRecord &record, int how);
    void close(CallRecord &record, bool keepNumber);
    void getsockname(CallRecord &record);
    void getpeername(CallRecord &record);
    void getsockopt(CallRecord &record, int level, int name, QByteArray &value);
    void setsockopt(CallRecord &record, int level, int name, const QByteArray &value);
    void poll(CallRecord &record, int events, int timeoutMs);
    void setNonBlocking(CallRecord &record, bool nonBlocking);
    void queues(CallRecord &record);
    /// getsockopt(2) of TCP_INFO; record.value gets the kernel's fields by name and "length", the bytes that it gave.
    void tcpInfo(CallRecord &record);

private:
    template<typename Make>
    void make(CallRecord &record, Call call, Make &&make);

    SocketApi &m_api;
    CallSlot &m_slot;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
// The loops of automatic endpoints: accept until stopped, receive until the end, send until all was taken.
#include "callrunner.h"

#include <algorithm>
#include <cerrno>

#include "monotonic.h"
#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 descriptorRetryNs = 250'000'000;
constexpr qsizetype leastForBlock = 4096; // received at once
constexpr quintptr pageBytes = 4096; // where they are larger, less is saved
constexpr quintptr littleBytes = 256; // received at once by connections that are mostly quiet

// accept(2): these belong to the connection that was about to be taken, or pass; the listening socket is well.
bool passes(int error)
{
    switch (error) {
    case EINTR:
    case ECONNABORTED:
    case EPROTO:
    case ENETDOWN:
    case ENOPROTOOPT:
    case EHOSTDOWN:
    case ENONET:
    case EHOSTUNREACH:
    case EOPNOTSUPP:
    case ENETUNREACH:
    case EPERM: // a firewall rule
        return true;
    default:
        return false;
    }
}

/// On a sequenced-packet socket 0 means an empty message or the end (unix(7)). recv does not tell which; whether the peer has
/// ended its direction does.
bool isPacket(const CallRecord &record, NativeSocket &of)
{
    if (record.error != 0)
        return false;
    return record.result > 0 || (!of.facts().receiveEnded && !of.isDrained());
}

/// So many bytes below `top` lie the end of a page and room for what one call may receive. A page of a stack costs memory once it was
/// touched: so the little that is received shares its page with the calls below it, and the pages between are never touched.
std::size_t roomForLanding(const void *top)
{
    const quintptr end = reinterpret_cast<quintptr>(top) - quintptr(Reaction::usualReceiveBytes);
    return std::size_t(Reaction::usualReceiveBytes) + (end + littleBytes) % pageBytes;
}

bool lacksDescriptors(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

} // namespace

void CallRunner::acceptLoop(const SocketCommand &command)
{
    while (true) {
        if (const qint64 late = mannersOf(command.reaction).acceptLateMs; late > 0 && !waitBeforeAccept(command, late))
            return;
        CallRecord record = begin(command);
        record.token = 0;
        makeBlocking(record, m_socket.get(), [&](CallRecord &r) { m_api.accept(r); });
        if (record.error == 0) {
            takeConnection(command, record);
            continue;
        }
        if (!acceptFailed(command, record))
            return;
    }
}

bool CallRunner::acceptFailed(const SocketCommand &command, const CallRecord &record)
{
    const int error = record.error;
    const bool cancelled = record.flags.testFlag(RecordFlag::Cancelled);
    report(CallRecord(record));
    if (cancelled)
        return false;
    if (lacksDescriptors(error))
        return waitForDescriptor(command, error);
    return passes(error);
}

bool CallRunner::waitForDescriptor(const SocketCommand &command, int error)
{
    // The connection stays in the accept queue, so that accept would fail again at once: wait until a descriptor was freed
    // here, or for a moment, as another part of the process may have freed one. One notice for the whole pause.
    notice(command, Notice::AcceptPaused, error);
    while (true) {
        const quint64 seen = m_backend.m_table.removedCount();
        {
            const std::lock_guard lock(m_backend.m_mutex);
            m_backend.m_waitingForDescriptor.insert(m_socket);
        }
        auto elapsed = std::make_shared<std::atomic<bool>>(false);
        m_lane.interrupter().call(monotonicNs() + descriptorRetryNs, [elapsed, socket = m_socket] {
            *elapsed = true;
            socket->wake();
        });
        {
            std::unique_lock lock(m_socket->mutex);
            if (!m_lane.waitOn(*m_socket, lock, [&] { return *elapsed || m_backend.m_table.removedCount() != seen; }))
                return false;
        }
        CallRecord record = begin(command);
        record.token = 0;
        makeBlocking(record, m_socket.get(), [&](CallRecord &r) { m_api.accept(r); });
        if (lacksDescriptors(record.error))
            continue;
        if (record.error == 0 || passes(record.error))
            notice(command, Notice::AcceptResumed, 0);
        if (record.error == 0) {
            takeConnection(command, record);
            return true;
        }
        const bool goesOn = passes(record.error) && !record.flags.testFlag(RecordFlag::Cancelled);
        report(std::move(record));
        return goesOn;
    }
}

std::shared_ptr<NativeSocket> CallRunner::takeConnection(const SocketCommand &command, CallRecord &record)
{
    const quint32 number = command.repeat ? ++m_socket->lastConnection : command.connection;
    auto accepted = m_backend.adopt(command.newSocket && !command.repeat ? command.newSocket : m_backend.newSocketId(),
                                    command.endpoint, number, static_cast<int>(record.result), m_socket->family,
                                    m_socket->type);
    accepted->notePhase(SocketPhase::Connected);
    accepted->readNames();
    record.newSocket = accepted->id;
    record.local = accepted->localName();
    if (!command.repeat)
        return accepted;
    record.connection = number;
    report(CallRecord(record));
    // The new connection's own thread goes to work before anybody else hears of it.
    SocketCommand receive;
    receive.call = Call::Recv;
    receive.repeat = true;
    receive.socket = accepted->id;
    receive.endpoint = command.endpoint;
    receive.connection = number;
    receive.reaction = command.reaction;
    int error = 0;
    const auto reader = m_backend.socketLane(accepted, LaneKind::Receive, error);
    if ((reader && reader->post(receive)) || accepted->isClosed()) // whoever took the record may have closed it already
        return accepted;
    notice(receive, Notice::ThreadFailed, error);
    SocketCommand close = receive;
    close.call = Call::Close;
    const auto listening = m_socket;
    m_socket = accepted;
    this->close(close);
    m_socket = listening;
    return accepted;
}

void CallRunner::receiveLoop(const SocketCommand &command)
{
    // What came last tells what may come: little is received into this thread's own stack, so that thousands of quiet connections
    // cost no buffer each; much into a block that goes to the log as it is. First of all, so that what is called here lies below.
    char *const landing = static_cast<char *>(__builtin_alloca(roomForLanding(__builtin_alloca(1))));
    const auto of = m_socket;
    if (!of)
        return reportNoSocket(command);
    const auto &reaction = command.reaction;
    SocketCommand reply = command;
    reply.call = Call::Send;
    reply.token = 0;
    std::unique_ptr<Answerer> answerer;
    const Manners manners = mannersOf(reaction);
    if (!misbehave(command, manners) || (reaction && !beginAnswering(reply, answerer, manners.halfCloses)))
        return;
    QByteArray block;
    bool wholeBlocks = false;
    const bool packets = of->type == constant::sockSeqpacket;
    // A message that does not fit is cut: with this flag recv tells how long it was (recv(2)).
    const int flags = packets ? constant::msgTrunc : 0;
    qint64 asked = Reaction::usualReceiveBytes;
    const Make make = [&](CallRecord &r) { // made once: it costs memory
        if (wholeBlocks || asked > Reaction::usualReceiveBytes)
            m_api.recvInto(r, block, asked, flags);
        else
            m_api.recv(r, landing, asked, flags);
    };
    while (true) {
        if (!waitWhilePaused(command, *of))
            return;
        CallRecord record = begin(command);
        record.token = 0;
        if (reaction)
            asked = reaction->receiveBytes();
        makeBlocking(record, of.get(), make);
        wholeBlocks = record.data.size() >= leastForBlock;
        if (!wholeBlocks)
            block.clear();
        if (packets && isPacket(record, *of)) {
            record.flags |= RecordFlag::Datagram;
            record.messageFlags |= record.result > asked ? constant::msgTrunc : 0;
        }
        if (record.result > 0 || record.flags.testFlag(RecordFlag::Datagram)) {
            const QByteArray got = record.data; // shared, not copied
            of->bytesReceived += static_cast<quint64>(got.size());
            report(std::move(record));
            if (reaction && !answerReceived(reply, answerer.get(), got, packets))
                return;
            continue;
        }
        const bool cancelled = record.flags.testFlag(RecordFlag::Cancelled);
        const bool interrupted = record.error == EINTR;
        if (!cancelled && !interrupted) {
            const bool endedHere = record.error == 0 && of->facts().receiveEnded;
            of->noteEnd(endedHere                                                 ? EndReason::ClosedHere
                            : record.error == 0                                   ? EndReason::EndOfStream
                            : record.error == ECONNRESET || record.error == EPIPE ? EndReason::Reset
                                                                                  : EndReason::Failed,
                        record.error);
            report(std::move(record));
            if (!endedHere)
                afterPeer(command, of);
            return;
        }
        report(std::move(record));
        if (cancelled && m_lane.cancelReason() != CancelReason::Pause)
            return;
    }
}

bool CallRunner::waitForRoom(NativeSocket &of, bool reads)
{
    const auto there = std::make_shared<std::atomic<bool>>(false);
    m_backend.m_sink.whenRoom([there, socket = m_socket] {
        *there = true;
        socket->wake();
    });
    std::unique_lock lock(of.mutex);
    return m_lane.waitOn(of, lock, [&] { return *there || (reads && of.paused) || of.isClosedUnderLock(); });
}

bool CallRunner::waitWhilePaused(const SocketCommand &command, NativeSocket &of)
{
    if (!m_backend.m_sink.hasRoom() && !waitForRoom(of, true))
        return false;
    std::unique_lock lock(of.mutex);
    m_lane.clearPause();
    if (!of.paused || of.isClosedUnderLock())
        return m_lane.cancelReason() != CancelReason::Person;
    lock.unlock();
    notice(command, Notice::ReadingPaused, 0);
    lock.lock();
    if (!m_lane.waitOn(of, lock, [&of] { return !of.paused || of.isClosedUnderLock(); }))
        return false;
    m_lane.clearPause();
    const bool closed = of.isClosedUnderLock(); // by a plain close elsewhere: the next recv says so
    lock.unlock();
    if (closed)
        return true;
    notice(command, Notice::ReadingResumed, 0);
    return true;
}

void CallRunner::afterPeer(const SocketCommand &command, const std::shared_ptr<NativeSocket> &of)
{
    if (!command.reaction || !command.reaction->closesAfterPeer())
        return;
    const bool stillTakesBytes = of->facts().end == EndReason::EndOfStream;
    if (stillTakesBytes) {
        // Answers that wait for their turn go out first: the peer may have ended only its own direction.
        std::unique_lock lock(of->mutex);
        if (!m_lane.waitOn(*of, lock,
                           [&of] { return of->isClosedUnderLock() || (of->bytesWaiting == 0 && !of->sendTurnTaken); }))
            return;
    } else {
        m_backend.cancelSends(of->id);
        std::unique_lock lock(of->mutex);
        if (!m_lane.waitOn(*of, lock, [&of] { return of->callers() == 0; }))
            return;
    }
    SocketCommand close = command;
    close.call = Call::Close;
    close.token = 0;
    this->close(close);
}

bool CallRunner::takeTurn(NativeSocket &of, bool &taken, const CallRecord &record)
{
    std::unique_lock lock(of.mutex);
    if (taken)
        m_lane.slot().begin(record);
    const bool got = m_lane.waitOn(of, lock, [&taken] { return !taken; });
    taken |= got;
    m_lane.slot().end();
    return got;
}

void CallRunner::giveTurn(NativeSocket &of, bool &taken)
{
    {
        const std::lock_guard lock(of.mutex);
        taken = false;
    }
    of.changed.notify_all();
}

bool CallRunner::sendMessage(const SocketCommand &command, RecordFlags flags)
{
    const auto of = m_socket;
    const bool counted = !flags.testFlag(
        RecordFlag::ForReply); // a person's message was counted as waiting when it was given
    const qsizetype size = command.bytes.size();
    qsizetype offset = 0;
    CallRecord waiting = begin(command);
    waiting.call = Call::Send;
    waiting.asked = size;
    bool ok = of && takeTurn(*of, of->sendTurnTaken, waiting);
    const bool hasTurn = ok;
    if (!ok) {
        CallRecord record = std::move(waiting);
        record.result = -1;
        record.error = of ? ECANCELED : EBADF;
        record.flags = flags | (of ? RecordFlag::Cancelled : RecordFlags());
        if (counted && command.reaction)
            command.reaction->datagram(record);
        report(std::move(record));
    }
    // An empty message is one call too: the kernel says what it makes of it.
    while (ok) {
        // A pause concerns reading: a reply that it cut short goes on with the rest.
        m_lane.clearPause();
        // Who answers has waited before the recv. Cancelled meanwhile, the call is not made.
        if (counted && !m_backend.m_sink.hasRoom())
            waitForRoom(*of, false);
        CallRecord record = begin(command);
        record.flags = flags;
        makeBlocking(record, of.get(),
                     [&](CallRecord &r) { m_api.send(r, command.bytes, offset, command.arguments[0]); });
        record.asked = size - offset;
        const qint64 taken = std::max<qint64>(record.result, 0);
        offset += taken;
        of->countSent(taken);
        if (counted)
            of->stopsWaiting(taken);
        const bool paused = m_lane.cancelReason() == CancelReason::Pause;
        if (paused && record.error == ECANCELED)
            continue; // not made at all
        if (paused)
            record.flags.setFlag(RecordFlag::Cancelled, false);
        const bool cancelled = record.flags.testFlag(RecordFlag::Cancelled);
        if (record.error == ECONNRESET)
            of->noteEnd(EndReason::Reset, record.error);
        const bool failed = record.error != 0 && record.error != EINTR;
        const int error = record.error;
        const bool interrupted = error == EINTR;
        if (counted && command.reaction) // who sends from another thread, and waits for what went out
            command.reaction->datagram(record);
        report(std::move(record));
        tellSentInVain(command, error);
        ok = !cancelled && !failed;
        if (offset >= size && !interrupted)
            break;
    }
    if (counted && of)
        of->stopsWaiting(size - offset);
    if (hasTurn)
        giveTurn(*of, of->sendTurnTaken);
    else if (of)
        of->wake();
    return ok;
}

} // namespace sw

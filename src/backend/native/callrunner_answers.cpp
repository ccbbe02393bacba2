// SPDX-License-Identifier: GPL-3.0-or-later
// Answers in steps: sends, pauses, closes, each a call of its own.
#include <cerrno>

#include "callrunner.h"
#include "monotonic.h"
#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr int mostLater =
    1024; // answers of one datagram socket that wait for their time: a flood must not fill the memory

} // namespace

void CallRunner::reportNoSocket(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.result = -1;
    record.error = EBADF;
    report(std::move(record));
}

bool CallRunner::beginAnswering(SocketCommand &reply, std::unique_ptr<Answerer> &answerer, bool mute)
{
    reply.bytes = mute ? QByteArray() : reply.reaction->greeting();
    if (!reply.bytes.isEmpty() && !sendMessage(reply, RecordFlag::ForReply)
        && m_lane.cancelReason() == CancelReason::Person)
        return false;
    const SocketFacts ends = m_socket->facts();
    answerer = reply.reaction->answerer(reply.connection, ends.peer, ends.local);
    if (!answerer || mute)
        return true;
    answerer->stands();
    return answerBySteps(reply, *answerer);
}

bool CallRunner::answerReceived(SocketCommand &reply, Answerer *answerer, const QByteArray &got, bool packets)
{
    Reaction &reaction = *reply.reaction;
    reaction.received(reply.connection, got);
    const auto answer = packets ? reaction.answerToDatagram(got) : reaction.answer(got);
    reply.bytes = answer.value_or(QByteArray());
    if (packets ? answer.has_value() : !reply.bytes.isEmpty())
        sendMessage(reply, RecordFlag::ForReply);
    if (!answerer)
        return true;
    answerer->take(got, packets, {});
    return answerBySteps(reply, *answerer);
}

bool CallRunner::answerBySteps(const SocketCommand &reply, Answerer &answerer)
{
    AnswerStep step;
    while (answerer.next(step)) {
        switch (step.kind) {
        case AnswerStep::Kind::Note: {
            CallRecord record = noticeRecord(reply, step.notice);
            record.text = step.text;
            record.result = step.number;
            report(std::move(record));
            break;
        }
        case AnswerStep::Kind::Send: {
            SocketCommand message = reply;
            message.bytes = step.bytes;
            if (!sendMessage(message, RecordFlag::ForReply))
                answerer.drop();
            break;
        }
        case AnswerStep::Kind::Wait:
            if (!waitMs(*m_socket, step.ms))
                return false;
            break;
        case AnswerStep::Kind::Close:
        case AnswerStep::Kind::Reset:
            endByRule(reply, step.kind == AnswerStep::Kind::Reset);
            return false;
        }
        if (m_lane.cancelReason() == CancelReason::Person)
            return false;
    }
    return true;
}

bool CallRunner::waitMs(NativeSocket &of, int ms)
{
    const auto elapsed = std::make_shared<std::atomic<bool>>(false);
    m_lane.interrupter().call(monotonicNs() + qint64(ms) * 1'000'000,
                              [elapsed, weak = std::weak_ptr<NativeSocket>(m_socket)] {
                                  *elapsed = true;
                                  if (const auto socket = weak.lock())
                                      socket->wake();
                              });
    std::unique_lock lock(of.mutex);
    return m_lane.waitOn(of, lock, [&] { return *elapsed || of.isClosedUnderLock(); });
}

void CallRunner::endByRule(const SocketCommand &command, bool reset)
{
    const auto of = m_socket;
    if (reset)
        m_backend.cancelSends(of->id);
    {
        // A person's message that is on its way goes out first; of a reset it is cut.
        std::unique_lock lock(of->mutex);
        const bool ready = m_lane.waitOn(*of, lock, [&of, reset] {
            return of->isClosedUnderLock()
                || (reset ? of->callers() == 0 : of->bytesWaiting == 0 && !of->sendTurnTaken);
        });
        if (!ready || of->isClosedUnderLock())
            return;
    }
    SocketCommand close = command;
    close.call = Call::Close;
    close.bytes.clear();
    close.token = 0;
    close.reset = reset;
    this->close(close);
}

void CallRunner::answerDatagramBySteps(const SocketCommand &command, Answerer &answerer, const CallRecord &received)
{
    AnswerStep step;
    qint64 later = 0;
    while (answerer.next(step)) {
        if (step.kind == AnswerStep::Kind::Note) {
            CallRecord record = noticeRecord(command, step.notice);
            record.text = step.text;
            record.result = step.number;
            report(std::move(record));
        } else if (step.kind == AnswerStep::Kind::Wait) {
            later += step.ms; // the loop itself does not wait: others' datagrams come meanwhile
        } else if (step.kind == AnswerStep::Kind::Send && later == 0) {
            sendAnswer(command, step.bytes, received);
        } else if (step.kind == AnswerStep::Kind::Send) {
            sendAnswerLater(command, step.bytes, received, later);
        }
    }
}

void CallRunner::sendAnswerLater(const SocketCommand &command, const QByteArray &bytes, const CallRecord &received,
                                 qint64 ms)
{
    const bool connected = m_socket->facts().phase == SocketPhase::Connected;
    if ((!connected && received.address.isNull()) || m_socket->answersLater >= mostLater)
        return;
    SocketCommand answer = command;
    answer.call = connected ? Call::Send : Call::Sendto;
    answer.repeat = false;
    answer.token = 0;
    answer.lane = 0;
    answer.number = 0;
    answer.arguments = {};
    answer.bytes = bytes;
    answer.address = connected ? SocketAddress() : received.address;
    ++m_socket->answersLater;
    m_lane.interrupter().call(monotonicNs() + ms * 1'000'000,
                              [&backend = m_backend, weak = std::weak_ptr<NativeSocket>(m_socket), answer] {
                                  const auto socket = weak.lock();
                                  if (!socket)
                                      return;
                                  --socket->answersLater;
                                  if (!socket->isClosed() && !socket->isClosing())
                                      backend.execute(answer);
                              });
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequenceplay.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "datagramendpoint.h"
#include "misbehaver.h"
#include "monotonic.h"
#include "socketconstants.h"

namespace sw {

namespace {

using Kind = SequenceStep::Kind;
using State = SequenceResult::State;

// Errors of a send after which no other can do better.
constexpr std::array ending{EPIPE, ECONNRESET, ENOTCONN, EBADF};

} // namespace

SequencePlay::SequencePlay(Endpoint &endpoint, SocketId socket, Sequence sequence, bool goesOn, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_workbench(endpoint.workbench())
    , m_socket(socket)
    , m_sequence(std::move(sequence))
    , m_goesOn(goesOn)
    , m_results(m_sequence.steps.size())
{
    for (const SequenceStep &step : m_sequence.steps)
        m_matches.emplace_back(step);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_more.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SequencePlay::wake);
    connect(&m_more, &QTimer::timeout, this, &SequencePlay::look);
    connect(&m_workbench, &Workbench::rowsAdded, this, [this] {
        collect();
        look();
    });
    // After the endpoint, which tells how a message got on while it hears of a record.
    connect(&m_workbench, &Workbench::recorded, this, &SequencePlay::takeRecord);
    connect(&m_endpoint, &Endpoint::messageProgress, this, &SequencePlay::takeProgress);
}

SequencePlay::~SequencePlay() = default;

void SequencePlay::start()
{
    if (m_startNs != 0)
        return;
    m_running = true;
    m_startNs = monotonicNs();
    m_fromNs = m_startNs;
    m_row = m_workbench.journal().endRow();
    const auto facts = m_workbench.backend().facts(m_socket);
    m_closed = !facts || facts->phase == SocketPhase::Closed;
    m_timer.start(0);
}

qint64 SequencePlay::elapsedNs() const
{
    return m_startNs == 0 ? 0 : (m_running ? monotonicNs() : m_endNs) - m_startNs;
}

bool SequencePlay::expects() const
{
    return m_running && m_phase != Phase::Between && now().kind == Kind::Expect;
}

void SequencePlay::stop()
{
    if (!m_running)
        return;
    m_stopped = true;
    if (const quint64 own = std::exchange(m_token, 0); own != 0) {
        // Its own message alone: what a person or a rule gave to the connection goes on. First where more would come from.
        if (const auto *misbehaver = Misbehaver::of(m_endpoint))
            misbehaver->sends()->withdraw(own);
        m_workbench.cancel(own);
    }
    if (m_phase != Phase::Between) {
        result().state = State::Stopped;
        result().tookNs = monotonicNs() - m_beganNs;
        const int at = m_at;
        end();
        Q_EMIT changed(at);
    } else {
        end();
    }
    Q_EMIT finished();
}

void SequencePlay::end()
{
    m_timer.stop();
    m_more.stop();
    m_phase = Phase::Between;
    m_running = false;
    m_endNs = monotonicNs();
}

void SequencePlay::wake()
{
    if (m_phase == Phase::Between) {
        run();
    } else if (now().kind == Kind::Wait) {
        const qint64 endNs = monotonicNs();
        done(endNs - m_beganNs, endNs);
    } else {
        collect(); // what came in time may not have been told yet
        m_phase = Phase::Late;
        m_lateFrom = m_in.pieces().size();
        m_more.stop();
        look();
    }
}

void SequencePlay::run()
{
    int faulty = -1;
    if (m_at == 0 && m_loops.empty() && faultOf(m_sequence, faulty) != SequenceFault::None) {
        m_at = std::max(0, faulty);
        fail(State::Failed, 0, true);
        return;
    }
    const qint64 began = monotonicNs();
    while (m_running && m_phase == Phase::Between) {
        if (m_at >= static_cast<int>(m_sequence.steps.size())) {
            end();
            Q_EMIT finished();
            return;
        }
        begin();
        if (m_phase == Phase::Between && monotonicNs() - began > turnNs)
            return; // the timer runs
    }
}

void SequencePlay::begin()
{
    const SequenceStep &step = now();
    m_timer.stop();
    m_phase = Phase::InStep;
    m_beganNs = monotonicNs();
    m_lookedPieces = 0;
    m_lookedBytes = 0;
    m_lookNs = 0;
    SequenceResult &of = result();
    of.state = State::Running;
    of.error = 0;
    of.ended = false;
    of.gaveUp = false;
    of.got.clear();
    Q_EMIT changed(m_at);
    if (!m_running)
        return;
    const bool needsConnection = step.kind == Kind::Send || step.kind == Kind::HalfClose || step.kind == Kind::Close;
    if (needsConnection && m_closed) {
        of.ended = true;
        fail(State::Failed, 0);
        return;
    }
    switch (step.kind) {
    case Kind::Send:
        m_sent.reset();
        m_sendBeganNs = 0;
        m_token = send(wanted().bytes());
        break;
    case Kind::Expect:
        m_timer.start(std::clamp(step.number, 1, Sequence::mostMs));
        collect();
        look();
        break;
    case Kind::Wait:
        m_timer.start(std::clamp(step.number, 0, Sequence::mostMs));
        break;
    case Kind::HalfClose:
        m_endpoint.shutdown(m_socket, constant::shutWr); // its record tells the end
        break;
    case Kind::Close:
        m_endpoint.close(m_socket);
        break;
    case Kind::Repeat:
        m_loops.push_back({m_at, std::clamp(step.number, 1, Sequence::mostRounds)});
        done(0, m_fromNs);
        break;
    case Kind::End:
        done(0, m_fromNs);
        break;
    }
}

quint64 SequencePlay::send(const QByteArray &bytes)
{
    auto *datagrams = qobject_cast<DatagramEndpoint *>(&m_endpoint);
    return datagrams ? datagrams->sendTo(bytes, SocketAddress()) : m_endpoint.send(m_socket, bytes);
}

int SequencePlay::following()
{
    if (now().kind != Kind::End)
        return m_at + 1;
    Loop &loop = m_loops.back();
    if (--loop.left > 0)
        return loop.begin + 1;
    m_loops.pop_back();
    return m_at + 1;
}

void SequencePlay::leave(State state, qint64 tookNs)
{
    SequenceResult &of = result();
    of.state = state;
    of.tookNs = std::max<qint64>(0, tookNs);
    of.longestNs = std::max(of.longestNs, of.tookNs);
    of.totalNs += of.tookNs;
    ++of.rounds;
    m_token = 0;
    m_more.stop();
    m_phase = Phase::Between;
}

void SequencePlay::done(qint64 tookNs, qint64 endNs)
{
    const int at = m_at;
    leave(State::Done, tookNs);
    m_fromNs = endNs;
    m_at = following();
    m_timer.start(0);
    Q_EMIT changed(at);
}

void SequencePlay::fail(State state, qint64 tookNs, bool last)
{
    const int at = m_at;
    leave(state, tookNs);
    ++m_results[static_cast<std::size_t>(at)].failures;
    m_failed = true;
    m_fromNs = monotonicNs();
    const SequenceStep &step = m_sequence.steps[static_cast<std::size_t>(at)];
    const int error = m_results[static_cast<std::size_t>(at)].error;
    const bool broken = step.kind == Kind::Send && std::ranges::find(ending, error) != ending.end();
    const bool ended = step.kind == Kind::Expect && m_peerEnded && m_in.pieces().empty(); // no further answer can come
    const bool over = last || !m_goesOn || m_closed || broken || ended;
    if (over) {
        end();
    } else {
        m_at = following();
        m_timer.start(0);
    }
    Q_EMIT changed(at);
    if (over)
        Q_EMIT finished();
}

void SequencePlay::takeProgress(const MessageProgress &progress)
{
    if (m_running && m_token != 0 && progress.token == m_token && progress.finished)
        m_sent = progress; // the record that told it comes next
}

void SequencePlay::endSend()
{
    const MessageProgress sent = *std::exchange(m_sent, std::nullopt);
    if (m_sendBeganNs == 0) { // it went out with another one
        m_sendBeganNs = m_beganNs;
        m_sendEndedNs = monotonicNs();
    }
    result().error = sent.error;
    const qint64 took = m_sendEndedNs - m_sendBeganNs;
    if (sent.error != 0 || sent.cancelled)
        fail(State::Failed, took);
    else
        done(took, m_sendBeganNs); // an answer may come before the call has returned
}

void SequencePlay::takeRecord(const CallRecord &record)
{
    if (!m_running || record.socket != m_socket)
        return;
    if (record.kind == RecordKind::Call && m_token != 0 && record.token == m_token) {
        m_sendBeganNs = m_sendBeganNs == 0 ? record.beganNs : m_sendBeganNs;
        m_sendEndedNs = record.beganNs + record.tookNs;
    }
    const bool closes = record.kind == RecordKind::Call && record.call == Call::Close && record.error != EBADF;
    m_closed = m_closed || closes;
    if (m_phase == Phase::Between)
        return;
    if (m_sent) {
        result().ended = m_closed;
        endSend();
        return;
    }
    const bool own = record.kind == RecordKind::Call
        && ((record.call == Call::Close && now().kind == Kind::Close)
            || (record.call == Call::Shutdown && now().kind == Kind::HalfClose));
    const qint64 endNs = record.beganNs + record.tookNs;
    if (own) {
        result().error = record.error;
        if (record.failed())
            fail(State::Failed, record.tookNs);
        else
            done(record.tookNs, endNs);
    } else if (closes && now().kind == Kind::Expect) {
        collect();
        look();
    } else if (closes && (now().kind == Kind::Send || now().kind == Kind::HalfClose)) {
        result().ended = true;
        fail(State::Failed, endNs - m_beganNs);
    }
}

} // namespace sw

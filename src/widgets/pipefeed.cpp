// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipefeed.h"

#include <algorithm>

#include <QSocketNotifier>

namespace sw {

namespace {

constexpr int withoutKernelMs = 100;
constexpr int mostTries = 4;

using Calls = std::array<std::optional<RunningCall>, 4>; // of each end: a send, a recv

bool sameCalls(const Calls &one, const Calls &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), [](const auto &a, const auto &b) {
        return a.has_value() == b.has_value() && (!a || (a->beganNs == b->beganNs && a->lane == b->lane));
    });
}

} // namespace

PipeFeed::PipeFeed(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_streams(workbench.journal())
{
    m_withoutKernel.setInterval(withoutKernelMs);
    connect(&m_withoutKernel, &QTimer::timeout, this, [this] {
        lookAtCalls();
        settle(std::nullopt);
    });
    connect(&m_streams, &StreamsFeed::changed, this, [this] {
        follow();
        Q_EMIT changed();
    });
    if (m_probe.wakeDescriptor() >= 0) {
        m_notifier = new QSocketNotifier(m_probe.wakeDescriptor(), QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, &PipeFeed::look);
    }
}

PipeFeed::~PipeFeed()
{
    // The notifier must go before the descriptor.
    delete m_notifier;
}

void PipeFeed::setWatched(bool on)
{
    if (m_watched == on)
        return;
    m_watched = on;
    m_streams.setWatched(on);
    m_followed = 0; // what passed while nobody looked is asked for anew
    m_second = 0;
    if (!on) {
        m_probe.watch({});
        m_withoutKernel.stop();
    }
}

bool PipeFeed::isTcp() const
{
    const Conversation *talk = conversation();
    return talk && !m_streams.tracks().addressesOf(talk->ends[0].socket).first.hostBytes().isEmpty();
}

bool PipeFeed::isEncrypted() const
{
    return std::any_of(m_ends.begin(), m_ends.end(), [](const End &end) { return end.facts && end.facts->encrypted; });
}

void PipeFeed::follow()
{
    const Conversation *talk = conversation();
    if (!m_watched || !talk)
        return;
    const SocketId first = talk->ends[0].socket;
    const SocketId second = talk->ends[1].socket;
    if (first == m_followed && second == m_second)
        return;
    if (first != m_followed) {
        m_ends = {};
        m_ledgers = {};
        m_error = 0;
    }
    m_followed = first;
    m_second = second;
    for (const size_t i : {0U, 1U})
        m_ends[i].here = talk->ends[i].socket != 0;
    const auto [local, peer] = m_streams.tracks().addressesOf(first);
    if (isTcp() && !peer.isNull()) {
        m_withoutKernel.stop();
        m_probe.watch({{local, peer, {}}});
    } else {
        m_probe.watch({});
        m_withoutKernel.start();
    }
    lookAtCalls();
    settle(std::nullopt);
}

void PipeFeed::look()
{
    const auto looks = m_probe.take();
    if (!m_watched || !looks || looks->empty() || !conversation())
        return;
    const ConnectionLook &look = looks->front();
    if (look.key.local != m_streams.tracks().addressesOf(m_followed).first)
        return;
    m_ends[0].kernel = look.first;
    m_ends[1].kernel = look.second;
    m_takenNs = look.takenNs;
    m_error = look.error;
    for (End &end : m_ends) {
        if (end.kernel && end.kernel->hasFigures)
            end.arrived = end.kernel->received();
    }
    // Afterwards, so that no byte that the kernel has was not asked for yet.
    lookAtCalls();
    settle(look.secondBefore);
}

void PipeFeed::lookAtCalls()
{
    const auto running = [this] {
        Calls calls;
        for (const RunningCall &call : m_workbench.backend().runningCalls()) {
            const SocketId socket = m_streams.tracks().originalOf(call.socket);
            if (socket == 0 || (socket != m_followed && socket != m_second))
                continue;
            const size_t end = socket == m_followed ? 0 : 1;
            const Direction direction = traitsOf(call.call).direction;
            if (direction != Direction::None)
                calls[end * 2 + (direction == Direction::Out ? 0 : 1)] = call;
        }
        return calls;
    };
    // A call that ends between the two looks would count twice, or not at all.
    Calls calls = running();
    for (int i = 0; i < mostTries; ++i) {
        for (const size_t end : {0U, 1U}) {
            const SocketId socket = end == 0 ? m_followed : m_second;
            auto facts = socket != 0 ? m_workbench.backend().facts(socket) : std::nullopt;
            m_ends[end].closed = m_ends[end].here && (!facts || facts->phase == SocketPhase::Closed);
            if (facts)
                m_ends[end].facts = std::move(facts);
        }
        const Calls again = running();
        const bool same = sameCalls(calls, again);
        calls = again;
        if (same)
            break;
    }
    for (const size_t end : {0U, 1U}) {
        m_ends[end].sending = calls[end * 2];
        m_ends[end].receiving = calls[end * 2 + 1];
    }
}

PipeInput PipeFeed::inputOf(size_t direction) const
{
    const End &sender = m_ends[direction];
    const End &receiver = m_ends[1 - direction];
    const StreamDirection &rows = m_streams.tracks().directions()[direction];
    const bool whole = !m_streams.tracks().isCut();
    PipeInput input;
    input.senderConnected = (direction == 0) != m_streams.tracks().isAccepted(m_followed);
    input.receiverClosed = receiver.closed;
    input.arrivedBefore = receiver.arrived;
    if (isEncrypted())
        return input; // what the calls had is not what the kernel counts
    if (sender.facts)
        input.taken = sender.facts->bytesSent;
    else if (sender.here && whole)
        input.taken = rows.writtenBytes;
    if (receiver.facts)
        input.got = receiver.facts->bytesReceived;
    else if (receiver.here && whole)
        input.got = rows.readBytes;
    const bool qt = sender.facts && sender.facts->readBufferSize != 0;
    input.buffered = qt ? sender.facts->bytesInWriteBuffer : 0;
    input.running = sender.sending && !qt && input.taken ? quint64(std::max<qint64>(sender.sending->asked, 0)) : 0;
    return input;
}

void PipeFeed::settle(const std::optional<TcpEnd> &secondBefore)
{
    const auto at = [](const std::optional<TcpEnd> &end) { return end ? &*end : nullptr; };
    for (const size_t direction : {0U, 1U}) {
        PipeInput input = inputOf(direction);
        input.sender = at(m_ends[direction].kernel);
        // The earlier look at the receiver: it cannot have more than its sender had sent by then.
        input.receiver = direction == 0 ? at(secondBefore) : at(m_ends[0].kernel);
        m_ledgers[direction] = makePipeLedger(input);
    }
    Q_EMIT changed();
}

} // namespace sw

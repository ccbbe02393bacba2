// SPDX-License-Identifier: GPL-3.0-or-later
#include "misbehavingreaction.h"

#include <utility>

#include "keptaddress.h"

namespace sw {

namespace {

constexpr int lookAgainMs = 5; // whether what waits before a close has gone

/// Takes what an answerer sends, and what is answered without one, to the way of own sends while a fault is on. On the
/// receiving thread.
class MisbehavingAnswerer final : public Answerer
{
public:
    MisbehavingAnswerer(std::shared_ptr<Reaction> reaction, std::shared_ptr<OwnSends> sends, quint32 connection,
                        std::unique_ptr<Answerer> inner, bool loopWaits)
        : m_reaction(std::move(reaction))
        , m_sends(std::move(sends))
        , m_connection(connection)
        , m_inner(std::move(inner))
        , m_loopWaits(loopWaits)
    {
    }

    void stands() override
    {
        if (m_sends->isOn()) {
            if (const QByteArray greeting = m_reaction->greeting(); !greeting.isEmpty())
                m_sends->answer(m_connection, {}, greeting);
        }
        if (m_inner)
            m_inner->stands();
    }

    void take(QByteArrayView bytes, bool whole, const SocketAddress &from) override
    {
        m_to = KeptAddress(from);
        m_laterMs = 0;
        if (m_sends->isOn()) {
            const auto answer = whole ? m_reaction->answerToDatagram(bytes) : m_reaction->answer(bytes);
            if (answer && (whole || !answer->isEmpty()))
                m_sends->answer(m_connection, from, *answer);
        }
        if (m_inner)
            m_inner->take(bytes, whole, from);
    }

    bool next(AnswerStep &step) override
    {
        if (m_end) {
            if (m_sends->waitingBytes(m_connection) > 0)
                return waitForSends(step);
            step = *std::exchange(m_end, nullptr);
            return true;
        }
        while (m_inner && m_inner->next(step)) {
            using Kind = AnswerStep::Kind;
            if (step.kind == Kind::Wait)
                m_laterMs += step.ms;
            const qint64 later = m_loopWaits ? 0 : m_laterMs;
            if (step.kind == Kind::Send && m_sends->answer(m_connection, m_to.address(), step.bytes, later))
                continue;
            if (m_loopWaits && step.kind == Kind::Close && m_sends->waitingBytes(m_connection) > 0) {
                m_end = std::make_unique<AnswerStep>(step);
                return waitForSends(step);
            }
            return true;
        }
        return false;
    }

    void drop() override
    {
        if (m_inner)
            m_inner->drop();
    }

private:
    static bool waitForSends(AnswerStep &step)
    {
        step = {};
        step.kind = AnswerStep::Kind::Wait;
        step.ms = lookAgainMs;
        return true;
    }

    const std::shared_ptr<Reaction> m_reaction;
    const std::shared_ptr<OwnSends> m_sends;
    const quint32 m_connection;
    const std::unique_ptr<Answerer> m_inner; ///< null: nothing answers step by step
    KeptAddress m_to;
    qint64 m_laterMs = 0;
    const bool m_loopWaits; ///< a loop of datagrams goes on instead, and would ask again at once
    /// A close that waits for what goes before it; made when there is one, as thousands of connections have none.
    std::unique_ptr<AnswerStep> m_end;
};

} // namespace

MisbehavingReaction::MisbehavingReaction(std::shared_ptr<Reaction> inner, std::shared_ptr<OwnSends> sends,
                                         bool loopWaits)
    : m_inner(std::move(inner))
    , m_sends(std::move(sends))
    , m_loopWaits(loopWaits)
{
}

void MisbehavingReaction::setManners(const Manners &manners)
{
    const std::lock_guard lock(m_mutex);
    m_manners = manners;
}

Manners MisbehavingReaction::manners() const
{
    const std::lock_guard lock(m_mutex);
    return m_manners;
}

QByteArray MisbehavingReaction::greeting()
{
    return m_sends->isOn() ? QByteArray() : m_inner->greeting();
}

QByteArray MisbehavingReaction::answer(QByteArrayView received)
{
    return m_sends->isOn() ? QByteArray() : m_inner->answer(received);
}

std::optional<QByteArray> MisbehavingReaction::answerToDatagram(QByteArrayView received)
{
    return m_sends->isOn() ? std::nullopt : m_inner->answerToDatagram(received);
}

std::unique_ptr<Answerer> MisbehavingReaction::answerer(quint32 connection, const SocketAddress &peer,
                                                        const SocketAddress &local)
{
    return std::make_unique<MisbehavingAnswerer>(m_inner, m_sends, connection,
                                                 m_inner->answerer(connection, peer, local), m_loopWaits);
}

} // namespace sw

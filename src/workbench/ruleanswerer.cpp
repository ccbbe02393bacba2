// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruleanswerer.h"

#include "endpointreaction.h"

namespace sw {

namespace {

constexpr qsizetype longestName = 100; // characters of a rule's name in the log

} // namespace

RuleAnswerer::RuleAnswerer(const EndpointReaction &reaction, const SocketAddress &peer, const SocketAddress &local)
    : m_reaction(reaction)
{
    m_context.peer = peer.host();
    m_context.peerPort = QString::number(peer.port());
    m_context.local = local.host();
    m_context.localPort = QString::number(local.port());
}

QString &RuleAnswerer::state()
{
    if (m_from.isEmpty())
        return m_state;
    if (m_states.size() >= statesKept && !m_states.contains(m_from))
        m_states.clear(); // who floods with made-up senders makes all of them begin anew
    return m_states[m_from];
}

void RuleAnswerer::say(Notice notice, qint64 number)
{
    AnswerStep step;
    step.kind = AnswerStep::Kind::Note;
    step.notice = notice;
    step.number = number;
    m_steps.push_back(step);
}

void RuleAnswerer::stands()
{
    if (const auto rules = m_reaction.rules())
        fire(*rules, true, {});
}

void RuleAnswerer::take(QByteArrayView bytes, bool whole, const SocketAddress &from)
{
    if (!m_reaction.hasRules()) {
        m_assembler.reset();
        return;
    }
    const auto rules = m_reaction.rules();
    if (!rules)
        return;
    m_from.clear();
    if (!from.isNull()) {
        m_context.peer = from.host();
        m_context.peerPort = QString::number(from.port());
        m_from = from.toString();
    }
    if (whole)
        m_whole = bytes.toByteArray();
    else
        assemble(*rules, bytes);
}

void RuleAnswerer::assemble(const CompiledRules &rules, QByteArrayView bytes)
{
    const Framing &framing = rules.set().framing;
    if (!m_assembler || m_assembler->framing() != framing) {
        // Messages are cut in another way from now on: what has come of one under way counts.
        const QByteArray rest = m_assembler ? m_assembler->rest() : QByteArray();
        m_assembler.emplace(framing);
        m_assembler->feed(rest);
    }
    m_assembler->feed(bytes);
}

bool RuleAnswerer::nextMessage()
{
    const auto rules = m_reaction.rules();
    if (!rules) {
        drop();
        return false;
    }
    if (m_whole) {
        const QByteArray message = *std::exchange(m_whole, std::nullopt);
        fire(*rules, false, message);
        return true;
    }
    QByteArray message;
    FrameFault fault = FrameFault::None;
    if (!m_assembler || !m_assembler->take(message, fault))
        return false;
    if (fault == FrameFault::None)
        fire(*rules, false, message);
    else
        say(m_assembler->framing().kind == FramingKind::Delimiter ? Notice::RequestTooLong : Notice::RequestsLost,
            m_assembler->framing().longest);
    return true;
}

void RuleAnswerer::fire(const CompiledRules &rules, bool connected, QByteArrayView message)
{
    QString &now = state();
    RuleOutcome outcome = rules.answer(connected, message, now, m_context);
    now = outcome.state;
    using Kind = RuleStep::Kind;
    for (RuleStep &one : outcome.steps) {
        AnswerStep step;
        step.bytes = std::move(one.bytes);
        step.ms = one.ms;
        step.kind = one.kind == Kind::Send ? AnswerStep::Kind::Send
            : one.kind == Kind::Delay      ? AnswerStep::Kind::Wait
            : one.kind == Kind::Close      ? AnswerStep::Kind::Close
            : one.kind == Kind::Reset      ? AnswerStep::Kind::Reset
                                           : AnswerStep::Kind::Note;
        if (step.kind == AnswerStep::Kind::Note) {
            step.notice = one.kind == Kind::Fired ? Notice::RuleFired
                : one.kind == Kind::GaveUp        ? Notice::RuleGaveUp
                                                  : Notice::RuleNoAnswer;
            step.text = rules.set().rules[size_t(one.rule)].name.left(longestName); // one row for each message
            step.number = one.rule + 1;
        }
        m_steps.push_back(std::move(step));
    }
}

bool RuleAnswerer::next(AnswerStep &step)
{
    while (m_steps.empty()) {
        if (!m_whole && !m_assembler)
            return false; // as mostly: nothing is under way, and no lock is taken
        if (!nextMessage())
            return false;
    }
    step = std::move(m_steps.front());
    m_steps.pop_front();
    return true;
}

void RuleAnswerer::drop()
{
    m_steps.clear();
    m_whole.reset();
    m_assembler.reset();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruleanswerer.h"

#include "endpointreaction.h"

namespace sw {

namespace {

constexpr qsizetype longestName = 100; // characters of a rule's name in the log

} // namespace

RuleAnswerer::RuleAnswerer(const EndpointReaction &reaction, const SocketAddress &peer, const SocketAddress &local)
    : m_reaction(reaction)
    , m_peer(peer)
    , m_local(local)
{
}

RuleAnswerer::Work &RuleAnswerer::work()
{
    if (!m_work) {
        m_work = std::make_unique<Work>();
        const SocketAddress peer = m_peer.address();
        const SocketAddress local = m_local.address();
        m_work->context.peer = peer.host();
        m_work->context.peerPort = QString::number(peer.port());
        m_work->context.local = local.host();
        m_work->context.localPort = QString::number(local.port());
    }
    return *m_work;
}

QString &RuleAnswerer::Work::stateNow()
{
    if (from.isEmpty())
        return state;
    if (states.size() >= statesKept && !states.contains(from))
        states.clear(); // who floods with made-up senders makes all of them begin anew
    return states[from];
}

void RuleAnswerer::stands()
{
    if (const auto rules = m_reaction.rules())
        fire(work(), *rules, true, {});
}

void RuleAnswerer::take(QByteArrayView bytes, bool whole, const SocketAddress &from)
{
    if (!m_reaction.hasRules()) {
        if (m_work)
            m_work->assembler.reset();
        return;
    }
    const auto rules = m_reaction.rules();
    if (!rules)
        return;
    Work &now = work();
    now.from.clear();
    if (!from.isNull()) {
        now.context.peer = from.host();
        now.context.peerPort = QString::number(from.port());
        now.from = from.toString();
    }
    if (whole)
        now.whole = bytes.toByteArray();
    else
        now.take(bytes, rules->set().framing);
}

void RuleAnswerer::Work::take(QByteArrayView bytes, const Framing &framing)
{
    if (!assembler || assembler->framing() != framing) {
        // Messages are cut in another way from now on: what has come of one under way counts.
        const QByteArray rest = assembler ? assembler->rest() : QByteArray();
        assembler.emplace(framing);
        assembler->feed(rest);
    }
    assembler->feed(bytes);
}

bool RuleAnswerer::nextMessage(Work &work, const CompiledRules &rules)
{
    if (work.whole) {
        const QByteArray message = *std::exchange(work.whole, std::nullopt);
        fire(work, rules, false, message);
        return true;
    }
    QByteArray message;
    FrameFault fault = FrameFault::None;
    if (!work.assembler || !work.assembler->take(message, fault))
        return false;
    if (fault == FrameFault::None) {
        fire(work, rules, false, message);
        return true;
    }
    const Framing &framing = work.assembler->framing();
    AnswerStep step;
    step.kind = AnswerStep::Kind::Note;
    step.notice = framing.kind == FramingKind::Delimiter ? Notice::RequestTooLong : Notice::RequestsLost;
    step.number = framing.longest;
    work.steps.push_back(step);
    return true;
}

void RuleAnswerer::fire(Work &work, const CompiledRules &rules, bool connected, QByteArrayView message)
{
    QString &now = work.stateNow();
    RuleOutcome outcome = rules.answer(connected, message, now, work.context);
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
        work.steps.push_back(std::move(step));
    }
}

bool RuleAnswerer::next(AnswerStep &step)
{
    if (!m_work)
        return false; // as mostly: there are no rules
    std::deque<AnswerStep> &steps = m_work->steps;
    while (steps.empty()) {
        if (!m_work->whole && !m_work->assembler)
            return false; // nothing is under way, and no lock is taken
        const auto rules = m_reaction.rules();
        if (!rules)
            drop();
        if (!rules || !nextMessage(*m_work, *rules))
            return false;
    }
    step = std::move(steps.front());
    steps.pop_front();
    return true;
}

void RuleAnswerer::drop()
{
    if (!m_work)
        return;
    m_work->steps.clear();
    m_work->whole.reset();
    m_work->assembler.reset();
}

} // namespace sw

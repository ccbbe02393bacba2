// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepreader.h"

#include "argumentcheck.h"
#include "calltable.h"
#include "expectcheck.h"

namespace sw {

namespace {

constexpr int longestPauseMs = 24 * 60 * 60 * 1000;

const JsonNode *find(const JsonNode &node, const char *key)
{
    return node.member(QLatin1StringView(key));
}

} // namespace

StepReader::StepReader(NodeReader &reader, const std::vector<ActorSpec> &actors)
    : m_reader(reader)
{
    for (std::size_t i = 0; i < actors.size(); ++i)
        m_actors.insert(actors[i].id, static_cast<int>(i));
}

std::vector<Step> StepReader::read(const JsonNode &steps)
{
    if (!steps.isArray()) {
        m_reader.wrongType(steps, WantedValue::List);
        return {};
    }
    for (const JsonNode &node : steps.items) {
        Step step = readStep(node);
        if (const JsonNode *id = find(node, "id")) {
            step.id = id->text;
            readId(*id);
        }
        m_steps.push_back(std::move(step));
    }
    return std::move(m_steps);
}

Step StepReader::readStep(const JsonNode &node)
{
    Step step;
    step.line = m_reader.lineOf(node);
    if (!node.isObject()) {
        m_reader.wrongType(node, WantedValue::Object);
        return step;
    }
    if (const JsonNode *say = find(node, "say"))
        step.say = m_reader.localText(*say);
    if (find(node, "call")) {
        m_reader.checkObject(node, {"actor", "call", "on", "args", "as", "id", "expect", "say", "backends", "start"});
        readCall(node, step);
    } else if (find(node, "finish")) {
        m_reader.checkObject(node, {"finish", "expect", "id", "say"});
        readFinish(node, step);
    } else if (const JsonNode *interrupted = find(node, "interrupt")) {
        m_reader.checkObject(node, {"interrupt", "id", "say"});
        step.kind = StepKind::Interrupt;
        readStarted(*interrupted, step);
    } else if (const JsonNode *blocked = find(node, "until_blocked")) {
        m_reader.checkObject(node, {"until_blocked", "id", "say"});
        step.kind = StepKind::UntilBlocked;
        step.actor = actorOf(*blocked);
    } else if (const JsonNode *pause = find(node, "pause_ms")) {
        m_reader.checkObject(node, {"pause_ms", "id", "say"});
        step.kind = StepKind::Pause;
        step.pauseMs = static_cast<int>(m_reader.integer(*pause, 0, longestPauseMs));
    } else if (find(node, "ask")) {
        readAsk(node, step);
    } else if (find(node, "say")) {
        m_reader.checkObject(node, {"say", "id"});
        step.kind = StepKind::Say;
    } else {
        m_reader.fault(LoadFault::MissingKey, node,
                       QStringLiteral("call, finish, until_blocked, interrupt, pause_ms, say, ask"));
    }
    return step;
}

void StepReader::readCall(const JsonNode &node, Step &step)
{
    if (const JsonNode *actor = m_reader.need(node, "actor"))
        step.actor = actorOf(*actor);
    const JsonNode *args = find(node, "args");
    const JsonNode *call = find(node, "call");
    const QString name = m_reader.text(*call);
    step.call = callSpec(name);
    if (!step.call) {
        if (!name.isEmpty())
            m_reader.fault(LoadFault::UnknownName, *call, name);
    } else {
        argumentcheck::check(m_reader, node, *step.call, args);
        const JsonNode *on = find(node, "on");
        if (on && step.call->on == CallTarget::None)
            m_reader.fault(LoadFault::KeyNotHere, on->keyOffset, on->key);
        else if (!on && step.call->on != CallTarget::None)
            m_reader.fault(LoadFault::MissingKey, node, QStringLiteral("on"));
        else if (on)
            step.on = m_reader.text(*on);
        if (!step.on.isEmpty())
            checkTarget(*on, step);
    }
    if (args)
        step.args = args->toValue().toObject();
    readNewSockets(node, step);
    if (const JsonNode *start = find(node, "start"))
        step.start = m_reader.flag(*start);
    readBackends(node, step);
    if (const JsonNode *expect = find(node, "expect"))
        step.expect = checkExpect(m_reader, *expect);
}

void StepReader::checkTarget(const JsonNode &on, const Step &step)
{
    if (!m_reader.isSocket(step.on)) {
        m_reader.fault(LoadFault::UnknownSocket, on, step.on);
        return;
    }
    const bool either = step.call->call == Call::Close || step.call->call == Call::Fileno;
    const bool wantsFile = step.call->on == CallTarget::File;
    if (!either && wantsFile != m_reader.isFile(step.on))
        m_reader.fault(wantsFile ? LoadFault::NeedsFile : LoadFault::NeedsSocket, on, step.on,
                       QLatin1StringView(step.call->name));
}

void StepReader::readNewSockets(const JsonNode &node, Step &step)
{
    const JsonNode *as = find(node, "as");
    if (!as)
        return;
    const int most = step.call ? step.call->makes : 1;
    if (most == 0) {
        m_reader.fault(LoadFault::KeyNotHere, as->keyOffset, as->key);
        return;
    }
    if (most == 2 && (!as->isArray() || as->items.size() != 2)) {
        m_reader.wrongType(*as, WantedValue::ListOfTwo);
        return;
    }
    const auto take = [&](const JsonNode &one) {
        const QString name = m_reader.text(one);
        if (name.contains(u'}'))
            m_reader.fault(LoadFault::BadReference, one, name);
        else if (!name.isEmpty() && m_reader.isSocket(name))
            m_reader.fault(LoadFault::DuplicateSocket, one, name);
        m_reader.defineSocket(name, step.call && step.call->call == Call::Makefile);
        step.as.append(name);
    };
    if (most == 1) {
        take(*as);
        return;
    }
    for (const JsonNode &one : as->items)
        take(one);
}

void StepReader::readBackends(const JsonNode &node, Step &step)
{
    const JsonNode *backends = find(node, "backends");
    if (!backends)
        return;
    step.backends = m_reader.names(*backends);
    for (const JsonNode &one : backends->items) {
        if (one.isString() && !one.text.isEmpty() && one.text != QLatin1StringView("native")
            && one.text != QLatin1StringView("qt"))
            m_reader.fault(LoadFault::UnknownName, one, one.text);
    }
}

void StepReader::readFinish(const JsonNode &node, Step &step)
{
    step.kind = StepKind::Finish;
    readStarted(*find(node, "finish"), step);
    if (const JsonNode *expect = find(node, "expect"))
        step.expect = checkExpect(m_reader, *expect);
}

void StepReader::readStarted(const JsonNode &name, Step &step)
{
    const QString id = m_reader.text(name);
    if (!id.isEmpty() && !m_ids.contains(id))
        m_reader.fault(LoadFault::UnknownStep, name, id);
    else if (!id.isEmpty() && !m_steps[static_cast<std::size_t>(m_ids.value(id))].start)
        m_reader.fault(LoadFault::NotStarted, name, id);
    else
        step.finishes = m_ids.value(id, -1);
}

void StepReader::readAsk(const JsonNode &node, Step &step)
{
    m_reader.checkObject(node, {"ask", "choices", "answer", "why", "id", "say"});
    step.kind = StepKind::Ask;
    step.question = m_reader.localText(*find(node, "ask"));
    if (const JsonNode *choices = m_reader.need(node, "choices")) {
        if (!choices->isArray())
            m_reader.wrongType(*choices, WantedValue::List);
        else if (choices->items.empty())
            m_reader.fault(LoadFault::EmptyValue, *choices);
        for (const JsonNode &choice : choices->items)
            step.choices.push_back(m_reader.localText(choice));
    }
    if (const JsonNode *answer = m_reader.need(node, "answer"))
        step.answer = static_cast<int>(
            m_reader.integer(*answer, 0, qMax<qint64>(0, static_cast<qint64>(step.choices.size()) - 1)));
    if (const JsonNode *why = find(node, "why"))
        step.why = m_reader.localText(*why);
}

void StepReader::readId(const JsonNode &node)
{
    const QString id = m_reader.text(node);
    if (id.isEmpty())
        return;
    if (m_ids.contains(id))
        m_reader.fault(LoadFault::DuplicateId, node, id);
    else
        m_ids.insert(id, static_cast<int>(m_steps.size()));
}

int StepReader::actorOf(const JsonNode &node)
{
    const QString id = m_reader.text(node);
    if (!id.isEmpty() && !m_actors.contains(id))
        m_reader.fault(LoadFault::UnknownActor, node, id);
    return m_actors.value(id, -1);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarioloader.h"

#include <algorithm>
#include <array>

#include <QFile>
#include <QFileInfo>

#include "calltable.h"
#include "expectcheck.h"
#include "nodereader.h"
#include "stepreader.h"

namespace sw {

namespace {

// The views over the records that a lesson may bring forward.
constexpr std::array views{"log", "ladder", "streams", "pipe", "states", "throughput", "code"};
constexpr qint64 mostFileBytes = 16 * 1024 * 1024;

const JsonNode *find(const JsonNode &node, const char *key)
{
    return node.member(QLatin1StringView(key));
}

void readActors(NodeReader &reader, const JsonNode &node, std::vector<ActorSpec> &actors)
{
    if (!node.isArray()) {
        reader.wrongType(node, WantedValue::List);
        return;
    }
    const auto oneOf = [&](const JsonNode *value, std::initializer_list<const char *> allowed) {
        if (!value)
            return QString();
        const QString text = reader.text(*value);
        const bool known = std::any_of(allowed.begin(), allowed.end(),
                                       [&](const char *one) { return text == QLatin1StringView(one); });
        if (!known && !text.isEmpty())
            reader.fault(LoadFault::UnknownName, *value, text);
        return text;
    };
    QSet<QString> seen;
    for (const JsonNode &item : node.items) {
        ActorSpec actor;
        if (!reader.checkObject(item, {"id", "title", "role", "backend"}))
            continue;
        if (const JsonNode *id = reader.need(item, "id")) {
            actor.id = reader.text(*id);
            if (!actor.id.isEmpty() && seen.contains(actor.id))
                reader.fault(LoadFault::DuplicateId, *id, actor.id);
            seen.insert(actor.id);
        }
        if (const JsonNode *title = find(item, "title"))
            actor.title = reader.localText(*title);
        actor.role = oneOf(find(item, "role"), {"server", "client", "peer"});
        actor.backend = oneOf(find(item, "backend"), {"native", "qt"});
        actors.push_back(std::move(actor));
    }
}

void readGoalExpect(NodeReader &reader, const JsonNode &expect, const Scenario &scenario, LessonGoal &goal)
{
    if (!expect.isObject()) {
        reader.wrongType(expect, WantedValue::Object);
        return;
    }
    // Whose call it is stands beside what is expected of it.
    JsonNode ofCall = expect;
    std::erase_if(ofCall.items, [](const JsonNode &one) {
        return one.key == QLatin1StringView("call") || one.key == QLatin1StringView("actor")
            || one.key == QLatin1StringView("step");
    });
    goal.expect = checkExpect(reader, ofCall);
    if (const JsonNode *call = find(expect, "call")) {
        goal.call = reader.text(*call);
        if (!goal.call.isEmpty() && !callSpec(goal.call))
            reader.fault(LoadFault::UnknownName, *call, goal.call);
    }
    if (const JsonNode *actor = find(expect, "actor")) {
        goal.actor = reader.text(*actor);
        if (std::none_of(scenario.actors.begin(), scenario.actors.end(),
                         [&](const ActorSpec &one) { return one.id == goal.actor; }))
            reader.fault(LoadFault::UnknownActor, *actor, goal.actor);
    }
    if (const JsonNode *step = find(expect, "step")) {
        const QString id = reader.text(*step);
        const auto found = std::find_if(scenario.steps.begin(), scenario.steps.end(),
                                        [&](const Step &one) { return !id.isEmpty() && one.id == id; });
        if (found == scenario.steps.end())
            reader.fault(LoadFault::UnknownStep, *step, id);
        goal.step = static_cast<int>(found - scenario.steps.begin());
        // A step has expectations of its own.
        if (!ofCall.items.empty())
            reader.fault(LoadFault::KeyNotHere, ofCall.items.front().keyOffset, ofCall.items.front().key);
    } else if (const JsonNode *state = find(expect, "state")) {
        reader.fault(LoadFault::KeyNotHere, state->keyOffset, state->key); // known of a step alone
    }
    goal.checked = true;
}

void readGoals(NodeReader &reader, const JsonNode &node, Scenario &scenario)
{
    if (!node.isArray()) {
        reader.wrongType(node, WantedValue::List);
        return;
    }
    for (const JsonNode &item : node.items) {
        if (!reader.checkObject(item, {"text", "expect"}))
            continue;
        LessonGoal goal;
        if (const JsonNode *text = reader.need(item, "text"))
            goal.text = reader.localText(*text);
        if (const JsonNode *expect = find(item, "expect"))
            readGoalExpect(reader, *expect, scenario, goal);
        scenario.goals.push_back(std::move(goal));
    }
}

void readLesson(NodeReader &reader, const JsonNode &root, Scenario &scenario)
{
    if (const JsonNode *summary = find(root, "summary"))
        scenario.summary = reader.localText(*summary);
    if (const JsonNode *more = find(root, "try"))
        scenario.tryThis = reader.localText(*more);
    if (const JsonNode *goals = find(root, "goals"))
        readGoals(reader, *goals, scenario);
    const JsonNode *lesson = find(root, "lesson");
    if (!lesson || !reader.checkObject(*lesson, {"order", "minutes", "view"}))
        return;
    if (const JsonNode *view = find(*lesson, "view")) {
        scenario.view = reader.text(*view);
        if (std::none_of(views.begin(), views.end(),
                         [&](const char *one) { return scenario.view == QLatin1StringView(one); }))
            reader.fault(LoadFault::UnknownName, *view, scenario.view);
    }
    if (const JsonNode *order = find(*lesson, "order"))
        scenario.order = reader.number(*order, 0, 1e6);
    if (const JsonNode *minutes = find(*lesson, "minutes"))
        scenario.minutes = reader.number(*minutes, 0, 1e6);
}

Scenario readScenario(NodeReader &reader, const JsonNode &root)
{
    Scenario scenario;
    if (!reader.checkObject(root, {"format", "id", "title", "actors", "steps", "summary", "lesson", "goals", "try"}))
        return scenario;
    if (const JsonNode *format = reader.need(root, "format")) {
        const QString text = reader.text(*format);
        constexpr QLatin1StringView known("socket-workbench/scenario@1");
        if (!text.isEmpty() && text != known)
            reader.fault(LoadFault::WrongFormat, *format, text, known);
    }
    if (const JsonNode *id = reader.need(root, "id"))
        scenario.id = reader.text(*id);
    if (const JsonNode *title = find(root, "title"))
        scenario.title = reader.localText(*title);
    if (const JsonNode *actors = reader.need(root, "actors"))
        readActors(reader, *actors, scenario.actors);
    if (const JsonNode *steps = reader.need(root, "steps"))
        scenario.steps = StepReader(reader, scenario.actors).read(*steps);
    readLesson(reader, root, scenario);
    return scenario;
}

} // namespace

LoadResult loadScenario(const QByteArray &text, const QString &file, const QMap<QString, QString> &variables)
{
    LoadResult result;
    if (text.size() > mostFileBytes) {
        result.errors.push_back({LoadFault::TooLarge, 0, 0, file, {}});
        return result;
    }
    LoadError error;
    auto root = parseJson(text, error);
    if (!root) {
        result.errors.push_back(error);
        return result;
    }
    NodeReader reader(text, variables, QFileInfo(file).absolutePath());
    reader.replaceVariables(*root);
    Scenario scenario = readScenario(reader, *root);
    if (!reader.isFine()) {
        result.errors = reader.takeErrors();
        return result;
    }
    scenario.file = file;
    scenario.folder = reader.folder();
    result.scenario = std::move(scenario);
    return result;
}

LoadResult loadScenarioFile(const QString &file, const QMap<QString, QString> &variables)
{
    LoadResult result;
    QFile in(file);
    if (QFileInfo(file).isDir()) {
        result.errors.push_back({LoadFault::IsFolder, 0, 0, file, {}});
        return result;
    }
    if (!in.open(QIODevice::ReadOnly)) {
        result.errors.push_back({LoadFault::CannotRead, 0, 0, file, in.errorString()});
        return result;
    }
    const QByteArray text = in.read(mostFileBytes + 1);
    if (in.error() != QFileDevice::NoError) {
        result.errors.push_back({LoadFault::CannotRead, 0, 0, file, in.errorString()});
        return result;
    }
    return loadScenario(text, file, variables);
}

} // namespace sw

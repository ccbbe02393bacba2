// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspaceform.h"

#include <algorithm>

#include <QJsonArray>

#include "composerhistory.h"
#include "crowdsettings.h"
#include "datagramsettings.h"
#include "endpointsettings.h"
#include "faults.h"
#include "messagefile.h"
#include "misbehavesettings.h"
#include "pingsettings.h"
#include "relaysettings.h"
#include "repeatsettings.h"
#include "rulefile.h"
#include "sequencestate.h"
#include "shortconnection.h"

namespace sw {

namespace {

constexpr int mostPixels = 20'000; ///< of a part of the layout

QJsonValue in(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key));
}

void put(QJsonObject &object, const char *key, const QJsonValue &value)
{
    object.insert(QLatin1StringView(key), value);
}

/// With the members that are only written when they differ from what is usual.
QJsonObject faultsTaken(const QJsonObject &given)
{
    const Faults faults = faultsFrom(given);
    QJsonObject taken;
    for (const FaultField &field : faultFields())
        put(taken, field.key, faults.*field.member);
    return taken;
}

QJsonObject composerTaken(const QJsonObject &given)
{
    QJsonObject taken = toJson(composerEntryFrom(given));
    put(taken, "file", in(given, "file").toString());
    put(taken, "clearAfterSending", in(given, "clearAfterSending").toBool());
    const QJsonObject repeat = in(given, "repeat").toObject();
    const RepeatSettings usual;
    put(taken, "repeat",
        QJsonObject{{QStringLiteral("on"), in(repeat, "on").toBool()},
                    {QStringLiteral("everyMs"),
                     std::clamp(in(repeat, "everyMs").toInt(usual.everyMs), 0, int(RepeatSettings::mostMs))},
                    {QStringLiteral("times"),
                     std::clamp(in(repeat, "times").toInt(usual.times), 0, int(RepeatSettings::mostTimes))}});
    return taken;
}

QJsonObject settingsTaken(PanelKind kind, bool server, const QJsonObject &given)
{
    if (isPingKind(kind))
        return toJson(pingSettingsFrom(given));
    if (isCrowdKind(kind))
        return toJson(crowdSettingsFrom(given));
    if (isRelayKind(kind)) {
        QJsonObject taken = toJson(relaySettingsFrom(given));
        put(taken, "up", faultsTaken(in(given, "up").toObject()));
        put(taken, "down", faultsTaken(in(given, "down").toObject()));
        return taken;
    }
    if (!isStreamKind(kind))
        return toJson(datagramSettingsFrom(given));
    return server ? toJson(serverSettingsFrom(given)) : toJson(clientSettingsFrom(given));
}

const JsonNode *below(const JsonNode &node, std::initializer_list<const char *> path)
{
    const JsonNode *found = &node;
    for (const char *key : path) {
        found = found && found->isObject() ? found->member(QLatin1StringView(key)) : nullptr;
    }
    return found;
}

/// What sequenceFrom() refuses as a whole is told at its place.
void checkSequence(NodeReader &reader, const JsonNode &sequence)
{
    const auto check = [&reader](const JsonNode *node, qsizetype size, qsizetype most) {
        if (node && size > most)
            reader.fault(LoadFault::TooLarge, *node, QStringLiteral("%1 > %2").arg(size).arg(most));
    };
    const auto checkText = [&check](const JsonNode *text) {
        check(text, text ? text->text.size() : 0, Sequence::mostText);
    };
    checkText(below(sequence, {"title"}));
    checkText(below(sequence, {"address"}));
    const JsonNode *steps = below(sequence, {"steps"});
    if (!steps || !steps->isArray())
        return;
    check(steps, qsizetype(steps->items.size()), Sequence::mostSteps);
    for (const JsonNode &step : steps->items)
        checkText(below(step, {"text"}));
}

void checkPanel(NodeReader &reader, const JsonNode &panel, bool server)
{
    const JsonNode *name = reader.need(panel, "kind");
    if (!name)
        return;
    const QString key = reader.text(*name);
    const std::vector<PanelKind> kinds = panelKindsOf(server ? WhoRole::Server : WhoRole::Client);
    const auto kind = std::ranges::find(kinds, key, &panelKindKey);
    if (kind == kinds.end()) {
        if (!key.isEmpty())
            reader.fault(LoadFault::UnknownName, *name, key.left(40));
        return;
    }
    // Rules know better what is wrong with them; then the rest of the panel can wait.
    const JsonNode *rules = below(panel, {"settings", "reply", "rules"});
    if (rules && rules->kind != JsonNode::Kind::Null) {
        checkRules(reader, *rules);
        if (!reader.isFine())
            return;
    }
    if (const JsonNode *sequence = below(panel, {"sequence"})) {
        checkSequence(reader, *sequence);
        if (!reader.isFine())
            return;
    }
    checkTaken(reader, panel, panelStateTaken(*kind, server, panel.toValue().toObject()), Agreement::Values);
}

void checkSizes(NodeReader &reader, const JsonNode &node)
{
    if (!node.isArray()) {
        reader.wrongType(node, WantedValue::List);
        return;
    }
    for (const JsonNode &size : node.items)
        reader.integer(size, 0, mostPixels);
}

void checkDock(NodeReader &reader, const JsonNode &dock)
{
    if (!reader.checkObject(dock, {"shown", "area", "size"}))
        return;
    if (const JsonNode *shown = below(dock, {"shown"}))
        reader.flag(*shown);
    if (const JsonNode *size = below(dock, {"size"}))
        reader.integer(*size, 0, mostPixels);
    if (const JsonNode *area = below(dock, {"area"})) {
        const QString name = reader.text(*area);
        if (name != QLatin1StringView("left") && name != QLatin1StringView("right") && name != QLatin1StringView("top")
            && name != QLatin1StringView("bottom") && !name.isEmpty())
            reader.fault(LoadFault::UnknownName, *area, name.left(40));
    }
}

void checkLayout(NodeReader &reader, const JsonNode &layout, const QJsonObject &docksNow)
{
    if (!reader.checkObject(layout, {"docks", "sides", "main"}))
        return;
    for (const char *splitter : {"sides", "main"}) {
        if (const JsonNode *sizes = below(layout, {splitter}))
            checkSizes(reader, *sizes);
    }
    const JsonNode *docks = below(layout, {"docks"});
    if (!docks)
        return;
    if (!docks->isObject()) {
        reader.wrongType(*docks, WantedValue::Object);
        return;
    }
    for (const JsonNode &dock : docks->items) {
        if (docksNow.contains(dock.key))
            checkDock(reader, dock);
        else
            reader.fault(LoadFault::UnknownKey, dock.keyOffset, dock.key.left(40));
    }
}

} // namespace

QJsonObject panelStateTaken(PanelKind kind, bool server, const QJsonObject &state)
{
    QJsonObject settings = settingsTaken(kind, server, in(state, "settings").toObject());
    // The rules are checked by themselves; what they leave out of a rule is no fault.
    QJsonObject reply = in(settings, "reply").toObject();
    const QJsonValue rules = in(in(in(state, "settings").toObject(), "reply").toObject(), "rules");
    if (!reply.isEmpty() && rules.isObject()) {
        put(reply, "rules", rules);
        put(settings, "reply", reply);
    }
    QJsonObject taken{{QStringLiteral("kind"), panelKindKey(kind)},
                      {QStringLiteral("settings"), settings},
                      {QStringLiteral("current"), in(state, "current").toBool()},
                      {QStringLiteral("stepByStep"), in(state, "stepByStep").toBool()},
                      {QStringLiteral("more"), in(state, "more").toBool()}};
    if (isCrowdKind(kind))
        put(taken, "plot", in(state, "plot").toInt());
    if (isCrowdKind(kind) || isPingKind(kind) || isRelayKind(kind))
        return taken;
    const QJsonObject misbehave = in(state, "misbehave").toObject();
    QJsonObject misbehaveTaken = toJson(misbehaveSettingsFrom(misbehave));
    put(misbehaveTaken, "faults", faultsTaken(in(misbehave, "faults").toObject()));
    put(taken, "misbehave", misbehaveTaken);
    put(taken, "composer", composerTaken(in(state, "composer").toObject()));
    if (state.contains(QLatin1StringView("sequence")) && (isStreamKind(kind) || !server)) {
        if (const auto sequence = sequenceFrom(in(state, "sequence").toObject()))
            put(taken, "sequence", toJson(*sequence));
    }
    if (!isStreamKind(kind)) {
        put(taken, "to", in(state, "to").toString());
        return taken;
    }
    if (server) {
        put(taken, "toAll", in(state, "toAll").toBool());
    } else {
        QJsonArray hosts;
        const QJsonArray given = in(state, "hosts").toArray();
        for (const QJsonValue &host : given)
            hosts.append(host.toString());
        put(taken, "hosts", hosts);
        put(taken, "short", toJson(shortSettingsFrom(in(state, "short").toObject())));
    }
    return taken;
}

WorkspaceForm workspaceForm(const QJsonObject &now)
{
    WorkspaceForm form;
    form.server = [](NodeReader &reader, const JsonNode &panel) { checkPanel(reader, panel, true); };
    form.client = [](NodeReader &reader, const JsonNode &panel) { checkPanel(reader, panel, false); };
    for (const QString &part : {QStringLiteral("log"), QStringLiteral("views")})
        form.parts[part] = [like = now.value(part)](NodeReader &reader, const JsonNode &node) {
            checkTaken(reader, node, like, Agreement::Kinds);
        };
    form.parts[QStringLiteral("layout")] =
        [docks = in(in(now, "layout").toObject(), "docks").toObject()](NodeReader &reader, const JsonNode &node) {
            checkLayout(reader, node, docks);
        };
    form.parts[QStringLiteral("messages")] = [](NodeReader &reader, const JsonNode &node) {
        messagefile::load(reader, node);
    };
    return form;
}

} // namespace sw

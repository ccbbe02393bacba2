// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenariowriter.h"

#include <QJsonDocument>
#include <QSet>

#include "calltable.h"

namespace sw {

namespace {

/// One line, with a space after each comma and colon.
QString lineOf(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList items;
        for (const QJsonValue &item : value.toArray())
            items.append(lineOf(item));
        return u'[' + items.join(QStringLiteral(", ")) + u']';
    }
    if (value.isObject()) {
        QStringList members;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            members.append(lineOf(it.key()) + QStringLiteral(": ") + lineOf(it.value()));
        return u'{' + members.join(QStringLiteral(", ")) + u'}';
    }
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.mid(1, wrapped.size() - 2));
}

/// An object whose members keep the order in which they were added, as people write and read a step.
class Line
{
public:
    void add(const char *key, const QString &json)
    {
        m_members.append(lineOf(QLatin1StringView(key)) + QStringLiteral(": ") + json);
    }
    void add(const char *key, const QJsonValue &value) { add(key, lineOf(value)); }
    void addText(const char *key, const QString &text)
    {
        if (!text.isEmpty())
            add(key, lineOf(text));
    }
    [[nodiscard]] QString text() const { return u'{' + m_members.join(QStringLiteral(", ")) + u'}'; }

private:
    QStringList m_members;
};

QString localText(const LocalText &text)
{
    if (text.zhCn.isEmpty())
        return lineOf(text.en);
    Line line;
    if (!text.en.isEmpty())
        line.add("en", lineOf(text.en));
    line.add("zh_CN", lineOf(text.zhCn));
    return line.text();
}

/// In the order of the call's own arguments.
QString argsText(const CallSpec &call, const QJsonObject &args)
{
    Line line;
    for (const ArgSpec &one : call.args) {
        const QJsonValue value = args.value(QLatin1StringView(one.name));
        if (!value.isUndefined())
            line.add(one.name, value);
    }
    return line.text();
}

class Writer
{
public:
    explicit Writer(const Scenario &scenario)
        : m_scenario(scenario)
    {
        nameSteps();
    }

    [[nodiscard]] QByteArray text() const
    {
        QStringList members;
        const auto member = [&members](const char *key, const QString &json) {
            members.append(lineOf(QLatin1StringView(key)) + QStringLiteral(": ") + json);
        };
        member("format", lineOf(QStringLiteral("socket-workbench/scenario@1")));
        member("id", lineOf(m_scenario.id));
        member("title", localText(m_scenario.title));
        if (!m_scenario.summary.isEmpty())
            member("summary", localText(m_scenario.summary));
        if (m_scenario.order != 0 || m_scenario.minutes != 0 || !m_scenario.view.isEmpty()) {
            Line lesson;
            if (m_scenario.order != 0)
                lesson.add("order", QJsonValue(m_scenario.order));
            if (m_scenario.minutes != 0)
                lesson.add("minutes", QJsonValue(m_scenario.minutes));
            lesson.addText("view", m_scenario.view);
            member("lesson", lesson.text());
        }
        if (!m_scenario.goals.empty())
            member("goals", goals());
        if (!m_scenario.tryThis.isEmpty())
            member("try", localText(m_scenario.tryThis));
        member("actors", actors());
        QStringList lines;
        for (std::size_t i = 0; i < m_scenario.steps.size(); ++i)
            lines.append(QStringLiteral("    ") + step(i));
        member("steps",
               lines.isEmpty() ? QStringLiteral("[]")
                               : QStringLiteral("[\n") + lines.join(QStringLiteral(",\n")) + u']');
        return (QStringLiteral("{ ") + members.join(QStringLiteral(",\n  ")) + QStringLiteral(" }\n")).toUtf8();
    }

private:
    void nameSteps()
    {
        QSet<QString> taken;
        for (const Step &one : m_scenario.steps) {
            m_ids.append(one.id);
            taken.insert(one.id);
        }
        for (const Step &one : m_scenario.steps) {
            if (one.finishes < 0 || one.finishes >= m_ids.size() || !m_ids.at(one.finishes).isEmpty())
                continue;
            QString id = QStringLiteral("step-%1").arg(one.finishes + 1);
            while (taken.contains(id))
                id += u'x';
            m_ids[one.finishes] = id;
            taken.insert(id);
        }
    }

    [[nodiscard]] QString actorId(int actor) const
    {
        return lineOf(m_scenario.actors[static_cast<std::size_t>(actor)].id);
    }

    [[nodiscard]] QJsonObject expectOf(const LessonGoal &goal) const
    {
        QJsonObject expect = goal.expect;
        const auto add = [&expect](const char *key, const QString &value) {
            if (!value.isEmpty())
                expect.insert(QLatin1StringView(key), value);
        };
        add("call", goal.call);
        add("actor", goal.actor);
        if (goal.step >= 0)
            add("step", m_scenario.steps[static_cast<std::size_t>(goal.step)].id);
        return expect;
    }

    [[nodiscard]] QString goals() const
    {
        QStringList all;
        for (const LessonGoal &goal : m_scenario.goals) {
            Line line;
            line.add("text", localText(goal.text));
            if (goal.checked)
                line.add("expect", expectOf(goal));
            all.append(QStringLiteral("    ") + line.text());
        }
        return QStringLiteral("[\n") + all.join(QStringLiteral(",\n")) + u']';
    }

    [[nodiscard]] QString actors() const
    {
        QStringList all;
        for (const ActorSpec &actor : m_scenario.actors) {
            Line line;
            line.add("id", lineOf(actor.id));
            if (!actor.title.isEmpty())
                line.add("title", localText(actor.title));
            line.addText("role", actor.role);
            line.addText("backend", actor.backend);
            all.append(line.text());
        }
        return u'[' + all.join(QStringLiteral(", ")) + u']';
    }

    void addCall(Line &line, const Step &one) const
    {
        line.add("actor", actorId(one.actor));
        line.addText("call", QLatin1StringView(one.call->name));
        line.addText("on", one.on);
        if (!one.args.isEmpty())
            line.add("args", argsText(*one.call, one.args));
        if (one.as.size() == 1)
            line.add("as", lineOf(one.as.constFirst()));
        else if (!one.as.isEmpty())
            line.add("as", QJsonArray::fromStringList(one.as));
        if (!one.backends.isEmpty())
            line.add("backends", QJsonArray::fromStringList(one.backends));
        if (one.start)
            line.add("start", QStringLiteral("true"));
    }

    void addQuestion(Line &line, const Step &one) const
    {
        line.add("ask", localText(one.question));
        QStringList choices;
        for (const LocalText &choice : one.choices)
            choices.append(localText(choice));
        line.add("choices", QString(u'[' + choices.join(QStringLiteral(", ")) + u']'));
        line.add("answer", QJsonValue(one.answer));
        if (!one.why.isEmpty())
            line.add("why", localText(one.why));
    }

    [[nodiscard]] QString step(std::size_t index) const
    {
        const Step &one = m_scenario.steps[index];
        Line line;
        switch (one.kind) {
        case StepKind::Call:
            addCall(line, one);
            break;
        case StepKind::Finish:
            line.add("finish", lineOf(m_ids.at(one.finishes)));
            break;
        case StepKind::Interrupt:
            line.add("interrupt", lineOf(m_ids.at(one.finishes)));
            break;
        case StepKind::UntilBlocked:
            line.add("until_blocked", actorId(one.actor));
            break;
        case StepKind::Pause:
            line.add("pause_ms", QJsonValue(one.pauseMs));
            break;
        case StepKind::Ask:
            addQuestion(line, one);
            break;
        case StepKind::Say:
            break;
        }
        line.addText("id", m_ids.at(static_cast<qsizetype>(index)));
        if (!one.expect.isEmpty())
            line.add("expect", one.expect);
        if (!one.say.isEmpty() || one.kind == StepKind::Say)
            line.add("say", localText(one.say));
        return line.text();
    }

    const Scenario &m_scenario;
    QStringList m_ids;
};

} // namespace

QByteArray writeScenario(const Scenario &scenario)
{
    return Writer(scenario).text();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonreach.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include "calltable.h"

namespace sw {

namespace {

using Kind = LessonReach::Kind;

struct Row
{
    Call call;
    Kind kind;
    std::array<const char *, 2> arguments; ///< put together with a colon
};

constexpr std::array rows{
    Row{Call::Bind, Kind::Binds, {"address", nullptr}},
    Row{Call::Connect, Kind::Connects, {"address", nullptr}},
    Row{Call::ConnectEx, Kind::Connects, {"address", nullptr}},
    Row{Call::CreateConnection, Kind::Connects, {"host", "port"}},
    Row{Call::Sendto, Kind::Sends, {"address", nullptr}},
    Row{Call::Getaddrinfo, Kind::Resolves, {"host", "service"}},
    Row{Call::Getnameinfo, Kind::Resolves, {"address", nullptr}},
    Row{Call::Gethostbyname, Kind::Resolves, {"name", nullptr}},
    Row{Call::GethostbynameEx, Kind::Resolves, {"name", nullptr}},
    Row{Call::Gethostbyaddr, Kind::Resolves, {"address", nullptr}},
    Row{Call::Getfqdn, Kind::Resolves, {"name", nullptr}},
};

constexpr int mostLetters = 80;

QString inLine(const QJsonValue &value)
{
    QString text;
    if (value.isString())
        text = value.toString();
    else if (value.isObject())
        text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    else if (value.isArray())
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    else
        text = value.isNull() ? QStringLiteral("none") : value.toVariant().toString();
    return lessonPlain(std::move(text));
}

/// The files that stand anywhere in data.
void findFiles(const QJsonValue &value, QStringList &files)
{
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == QLatin1StringView("file") && member.value().isString())
            files.append(member.value().toString());
        else
            findFiles(member.value(), files);
    }
}

/// The sockets of which that call is made, by the names that the steps give them.
QStringList socketsOf(const Scenario &lesson, Call call)
{
    QStringList names;
    for (const Step &step : lesson.steps) {
        if (step.kind == StepKind::Call && step.call && step.call->call == call)
            names.append(step.on);
    }
    return names;
}

} // namespace

QString lessonPlain(QString text)
{
    text.truncate(mostLetters + 1); // of a long one only the beginning is looked at
    for (QChar &c : text) {
        const QChar::Category kind = c.category();
        if (kind == QChar::Other_Control || kind == QChar::Other_Format || kind == QChar::Separator_Line
            || kind == QChar::Separator_Paragraph)
            c = u' ';
    }
    return text.size() > mostLetters ? text.left(mostLetters) + u'…' : text;
}

int lessonSockets(const Scenario &lesson)
{
    int made = 0;
    for (const Step &step : lesson.steps) {
        const Call call = step.kind == StepKind::Call && step.call ? step.call->call : Call::Count;
        if (call == Call::Socket || call == Call::CreateConnection)
            ++made;
        else if (call == Call::Socketpair)
            made += 2;
    }
    return made;
}

std::vector<LessonReach> lessonReach(const Scenario &lesson)
{
    std::vector<LessonReach> all;
    const auto add = [&all](LessonReach one) {
        if (std::find(all.begin(), all.end(), one) == all.end())
            all.push_back(std::move(one));
    };
    const QStringList listeners = socketsOf(lesson, Call::Listen);
    const QStringList bound = socketsOf(lesson, Call::Bind);
    for (const Step &step : lesson.steps) {
        if (step.kind != StepKind::Call || !step.call)
            continue;
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [&](const Row &one) { return one.call == step.call->call; });
        if (row != rows.end()) {
            QStringList parts;
            for (const char *argument : row->arguments) {
                if (argument && step.args.contains(QLatin1StringView(argument)))
                    parts.append(inLine(step.args.value(QLatin1StringView(argument))));
            }
            const bool listens = row->kind == Kind::Binds && listeners.contains(step.on);
            if (!parts.isEmpty())
                add({listens ? Kind::Listens : row->kind, step.actor, parts.join(u':')});
        }
        if (step.call->call == Call::Listen && !bound.contains(step.on))
            add({Kind::Listens, step.actor, QStringLiteral("*:0")}); // a port that the kernel picks, on all interfaces
        QStringList files;
        findFiles(step.args, files);
        for (const QString &file : files)
            add({Kind::Reads, step.actor, inLine(QJsonValue(file))});
        // What is made is written there. Names may come by a reference, so that any text counts.
        const bool makes = !step.args.value(QLatin1StringView("self_signed")).toString().isEmpty();
        for (const char *argument : {"certificate", "key", "ca"}) {
            const QString file = step.args.value(QLatin1StringView(argument)).toString();
            const bool writes = makes && QLatin1StringView(argument) != QLatin1StringView("ca");
            if (!file.isEmpty())
                add({writes ? Kind::Writes : Kind::Reads, step.actor, inLine(QJsonValue(file))});
        }
    }
    return all;
}

QString lessonCallLine(const Step &step)
{
    if (step.kind != StepKind::Call || !step.call)
        return {};
    QStringList parts;
    if (!step.on.isEmpty())
        parts.append(step.on);
    // In the order of the call's own arguments.
    for (const ArgSpec &argument : step.call->args) {
        const QLatin1StringView name(argument.name);
        if (step.args.contains(name))
            parts.append(name + QStringLiteral(" = ") + inLine(step.args.value(name)));
    }
    QString line = QLatin1StringView(step.call->name) + u'(' + parts.join(QStringLiteral(", ")) + u')';
    if (!step.as.isEmpty())
        line += QStringLiteral(" → ") + step.as.join(QStringLiteral(", "));
    return line;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "callscript.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "argumenttext.h"
#include "loadwording.h"
#include "scenarioloader.h"

namespace sw {

namespace {

QByteArray json(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

const QString onKey = QStringLiteral("on");
const QString asKey = QStringLiteral("as");

} // namespace

bool CallScript::fail(const QString &error)
{
    if (m_error.isEmpty())
        m_error = error;
    return false;
}

void CallScript::line(const QByteArray &text, const QString &argument)
{
    m_text += text + '\n';
    ++m_line;
    if (!argument.isEmpty())
        m_arguments[m_line] = argument;
}

QString CallScript::usage(const CallSpec &call)
{
    QStringList words{QLatin1StringView(call.name)};
    for (const ArgSpec &one : call.args) {
        const QString word = QLatin1StringView(one.name) + u'=' + argumenttext::expected(one.kind);
        words.append(one.required ? word : u'[' + word + u']');
    }
    return words.join(u' ');
}

QStringList CallScript::usages()
{
    QStringList all;
    for (const CallSpec &call : callSpecs())
        all.append(usage(call));
    return all;
}

bool CallScript::take(const CallSpec &call, const QStringList &words, Given &given)
{
    for (const QString &word : words.mid(1)) {
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.left(equals);
        const bool known = equals > 0 && (call.argument(name) || name == onKey || name == asKey);
        if (equals <= 0)
            return fail(tr("%1: '%2' is no ARG=VALUE; expected: %3").arg(words.constFirst(), word, usage(call)));
        if (!known)
            return fail(tr("%1 has no argument '%2'; expected: %3").arg(words.constFirst(), name, usage(call)));
        if (!given.emplace(name, word.mid(equals + 1)).second)
            return fail(tr("%1: the argument '%2' is given twice").arg(words.constFirst(), name));
    }
    for (const ArgSpec &one : call.args) {
        if (one.required && !given.contains(QLatin1StringView(one.name)))
            return fail(tr("%1: the argument '%2' is missing; expected: %3")
                            .arg(words.constFirst(), QLatin1StringView(one.name), usage(call)));
    }
    return true;
}

bool CallScript::place(const CallSpec &call, const Given &given)
{
    const QString name = QLatin1StringView(call.name);
    const auto on = given.find(onKey);
    const auto as = given.find(asKey);
    if (call.on == CallTarget::None && on != given.end())
        return fail(tr("%1 is made on no socket; leave on=%2 out").arg(name, on->second));
    if (call.on != CallTarget::None) {
        const QString last = call.on == CallTarget::File ? m_file : m_socket;
        const QString target = on == given.end() ? last : on->second;
        if (target.isEmpty()) {
            return fail(call.on == CallTarget::File
                            ? tr("%1 needs a buffered file; put makefile before it").arg(name)
                            : tr("%1 needs a socket; make one first: socket family=AF_INET type=SOCK_STREAM -- %1 ...")
                                  .arg(name));
        }
        line(",\"on\":" + json(target), name + QStringLiteral(": on=") + target);
    }
    if (call.makes == 0 && as != given.end())
        return fail(tr("%1 makes no socket; leave as=%2 out").arg(name, as->second));
    if (call.makes > 0) {
        QStringList names = as == given.end() ? QStringList() : as->second.split(u',');
        while (as == given.end() && names.size() < call.makes)
            names.append(QStringLiteral("s%1").arg(++m_made));
        line(",\"as\":" + (call.makes == 1 ? json(names.join(u',')) : json(QJsonArray::fromStringList(names))),
             name + QStringLiteral(": as=") + names.join(u','));
        (call.call == Call::Makefile ? m_file : m_socket) = names.constFirst();
    }
    return true;
}

bool CallScript::add(const QStringList &words)
{
    if (words.isEmpty())
        return fail(tr("No call is given; --help lists them."));
    const CallSpec *call = callSpec(words.constFirst());
    if (!call)
        return fail(tr("There is no call '%1'; --help lists them.").arg(words.constFirst()));
    Given given;
    if (!take(*call, words, given))
        return false;
    if (m_calls++ == 0) {
        line("{\"format\":\"socket-workbench/scenario@1\",\"id\":\"call\",\"title\":\"call\","
             "\"actors\":[{\"id\":\"main\"}],\"steps\":[");
    }
    const QString name = QLatin1StringView(call->name);
    line((m_calls > 1 ? "," : "") + QByteArray("{\"actor\":\"main\",\"call\":") + json(name));
    if (!place(*call, given))
        return false;
    line(",\"args\":{");
    QByteArray comma;
    for (const ArgSpec &one : call->args) {
        const auto value = given.find(QLatin1StringView(one.name));
        if (value == given.end())
            continue;
        const QString word = QLatin1StringView(one.name) + u'=';
        line(comma + json(QLatin1StringView(one.name)) + ':' + json(argumenttext::toJson(one.kind, value->second)),
             name + QStringLiteral(": ") + word + value->second + u'\n' + word + argumenttext::expected(one.kind));
        comma = ",";
    }
    line("}}");
    return true;
}

std::optional<Scenario> CallScript::finish()
{
    if (!m_error.isEmpty() || m_calls == 0)
        return std::nullopt;
    LoadResult result = loadScenario(m_text + "]}\n", {});
    if (result.scenario)
        return std::move(result.scenario);
    LoadError error = result.errors.empty() ? LoadError() : result.errors.front();
    // The text is none of the person's: what was written on the command line stands in its place.
    const QString place = m_arguments[error.line];
    error.line = 0;
    QString words = loadErrorLine(place.section(u'\n', 0, 0), error);
    if (place.contains(u'\n'))
        words += tr("; expected: %1").arg(place.section(u'\n', 1));
    fail(words);
    return std::nullopt;
}

} // namespace sw

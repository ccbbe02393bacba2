// SPDX-License-Identifier: GPL-3.0-or-later
#include "callverbs.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include "address.h"
#include "callscript.h"

namespace sw {

namespace {

/// Gives the words that lupdate finds under the class's name.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(CallVerbs)
};

struct CommonOptions
{
    QCommandLineOption format{QStringLiteral("format"),
                              Words::tr("How results are told: text, or one JSON object a line."),
                              QStringLiteral("text|jsonl"), QStringLiteral("text")};
    QCommandLineOption timeout{QStringLiteral("timeout"), Words::tr("Time limit of all calls together."),
                               QStringLiteral("SECONDS"), QStringLiteral("30")};
    QCommandLineOption lang{QStringLiteral("lang"), Words::tr("Language of messages."), QStringLiteral("en|zh_CN")};
    QCommandLineOption help{QStringList{QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this help.")};

    /// Sets the error; gives whether there is none.
    bool read(const QCommandLineParser &parser, CallPlan &plan) const
    {
        const CommandLine checked = CommandLine::parse(
            {QStringLiteral("run"), QStringLiteral("-"), QStringLiteral("--format=") + parser.value(format),
             QStringLiteral("--timeout=") + parser.value(timeout),
             QStringLiteral("--lang=") + (parser.isSet(lang) ? parser.value(lang) : QStringLiteral("en"))});
        plan.error = checked.error;
        plan.line = checked;
        return plan.error.isEmpty();
    }
};

QString exitHelp()
{
    return Words::tr(
        "\nExit status: 0 every call succeeded; 1 one failed; 2 the command line is wrong, nothing was done; 3 the "
        "time limit passed.\n");
}

bool takesValue(const QString &word, const QList<QCommandLineOption> &options)
{
    for (const QCommandLineOption &one : options) {
        if (word.startsWith(QStringLiteral("--")) && one.names().contains(word.mid(2)))
            return !one.valueName().isEmpty();
    }
    return false;
}

QString prefixed(const QString &prefix, const QString &name)
{
    const QString upper = name.toUpper();
    bool isNumber = false;
    name.toInt(&isNumber);
    return isNumber || upper.startsWith(prefix) ? upper : prefix + upper;
}

QString familyOf(const QString &given)
{
    if (given == QLatin1StringView("4"))
        return QStringLiteral("AF_INET");
    if (given == QLatin1StringView("6"))
        return QStringLiteral("AF_INET6");
    return prefixed(QStringLiteral("AF_"), given);
}

} // namespace

CallPlan planCall(const QStringList &arguments)
{
    const CommonOptions common;
    QCommandLineOption keepGoing(QStringLiteral("keep-going"),
                                 Words::tr("Go on after a failure; the exit status is 1 all the same."));
    const QList<QCommandLineOption> options{common.format, common.timeout, keepGoing, common.lang, common.help};
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr(
        "Makes calls of the sockets API, one after the other. Calls are separated by --; the socket that was made last\n"
        "is the one that the next call is made on, unless on=NAME says otherwise. as=NAME names a new socket."));
    parser.addOptions(options);
    parser.addPositionalArgument(QStringLiteral("call"), Words::tr("Makes the calls."));
    parser.addPositionalArgument(QStringLiteral("NAME"), Words::tr("Name of the call."),
                                 QStringLiteral("NAME [on=SOCKET] [as=NAME] [ARG=VALUE...] [-- NAME ...]"));
    QStringList optionWords{QString()};
    QList<QStringList> calls{{}};
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (word == QLatin1StringView("--")) {
            calls.append(QStringList());
        } else if (word.startsWith(u'-')) {
            optionWords.append(word);
            if (takesValue(word, options) && i + 1 < arguments.size())
                optionWords.append(arguments.at(++i));
        } else {
            calls.last().append(word);
        }
    }
    CallPlan plan;
    const bool understood = parser.parse(optionWords);
    if (parser.isSet(common.help)) {
        plan.help = parser.helpText() + Words::tr("\nCalls:\n") + QStringLiteral("  ")
            + CallScript::usages().join(QStringLiteral("\n  ")) + u'\n' + exitHelp();
        return plan;
    }
    plan.error = understood ? QString() : parser.errorText();
    if (!understood || !common.read(parser, plan))
        return plan;
    CallScript script;
    for (const QStringList &words : calls) {
        if (!script.add(words))
            break;
    }
    plan.scenario = script.finish();
    plan.error = script.error();
    plan.line.keepGoing = parser.isSet(keepGoing);
    if (plan.line.format == CommandLine::Format::Text)
        plan.line.format = CommandLine::Format::Calls;
    return plan;
}

CallPlan planResolve(const QStringList &arguments)
{
    const CommonOptions common;
    QCommandLineOption family(QStringLiteral("family"), Words::tr("Only this family: AF_INET, AF_INET6, 4 or 6."),
                              QStringLiteral("FAMILY"));
    QCommandLineOption type(QStringLiteral("type"), Words::tr("Only this socket type: SOCK_STREAM, SOCK_DGRAM ..."),
                            QStringLiteral("TYPE"));
    QCommandLineOption protocol(QStringLiteral("protocol"), Words::tr("Only this protocol: tcp, udp ... or a number."),
                                QStringLiteral("PROTOCOL"));
    QCommandLineOption flags(QStringLiteral("flags"),
                             Words::tr("AI_ flags with commas between; with --reverse NI_ flags."),
                             QStringLiteral("FLAGS"));
    QCommandLineOption reverse(QStringLiteral("reverse"), Words::tr("The name of a numeric address (getnameinfo)."));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Looks up a name with getaddrinfo: one result a line, in the order in which they came."));
    parser.addOptions(
        {family, type, protocol, flags, reverse, common.format, common.timeout, common.lang, common.help});
    parser.addPositionalArgument(QStringLiteral("resolve"), Words::tr("Looks the name up."));
    parser.addPositionalArgument(QStringLiteral("NAME"),
                                 Words::tr("Host name or numeric address; an empty one is none."));
    parser.addPositionalArgument(QStringLiteral("SERVICE"), Words::tr("Service or port, passed on unchanged."),
                                 QStringLiteral("[SERVICE]"));
    CallPlan plan;
    const bool understood = parser.parse(QStringList{QString()} + arguments);
    if (parser.isSet(common.help)) {
        plan.help = parser.helpText() + exitHelp();
        return plan;
    }
    const QStringList names = parser.positionalArguments();
    if (!understood)
        plan.error = parser.errorText();
    else if (names.isEmpty())
        plan.error = Words::tr("No name is given; expected: resolve NAME [SERVICE]");
    else if (names.size() > 2)
        plan.error = Words::tr("'%1' is one argument too many; expected: resolve NAME [SERVICE]").arg(names.at(2));
    if (!plan.error.isEmpty() || !common.read(parser, plan))
        return plan;
    QStringList words;
    if (parser.isSet(reverse)) {
        const QString port = names.value(1, QStringLiteral("0"));
        const auto numeric = SocketAddress::fromHost(names.constFirst(), 0);
        if (!numeric) {
            plan.error = Words::tr("--reverse: '%1' is no numeric address; expected: 192.0.2.1 or 2001:db8::1")
                             .arg(names.constFirst());
            return plan;
        }
        const QString host = numeric->toString();
        words = {QStringLiteral("getnameinfo"),
                 QStringLiteral("address=") + host.left(host.lastIndexOf(u':') + 1) + port};
    } else {
        words = {QStringLiteral("getaddrinfo")};
        if (!names.constFirst().isEmpty())
            words.append(QStringLiteral("host=") + names.constFirst());
        if (names.size() > 1)
            words.append(QStringLiteral("service=") + names.at(1));
        if (parser.isSet(family))
            words.append(QStringLiteral("family=") + familyOf(parser.value(family)));
        if (parser.isSet(type))
            words.append(QStringLiteral("type=") + prefixed(QStringLiteral("SOCK_"), parser.value(type)));
        if (parser.isSet(protocol))
            words.append(QStringLiteral("protocol=") + parser.value(protocol));
    }
    if (parser.isSet(flags))
        words.append(QStringLiteral("flags=") + parser.value(flags));
    CallScript script;
    script.add(words);
    plan.scenario = script.finish();
    plan.error = script.error();
    if (plan.line.format == CommandLine::Format::Text)
        plan.line.format = CommandLine::Format::Results;
    return plan;
}

} // namespace sw

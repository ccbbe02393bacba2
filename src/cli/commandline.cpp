// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include <cmath>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace sw {

namespace {

constexpr double longestSeconds = 1'000'000;

/// Gives the words that lupdate finds under the class's name.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

struct Options
{
    QCommandLineOption backend{QStringLiteral("backend"), Words::tr("Who makes the calls: native or qt."),
                               QStringLiteral("native|qt"), QStringLiteral("native")};
    QCommandLineOption format{QStringLiteral("format"),
                              Words::tr("How the run is told: text as strace writes it, one JSON object a line, or a "
                                        "program that makes the same calls."),
                              QStringLiteral("text|jsonl|python|c|qt"), QStringLiteral("text")};
    QCommandLineOption actor{QStringLiteral("actor"),
                             Words::tr("Only the calls of that actor; with a program as the format."),
                             QStringLiteral("ID")};
    QCommandLineOption timeout{QStringLiteral("timeout"), Words::tr("Time limit of each file."),
                               QStringLiteral("SECONDS"), QStringLiteral("30")};
    QCommandLineOption keepGoing{QStringLiteral("keep-going"),
                                 Words::tr("Go on after a failure; the exit status is 1 all the same.")};
    QCommandLineOption set{QStringLiteral("set"), Words::tr("Give ${NAME} in the files a value."),
                           QStringLiteral("NAME=VALUE")};
    QCommandLineOption sessionFile{QStringLiteral("session-file"),
                                   Words::tr("Record all calls and bytes of the run in a pcapng file, for Wireshark or "
                                             "the window. Only with a single scenario."),
                                   QStringLiteral("PCAPNG")};
    QCommandLineOption lang{QStringLiteral("lang"), Words::tr("Language of messages."), QStringLiteral("en|zh_CN")};
    QCommandLineOption help{QStringList{QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this help.")};
    QCommandLineOption version{QStringList{QStringLiteral("v"), QStringLiteral("version")},
                               Words::tr("Show the version.")};

    void addTo(QCommandLineParser &parser) const
    {
        parser.setApplicationDescription(Words::tr("Plays scenarios of socket calls and checks what they expect."));
        parser.addOptions({backend, format, actor, timeout, keepGoing, set, sessionFile, lang, help, version});
        parser.addPositionalArgument(QStringLiteral("run"),
                                     Words::tr("Plays the files in order, up to the first that fails."));
        parser.addPositionalArgument(QStringLiteral("compare"),
                                     Words::tr("Plays each file on both backends and shows where they differ."));
        parser.addPositionalArgument(QStringLiteral("FILE"), Words::tr("Scenario files (JSON)."),
                                     QStringLiteral("FILE..."));
    }
};

bool readFormat(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    const QString format = parser.value(options.format);
    const auto language = codeLanguageFromName(format);
    const bool compares = line.verb == CommandLine::Verb::Compare;
    if (language && compares) {
        line.error = Words::tr("compare writes no program; choose text or jsonl.");
        return false;
    }
    line.actors = parser.values(options.actor);
    if (!language && format != QLatin1StringView("text") && format != QLatin1StringView("jsonl")) {
        line.error = Words::tr("There is no format '%1'; choose text, jsonl, python, c or qt.").arg(format);
        return false;
    }
    if (!language && !line.actors.isEmpty()) {
        line.error = Words::tr("--actor goes with a program only: --format python, c or qt.");
        return false;
    }
    line.language = language.value_or(CodeLanguage::Python);
    line.format = language                     ? CommandLine::Format::Code
        : format == QLatin1StringView("jsonl") ? CommandLine::Format::Jsonl
                                               : CommandLine::Format::Text;
    return true;
}

/// Sets the error; gives whether there is none.
bool readValues(const QCommandLineParser &parser, const Options &options, CommandLine &line)
{
    line.backend = parser.value(options.backend);
    if (line.backend != QLatin1StringView("native") && line.backend != QLatin1StringView("qt")) {
        line.error = Words::tr("There is no backend '%1'; choose native or qt.").arg(line.backend);
        return false;
    }
    if (!readFormat(parser, options, line))
        return false;
    bool ok = false;
    const double seconds = parser.value(options.timeout).toDouble(&ok);
    if (!ok || !(seconds > 0) || seconds > longestSeconds) {
        line.error = Words::tr("'%1' is no time limit; give seconds above 0 and up to %2.")
                         .arg(parser.value(options.timeout), QString::number(longestSeconds, 'f', 0));
        return false;
    }
    line.timeoutMs = static_cast<int>(std::ceil(seconds * 1000));
    const QString lang = parser.value(options.lang);
    if (parser.isSet(options.lang) && lang != QLatin1StringView("en") && lang != QLatin1StringView("zh_CN")) {
        line.error = Words::tr("There is no language '%1'; choose en or zh_CN.").arg(lang);
        return false;
    }
    static const QRegularExpression setting(QStringLiteral("^([A-Za-z_][A-Za-z0-9_]*)=(.*)$"),
                                            QRegularExpression::DotMatchesEverythingOption);
    for (const QString &text : parser.values(options.set)) {
        const auto match = setting.match(text);
        if (!match.hasMatch() || match.captured(1) == QLatin1StringView("tmp")) {
            line.error =
                Words::tr("'%1' is no NAME=VALUE; a name is made of letters, digits and _, and is not tmp.").arg(text);
            return false;
        }
        line.variables[match.captured(1)] = match.captured(2);
    }
    line.sessionFile = parser.value(options.sessionFile);
    line.keepGoing = parser.isSet(options.keepGoing);
    return true;
}

} // namespace

CommandLine CommandLine::parse(const QStringList &arguments)
{
    CommandLine line;
    const Options options;
    QCommandLineParser parser;
    options.addTo(parser);
    const bool understood = parser.parse(QStringList{QString()} + arguments);
    const QString verb = parser.positionalArguments().value(0);
    const bool compares = verb == QLatin1StringView("compare");
    if (parser.isSet(options.help)) {
        line.verb = Verb::Help;
    } else if (parser.isSet(options.version)) {
        line.verb = Verb::Version;
    } else if (!understood) {
        line.error = parser.errorText();
    } else if (parser.positionalArguments().isEmpty()) {
        line.error = Words::tr("No verb is given; there are run, compare, call, resolve and options.");
    } else if (verb != QLatin1StringView("run") && verb != QLatin1StringView("compare")) {
        line.error = Words::tr("There is no verb '%1'; there are run, compare, call, resolve and options.").arg(verb);
    } else if (parser.positionalArguments().size() < 2) {
        line.error = Words::tr("No file is given.");
    } else if (compares && (parser.isSet(options.backend) || parser.isSet(options.keepGoing))) {
        line.error = Words::tr("compare takes no --backend and no --keep-going: it plays both, each to its end.");
    } else {
        line.verb = compares ? Verb::Compare : Verb::Run;
        line.files = parser.positionalArguments().mid(1);
        if (!readValues(parser, options, line))
            line.verb = Verb::Wrong;
        else if (!line.sessionFile.isEmpty() && (compares || line.files.size() > 1)) {
            line.error = Words::tr("A session file holds one run: give a single scenario with --session-file.");
            line.verb = Verb::Wrong;
        }
    }
    return line;
}

QString CommandLine::helpText()
{
    QCommandLineParser parser;
    Options().addTo(parser);
    return parser.helpText()
        + Words::tr(
               "\nExit status: 0 every expectation held; 1 one did not, a call failed, or the session file could not be written; 2 the command line or a file is\n"
               "wrong, nothing was run; 3 the time limit passed. compare gives 1 also where the backends differ.\n\nOther "
               "verbs: call (calls one after the other), resolve (names), options (of sockets); each has --help.\n");
}

QString languageOf(const QStringList &arguments)
{
    const QString prefix = QStringLiteral("--lang=");
    QString asked;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i).startsWith(prefix))
            asked = arguments.at(i).mid(prefix.size());
        else if (arguments.at(i) == QLatin1StringView("--lang") && i + 1 < arguments.size())
            asked = arguments.at(i + 1);
    }
    if (asked == QLatin1StringView("zh_CN") || asked == QLatin1StringView("en"))
        return asked;
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

} // namespace sw

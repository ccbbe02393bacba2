// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>

#include "callverbs.h"
#include "commandline.h"
#include "comparerunner.h"
#include "descriptors.h"
#include "filerunner.h"
#include "loadwording.h"
#include "optionsverb.h"
#include "scenarioloader.h"
#include "stopsignals.h"

namespace {

constexpr int exitWrong = 2;
constexpr int exitBySignal = 128; // plus its number, as shells count

void print(FILE *to, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), to);
    std::fflush(to);
}

/// Says which of the actors asked for the scenario does not have.
bool hasActors(const sw::Scenario &scenario, const QStringList &asked)
{
    bool hasAll = true;
    for (const QString &name : asked) {
        if (std::any_of(scenario.actors.begin(), scenario.actors.end(),
                        [&name](const sw::ActorSpec &actor) { return actor.id == name; }))
            continue;
        print(stderr,
              scenario.file + QStringLiteral(": ")
                  + QCoreApplication::translate("CommandLine", "there is no actor '%1' in it.").arg(name) + u'\n');
        hasAll = false;
    }
    return hasAll;
}

/// All files are checked before the first one is run.
bool load(const sw::CommandLine &line, std::vector<sw::Scenario> &scenarios)
{
    bool fine = true;
    for (const QString &file : line.files) {
        sw::LoadResult result = sw::loadScenarioFile(file, line.variables);
        for (const sw::LoadError &error : result.errors)
            print(stderr, sw::loadErrorLine(file, error) + u'\n');
        fine = fine && result.scenario && hasActors(*result.scenario, line.actors);
        if (result.scenario)
            scenarios.push_back(std::move(*result.scenario));
    }
    return fine;
}

bool isCallVerb(const QString &verb)
{
    return verb == QLatin1StringView("call") || verb == QLatin1StringView("resolve");
}

template<typename Runner>
int play(QCoreApplication &app, sw::StopSignals &stopSignals, Runner &runner)
{
    QObject::connect(&runner, &Runner::finished, &app, [](int exitCode) { QCoreApplication::exit(exitCode); });
    QObject::connect(&stopSignals, &sw::StopSignals::stopAsked, &runner,
                     [&runner](int number) { runner.stop(exitBySignal + number); });
    QTimer::singleShot(0, &runner, [&runner] { runner.start(); });
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("socket-workbench-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SW_VERSION));
    sw::StopSignals stopSignals;
    sw::raiseDescriptorLimit();

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString language = sw::languageOf(arguments);
    // Qt's own words too: the frame of the help text, and what is wrong with an option.
    QTranslator qtTranslator;
    if (language != QLatin1StringView("en")
        && qtTranslator.load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qtTranslator);
    QTranslator translator;
    if (language != QLatin1StringView("en")
        && translator.load(QStringLiteral(":/translations/socketworkbench_") + language))
        QCoreApplication::installTranslator(&translator);

    if (arguments.value(0) == QLatin1StringView("options"))
        return sw::runOptionsVerb(arguments.mid(1));
    std::vector<sw::Scenario> scenarios;
    sw::CommandLine line;
    if (isCallVerb(arguments.value(0))) {
        sw::CallPlan plan = arguments.constFirst() == QLatin1StringView("call") ? sw::planCall(arguments.mid(1))
                                                                                : sw::planResolve(arguments.mid(1));
        if (!plan.help.isEmpty()) {
            print(stdout, plan.help);
            return 0;
        }
        line = plan.line;
        line.error = plan.error;
        line.verb = plan.scenario ? sw::CommandLine::Verb::Run : sw::CommandLine::Verb::Wrong;
        if (plan.scenario)
            scenarios.push_back(std::move(*plan.scenario));
    } else {
        line = sw::CommandLine::parse(arguments);
    }
    switch (line.verb) {
    case sw::CommandLine::Verb::Help:
        print(stdout, sw::CommandLine::helpText());
        return 0;
    case sw::CommandLine::Verb::Version:
        print(stdout, QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion() + u'\n');
        return 0;
    case sw::CommandLine::Verb::Wrong:
        print(stderr, QCoreApplication::applicationName() + QStringLiteral(": ") + line.error + u'\n');
        return exitWrong;
    case sw::CommandLine::Verb::Run:
    case sw::CommandLine::Verb::Compare:
        break;
    }
    if (scenarios.empty() && !load(line, scenarios))
        return exitWrong;

    if (line.verb == sw::CommandLine::Verb::Compare) {
        sw::CompareRunner runner(std::move(line), language, std::move(scenarios));
        return play(app, stopSignals, runner);
    }
    sw::FileRunner runner(std::move(line), language, std::move(scenarios));
    return play(app, stopSignals, runner);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <csignal>
#include <cstdio>

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include "applicationicon.h"
#include "appoptions.h"
#include "backendrouter.h"
#include "descriptors.h"
#include "languages.h"
#include "loadwording.h"
#include "mainwindow.h"
#include "messagedesk.h"
#include "nativebackend.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "scenariodesk.h"
#include "scenarioloader.h"
#include "sessiondesk.h"
#include "sessionfolder.h"
#include "sessionkeeper.h"
#include "settings.h"
#include "sparedescriptors.h"
#include "theme.h"
#include "threads.h"
#include "workbench.h"
#include "workspacedesk.h"

namespace {

constexpr int exitWrong = 2;
constexpr int exitNoPicture = 4;
constexpr int paintMs = 400; // the last rows are announced, and the window is drawn, well within it
constexpr quint64 mebi = 1024ULL * 1024;

void print(FILE *to, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), to);
}

QString settingsFile(const sw::AppOptions &options, const QTemporaryDir &temporary)
{
    if (!options.config.isEmpty())
        return options.config;
    // A picture shall not depend on, nor change, what a person has set up.
    if (!options.screenshot.isEmpty())
        return temporary.filePath(QStringLiteral("picture.ini"));
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("socket-workbench"),
                     QStringLiteral("socket-workbench"))
        .fileName();
}

void takePicture(sw::MainWindow &window, const QString &file)
{
    QTimer::singleShot(paintMs, &window, [&window, file] {
        const bool written = window.grab().save(file);
        if (!written)
            print(
                stderr,
                QStringLiteral("socket-workbench: ")
                    + QCoreApplication::translate("AppOptions", "%1 cannot be written. Choose another folder or name.")
                          .arg(file)
                    + u'\n');
        QCoreApplication::exit(written ? 0 : exitNoPicture);
    });
}

int run(const sw::AppOptions &options, sw::Languages &languages, std::optional<sw::Scenario> scenario)
{
    QTemporaryDir temporary;
    const QString settingsPath = settingsFile(options, temporary);
    sw::Settings settings(settingsPath);
    languages.choose(options.language.isEmpty() ? settings.text(sw::Setting::Language) : options.language);
    const QString look = options.theme.isEmpty() ? settings.text(sw::Setting::Theme) : options.theme;
    sw::Theme theme(*qApp, sw::themeChoiceByName(look).value_or(sw::ThemeChoice::System));

    sw::RealSocketApi api;
    sw::Journal journal(static_cast<quint64>(settings.number(sw::Setting::LogBudgetMiB)) * mebi);
    // Behind the log, before all that makes rows: it writes until the last one is there. A picture leaves nothing behind.
    const QString sessions = options.screenshot.isEmpty() ? sw::sessionfolder::defaultPath()
                                                          : temporary.filePath(QStringLiteral("sessions"));
    sw::SessionKeeper keeper(journal, sessions, "Socket Workbench " SW_VERSION);
    sw::RecordHub hub(journal);
    const auto ids = std::make_shared<sw::IdCounter>();
    sw::NativeBackend native(api, hub, sw::resolveName, ids);
    sw::QtBackend qt(api, hub, ids);
    sw::BackendRouter backend(native, qt);
    sw::Workbench workbench(backend, hub);
    // What is played, opened or drawn at once needs its panels at once.
    const bool whole = scenario || !options.openFile.isEmpty() || !options.screenshot.isEmpty();
    sw::MainWindow window(workbench, settings, theme, languages,
                          whole ? sw::MainWindow::Start::Whole : sw::MainWindow::Start::FrameFirst);
    window.keepSessions(keeper);
    window.sessions()->lookForTorn();
    window.messages().keepIn(QFileInfo(settingsPath).absoluteDir().filePath(QStringLiteral("messages.json")));
    QApplication::setWindowIcon(sw::applicationIcon());
    if (options.size)
        window.resize(*options.size);
    window.show();

    if (!options.openFile.isEmpty())
        QTimer::singleShot(0, &window, [&] { window.workspaces().openAny(options.openFile); });
    if (scenario) {
        if (!options.screenshot.isEmpty())
            QObject::connect(&window.scenarios(), &sw::ScenarioDesk::finished, &window,
                             [&] { takePicture(window, options.screenshot); });
        QTimer::singleShot(0, &window, [&] { window.scenarios().play(std::move(*scenario)); });
    } else if (!options.screenshot.isEmpty()) {
        takePicture(window, options.screenshot);
    }
    return QApplication::exec();
}

/// Reads the command line again where it has something to say, so that it says so in the language that it asks for.
sw::AppOptions optionsIn(sw::Languages &languages, const QStringList &arguments)
{
    const sw::AppOptions options = sw::AppOptions::parse(arguments);
    languages.choose(options.language);
    return options.answer.isEmpty() && options.error.isEmpty() ? options : sw::AppOptions::parse(arguments);
}

/// Whether somebody may ask for help or for the version, in any way of writing it.
bool asksForWords(const QStringList &arguments)
{
    return std::any_of(arguments.begin(), arguments.end(), [](const QString &one) {
        return one.startsWith(QLatin1StringView("-h")) || one.startsWith(QLatin1StringView("-v"))
            || one.startsWith(QLatin1StringView("--h")) || one.startsWith(QLatin1StringView("--v"));
    });
}

} // namespace

int main(int argc, char *argv[])
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a write beyond the limit of a file's size says EFBIG
    sw::installInterruptHandler();
    sw::raiseDescriptorLimit();

    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QCoreApplication::setApplicationName(QStringLiteral("socket-workbench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SW_VERSION));
    if (asksForWords(arguments)) {
        // They need no display.
        int count = 1;
        QCoreApplication early(count, argv);
        sw::Languages languages(early);
        const sw::AppOptions options = optionsIn(languages, arguments);
        if (!options.answer.isEmpty()) {
            print(stdout, options.answer);
            return 0;
        }
    }
    QApplication app(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("socket-workbench"));
    sw::Languages languages(app);
    const sw::AppOptions options = optionsIn(languages, QCoreApplication::arguments());
    if (!options.error.isEmpty()) {
        print(stderr, QStringLiteral("socket-workbench: %1\n").arg(options.error));
        return exitWrong;
    }
    const sw::SpareDescriptors spare(&app);
    std::optional<sw::Scenario> scenario;
    if (!options.playFile.isEmpty()) {
        sw::LoadResult loaded = sw::loadScenarioFile(options.playFile);
        for (const sw::LoadError &error : loaded.errors)
            print(stderr, sw::loadErrorLine(options.playFile, error) + u'\n');
        if (!loaded.scenario)
            return exitWrong;
        scenario = std::move(loaded.scenario);
    }
    return run(options, languages, std::move(scenario));
}

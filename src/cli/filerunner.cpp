// SPDX-License-Identifier: GPL-3.0-or-later
#include "filerunner.h"

#include <cstdio>

#include <QFileInfo>
#include <QTimer>

#include "callreporter.h"
#include "codereporter.h"
#include "jsonlreporter.h"
#include "sessionwording.h"
#include "textreporter.h"

namespace sw {

namespace {

void write(const QByteArray &line, FILE *to)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), to);
    std::fflush(to);
}

void writeLine(const QByteArray &line)
{
    write(line, stdout);
}

void writeError(const QByteArray &line)
{
    write(line, stderr);
}

} // namespace

FileRunner::FileRunner(CommandLine line, QString language, std::vector<Scenario> scenarios, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_scenarios(std::move(scenarios))
{
    if (m_line.format == CommandLine::Format::Jsonl)
        m_reporter = std::make_unique<JsonlReporter>(writeLine);
    else if (m_line.format == CommandLine::Format::Code)
        m_reporter = std::make_unique<CodeReporter>(m_line.language, m_line.actors, std::move(language), writeLine,
                                                    writeError);
    else if (m_line.format != CommandLine::Format::Text)
        m_reporter = std::make_unique<CallReporter>(writeLine, writeError,
                                                    m_line.format == CommandLine::Format::Results);
    else
        m_reporter = std::make_unique<TextReporter>(writeLine, std::move(language));
}

FileRunner::~FileRunner() = default;

void FileRunner::start()
{
    playNext();
}

void FileRunner::stop(int exitCode)
{
    if (m_laboratory)
        m_laboratory->player->stop(exitCode);
}

void FileRunner::playNext()
{
    m_journal = std::make_unique<Journal>();
    if (!m_line.sessionFile.isEmpty()) {
        SessionWriter::Options recording;
        recording.path = QFileInfo(m_line.sessionFile).absoluteFilePath();
        recording.program = "Socket Workbench " SW_VERSION;
        m_recording = std::make_unique<SessionWriter>(*m_journal, std::move(recording));
    }
    m_laboratory = std::make_unique<Laboratory>(*m_journal);
    PlayOptions options;
    options.backend = m_line.backend;
    options.timeoutMs = m_line.timeoutMs;
    options.keepGoing = m_line.keepGoing;
    m_laboratory->player = std::make_unique<ScenarioPlayer>(m_laboratory->workbench, *m_reporter,
                                                            std::move(m_scenarios[m_next++]), std::move(options));
    // From the event loop, because the laboratory is taken down then.
    connect(m_laboratory->player.get(), &ScenarioPlayer::finished, this,
            [this](int exitCode) { QTimer::singleShot(0, this, [this, exitCode] { ended(exitCode); }); });
    m_laboratory->player->start();
}

/// Ends the session file; says so when the run is not in it.
bool FileRunner::isRecorded()
{
    if (!m_recording)
        return true;
    m_recording->finish();
    const SessionWriter::State state = m_recording->state();
    m_recording.reset();
    if (state.stopped == SessionStop::None)
        return true;
    writeError(sessionStopText(state.stopped, state.error, state.path, false).toUtf8() + '\n');
    return false;
}

void FileRunner::ended(int exitCode)
{
    m_laboratory.reset();
    const bool recorded = isRecorded();
    if (exitCode == ScenarioPlayer::exitFine && !recorded)
        Q_EMIT finished(ScenarioPlayer::exitFailed);
    else if (exitCode == ScenarioPlayer::exitFine && m_next < m_scenarios.size())
        playNext();
    else
        Q_EMIT finished(exitCode);
}

} // namespace sw

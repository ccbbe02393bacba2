// SPDX-License-Identifier: GPL-3.0-or-later
#include "filerunner.h"

#include <cstdio>

#include <QTimer>

#include "callreporter.h"
#include "jsonlreporter.h"
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
    m_laboratory = std::make_unique<Laboratory>();
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

void FileRunner::ended(int exitCode)
{
    m_laboratory.reset();
    if (exitCode == ScenarioPlayer::exitFine && m_next < m_scenarios.size())
        playNext();
    else
        Q_EMIT finished(exitCode);
}

} // namespace sw

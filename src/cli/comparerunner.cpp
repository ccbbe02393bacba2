// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparerunner.h"

#include <algorithm>
#include <cstdio>

#include <QTimer>

#include "comparereport.h"

namespace sw {

CompareRunner::CompareRunner(CommandLine line, QString language, std::vector<Scenario> scenarios, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_language(std::move(language))
    , m_scenarios(std::move(scenarios))
{
}

CompareRunner::~CompareRunner() = default;

void CompareRunner::start()
{
    playNext();
}

void CompareRunner::stop(int exitCode)
{
    m_stoppedWith = exitCode;
    if (m_comparison)
        m_comparison->stop();
}

void CompareRunner::playNext()
{
    m_journal = std::make_unique<Journal>();
    m_laboratory = std::make_unique<EngineLaboratory>(*m_journal);
    m_comparison = std::make_unique<BackendComparison>(m_laboratory->workbench, std::move(m_scenarios[m_next++]),
                                                       m_line.timeoutMs);
    // From the event loop, because the laboratory is taken down then.
    connect(m_comparison.get(), &BackendComparison::finished, this,
            [this] { QTimer::singleShot(0, this, [this] { ended(); }); });
    m_comparison->start();
}

void CompareRunner::ended()
{
    if (m_stoppedWith < 0) {
        const QByteArray report = m_line.format == CommandLine::Format::Jsonl
            ? comparereport::jsonl(*m_comparison)
            : comparereport::text(*m_comparison, m_language);
        std::fwrite(report.constData(), 1, static_cast<std::size_t>(report.size()), stdout);
        std::fflush(stdout);
        m_worst = std::max(m_worst, m_comparison->exitCode());
    }
    m_comparison.reset();
    m_laboratory.reset();
    if (m_stoppedWith >= 0)
        Q_EMIT finished(m_stoppedWith);
    else if (m_next < m_scenarios.size())
        playNext();
    else
        Q_EMIT finished(m_worst);
}

} // namespace sw

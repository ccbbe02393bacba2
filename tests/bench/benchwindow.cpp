// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchwindow.h"

#include <algorithm>
#include <ctime>

#include <QApplication>

#include "logpanel.h"
#include "otherside.h"
#include "sessionfolder.h"

namespace sw {

namespace {

constexpr int beatMs = 2;
constexpr double nsPerMs = 1e6;
constexpr QSize windowSize(1400, 900);
constexpr quint64 enoughDisk = 32ULL * 1024 * 1024 * 1024;

qint64 threadWorkNs()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return used.tv_sec * 1'000'000'000LL + used.tv_nsec;
}

} // namespace

StallMeter::StallMeter()
{
    m_beat.setTimerType(Qt::PreciseTimer);
    m_beat.setInterval(beatMs);
    QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] {
        const qint64 now = monotonicNs();
        m_late.push_back(std::max(0.0, double(now - m_last) / nsPerMs - beatMs));
        m_last = now;
        const qint64 work = threadWorkNs();
        m_mostWork = std::max(m_mostWork, double(work - m_lastWork) / nsPerMs);
        m_lastWork = work;
    });
}

void StallMeter::begin()
{
    m_last = monotonicNs();
    m_lastWork = threadWorkNs();
    m_beat.start();
}

double StallMeter::longestMs() const
{
    return m_late.empty() ? 0 : *std::max_element(m_late.begin(), m_late.end());
}

double StallMeter::p99Ms() const
{
    if (m_late.empty())
        return 0;
    std::vector<double> late = m_late;
    const auto place = late.begin() + static_cast<qsizetype>(late.size() * 99 / 100);
    std::nth_element(late.begin(), place, late.end());
    return *place;
}

BenchWindow::BenchWindow(quint64 budget, KeepPolicy policy)
    : journal(budget)
    , m_policy(policy)
    , m_keeper(journal, m_folder.filePath(QStringLiteral("sessions")), "bench")
    , m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
    , m_languages(*qApp)
    , m_theme(*qApp, ThemeChoice::Light)
    , m_hub(journal)
    , m_ids(std::make_shared<IdCounter>())
    , m_native(m_api, m_hub, resolveName, m_ids)
    , m_qt(m_api, m_hub, m_ids)
    , m_backend(m_native, m_qt)
    , m_workbench(m_backend, m_hub)
{
    m_languages.choose(QStringLiteral("en"));
    m_window = std::make_unique<MainWindow>(m_workbench, m_settings, m_theme, m_languages);
    m_window->keepSessions(m_keeper); // which sets what the settings say
    m_keeper.setDiskBudget(enoughDisk);
    m_keeper.setPolicy(policy);
    m_window->resize(windowSize);
    m_window->show();
    m_window->log().view().setFollowing(true);
    const qint64 shown = monotonicNs();
    waitUntil([shown] { return monotonicNs() - shown > qint64(500 * nsPerMs); }); // idle: painted, all timers running
}

void BenchWindow::beginSession()
{
    if (m_policy == KeepPolicy::Newest)
        return;
    m_keeper.setPolicy(KeepPolicy::Newest);
    for (const SessionEntry &one : sessionfolder::list(m_keeper.folder()))
        sessionfolder::remove(one.path);
    m_keeper.setPolicy(m_policy);
}

bool BenchWindow::sessionIsWhole() const
{
    return m_policy == KeepPolicy::Newest || (!m_keeper.state().gaveUp() && journal.counts().droppedRows == 0);
}

BenchWindow::~BenchWindow()
{
    m_window->close();
}

} // namespace sw

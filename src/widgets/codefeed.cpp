// SPDX-License-Identifier: GPL-3.0-or-later
#include "codefeed.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <QPromise>

#include "logrows.h"
#include "monotonic.h"

namespace sw {

namespace {

constexpr int soonMs = 120;
constexpr qint64 restFactor = 20;
constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 longestPauseMs = 2000;
constexpr std::size_t mostRows = 3000; // calls
constexpr qint64 mostLooked = 100'000; // rows of all kinds, in one go
constexpr qsizetype mostBytes = 4 * 1024 * 1024; // of data, which is copied on the main thread

} // namespace

CodeFeed::CodeFeed(LogRows &rows, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &CodeFeed::turn);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CodeFeed::take);
    connect(&m_rows, &LogRows::changed, this, &CodeFeed::renew);
    connect(&m_rows, &LogRows::restarted, this, [this] {
        m_other = true;
        renew();
    });
}

CodeFeed::~CodeFeed()
{
    m_watcher.disconnect(this);
    m_pool.waitForDone();
}

void CodeFeed::setWho(WhoOf who)
{
    m_who = std::move(who);
    m_other = true;
    renew();
}

void CodeFeed::setWatched(bool on)
{
    if (m_watched == on)
        return;
    m_watched = on;
    if (on)
        m_soon.start(0);
    else
        m_soon.stop();
}

void CodeFeed::setLanguage(CodeLanguage language)
{
    m_language = language;
    m_other = true;
    if (m_watched)
        m_soon.start(0);
}

void CodeFeed::renew()
{
    if (m_watched && !m_soon.isActive())
        m_soon.start(std::max(soonMs, m_pauseMs));
}

void CodeFeed::renewNames()
{
    m_other = true;
    renew();
}

// Further rows at the end of a program that is as long as any may be change nothing.
bool CodeFeed::isSettled() const
{
    return m_cut && !m_other && m_rows.count() > 0 && qint64(m_rows.at(0)) == m_first;
}

std::vector<CodeRow> CodeFeed::collect()
{
    std::vector<CodeRow> rows;
    qsizetype bytes = 0;
    const qint64 count = std::min(m_rows.count(), mostLooked);
    m_nextCut = m_rows.count() > mostLooked;
    for (qint64 index = 0; index < count; ++index) {
        const auto row = m_rows.row(index);
        if (!row || row->entry().kind != RecordKind::Call)
            continue;
        if (rows.size() >= mostRows || bytes > mostBytes) {
            m_nextCut = true;
            break;
        }
        bytes += row->bytes().size();
        CodeRow one;
        one.row = row->number();
        one.record = row->record();
        if (m_who)
            one.actor = m_who(one.record.endpoint, one.record.connection).text;
        rows.push_back(std::move(one));
    }
    return rows;
}

void CodeFeed::turn()
{
    if (m_watcher.isRunning()) {
        m_stale = true;
        return;
    }
    if (isSettled())
        return;
    m_other = false;
    m_first = m_rows.count() > 0 ? qint64(m_rows.at(0)) : -1;
    const qint64 began = monotonicNs();
    // Copied here, written there: a long program must not hold up the window.
    auto rows = std::make_shared<const std::vector<CodeRow>>(collect());
    m_spentNs = monotonicNs() - began;
    auto promise = std::make_shared<QPromise<Made>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    m_pool.start([rows, promise, language = m_language] {
        const qint64 before = monotonicNs();
        Made made{generateCode(language, *rows), 0};
        made.tookNs = monotonicNs() - before;
        promise->addResult(std::move(made));
        promise->finish();
    });
}

void CodeFeed::take()
{
    const qint64 began = monotonicNs();
    const Made made = m_watcher.result();
    CodeProgram program = made.program;
    m_cut = m_nextCut;
    const bool other = program.text != m_program.text || program.rowOfLine != m_program.rowOfLine;
    m_program = std::move(program);
    if (other)
        Q_EMIT changed();
    m_spentNs += made.tookNs + monotonicNs() - began;
    m_pauseMs = int(std::min(m_spentNs * restFactor / nsPerMs, longestPauseMs));
    if (std::exchange(m_stale, false) && m_watched)
        m_soon.start(std::max(soonMs, m_pauseMs));
}

} // namespace sw

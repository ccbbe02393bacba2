// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "codeprogram.h"
#include "logwho.h"

namespace sw {

class LogRows;

/// Makes the program of the rows that the log's filter lets through, on a thread of its own, and only while it is watched. Main
/// thread; the rows outlive it.
class CodeFeed final : public QObject
{
    Q_OBJECT

public:
    explicit CodeFeed(LogRows &rows, QObject *parent = nullptr);
    ~CodeFeed() override;

    void setWho(WhoOf who);
    void setWatched(bool on);
    void setLanguage(CodeLanguage language);
    [[nodiscard]] CodeLanguage language() const { return m_language; }
    [[nodiscard]] const CodeProgram &program() const { return m_program; }
    [[nodiscard]] bool isCut() const { return m_cut; } ///< there are more rows than a program takes
    void renew(); ///< soon: there are new rows, or others pass the filter
    void renewNames(); ///< soon: somebody is called otherwise

Q_SIGNALS:
    void changed(); ///< another program

private:
    struct Made
    {
        CodeProgram program;
        qint64 tookNs = 0;
    };

    void turn();
    void take();
    [[nodiscard]] std::vector<CodeRow> collect();
    [[nodiscard]] bool isSettled() const;

    LogRows &m_rows;
    WhoOf m_who;
    CodeLanguage m_language = CodeLanguage::Python;
    CodeProgram m_program;
    QTimer m_soon;
    QThreadPool m_pool;
    QFutureWatcher<Made> m_watcher;
    bool m_watched = false;
    bool m_stale = false; ///< asked for again while one was being made
    bool m_cut = false;
    bool m_nextCut = false;
    bool m_other = true; ///< another language, filter or name: everything may differ
    qint64 m_first = -1; ///< row that the program begins with
    qint64 m_spentNs = 0; ///< on making it
    int m_pauseMs = 0; ///< until the next one: making them takes a small part of the time
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QAbstractScrollArea>

#include "logcells.h"
#include "loggeometry.h"
#include "logrows.h"
#include "logselection.h"

class QHeaderView;
class QStandardItemModel;
class QTimer;

namespace sw {

class Theme;

using RunningCalls = std::function<std::vector<RunningCall>()>;

/// The log as a table of calls and data. Virtual: only rows on screen are turned into text. Rows, cells and theme outlive it. Main
/// thread.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr int leastRows = 4; ///< so many a low view shows before it shows what is running

    LogView(LogRows &rows, LogCells &cells, const Theme &theme, QWidget *parent = nullptr);

    /// Who tells which calls are running now; shown in a short section at the end.
    void setRunningCalls(RunningCalls running);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool on);
    [[nodiscard]] std::optional<quint64> currentRow() const { return m_current; }
    /// Makes the row current and the only selected one, and shows it.
    void setCurrentRow(quint64 number);
    [[nodiscard]] const LogSelection &selection() const { return m_selection; }
    void selectAll();
    /// Selects exactly these, the first one current and in view.
    void selectRows(const std::vector<quint64> &numbers);

    [[nodiscard]] QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);

    [[nodiscard]] LogRows &rows() const { return m_rows; }
    [[nodiscard]] LogCells &cells() const { return m_cells; }
    [[nodiscard]] const LogGeometry &geometryOfRows() const { return m_geometry; }
    /// The lines of the section at the end.
    [[nodiscard]] const std::vector<RunningCall> &runningCalls() const { return m_running; }
    [[nodiscard]] QString columnTitle(int column) const;
    [[nodiscard]] int leastHeight() const; ///< for leastRows, the columns' titles and the caption of what is running
    /// The line as it is shown; nothing when the row was dropped just now.
    [[nodiscard]] std::optional<LogLine> lineAt(qint64 index) const;
    [[nodiscard]] QRect rowRect(qint64 index) const; ///< in viewport coordinates

public Q_SLOTS:
    void relayout(); ///< another form, encoding or name: paints anew

Q_SIGNALS:
    void currentRowChanged();
    void selectionChanged(); ///< also when the current row stays
    void followingChanged(bool on);
    void activated(quint64 number); ///< double click or Enter

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void retranslate();
    void updateFont();
    void relook();
    void updateHeader();
    void updateRows();
    void updateScrollBar();
    void updateRunning();
    void setTop(qint64 top);
    void moveTo(qint64 index, Qt::KeyboardModifiers modifiers);
    void announceCurrent();
    [[nodiscard]] qint64 currentIndex() const; ///< -1: none
    [[nodiscard]] int runningHeight() const;
    [[nodiscard]] QString emptyText() const;

    LogRows &m_rows;
    LogCells &m_cells;
    const Theme &m_theme;
    QHeaderView *m_header;
    QStandardItemModel *m_titles;
    QTimer *m_runningTimer;
    RunningCalls m_askRunning;
    std::vector<RunningCall> m_running;
    qsizetype m_runningTotal = 0; ///< the section may show fewer of them
    LogGeometry m_geometry;
    quint64 m_topNumber = 0; ///< the row at the top: stays there when older ones go
    QFont m_font;
    LogSelection m_selection;
    std::optional<quint64> m_current;
    quint64 m_anchor = 0;
    bool m_following = true;
    bool m_updatingBar = false;
};

} // namespace sw

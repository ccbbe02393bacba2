// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QAbstractScrollArea>

#include "bytediff.h"

namespace sw {

class Theme;

/// Two messages and how they differ. A value, shared: never changes.
struct MessageDiff
{
    QByteArray left;
    QByteArray right;
    ByteDiff diff;
};

/// Two hex dumps side by side, aligned: what was inserted or removed leaves a gap on the other side. Draws only the lines on
/// screen. Main thread; the theme outlives it.
class MessageDiffView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit MessageDiffView(const Theme &theme, QWidget *parent = nullptr);

    void setDiff(std::shared_ptr<const MessageDiff> diff); ///< null: nothing to show
    [[nodiscard]] int count() const { return int(m_differences.size()); } ///< of differences
    [[nodiscard]] int current() const { return m_current; } ///< -1: none
    void setCurrent(int index); ///< and shows it
    [[nodiscard]] const DiffSpan &difference(int index) const;

    /// One line as text: mark, both dumps. What a screen reader gets, and tests.
    [[nodiscard]] QString lineText(qsizetype line) const;
    [[nodiscard]] qsizetype lineCount() const;
    [[nodiscard]] int bytesPerLine() const { return m_perLine; }

Q_SIGNALS:
    void currentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    /// What stands in one column: a byte of either message, or a gap (-1).
    struct Cell
    {
        qsizetype left = -1;
        qsizetype right = -1;
        size_t span = 0;
    };

    void relayout();
    void updateBars();
    void retranslate();
    void paintLine(QPainter &painter, qsizetype line, int top) const;
    void paintCells(QPainter &painter, const std::vector<Cell> &cells, bool left, int x, int top) const;
    [[nodiscard]] std::vector<Cell> cellsOf(qsizetype line) const;
    [[nodiscard]] QChar markOf(const std::vector<Cell> &cells) const;
    [[nodiscard]] int halfChars() const;

    const Theme &m_theme;
    std::shared_ptr<const MessageDiff> m_diff;
    std::vector<qsizetype> m_columns; ///< where each span begins, and the end of the last one
    std::vector<size_t> m_differences; ///< spans that are none of the same
    int m_current = -1;
    int m_perLine = 16;
    int m_digits = 8;
    int m_lineHeight = 1;
    int m_charWidth = 1;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QAbstractScrollArea>

#include "laddercolumns.h"
#include "ladderfeed.h"
#include "ladderpainter.h"
#include "laddertext.h"

namespace sw {

class Theme;

/// The ladder on screen: paints only what is visible, scrolls, zooms, chooses a call. Main thread; all that it is given outlives it.
class LadderView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr double margin = 12; ///< pixels above the first call and below the last

    LadderView(LadderFeed &feed, LadderText &text, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] std::optional<quint64> currentRow() const { return m_current; }
    /// Chooses the row and shows it, also an older one than those laid out; one that the filter keeps out is not chosen.
    void setCurrentRow(std::optional<quint64> row);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool on); ///< stays at the newest calls
    [[nodiscard]] LadderLook::Axis axis() const { return m_feed.look().axis; }
    void setAxis(LadderLook::Axis axis); ///< what is in the middle stays there
    [[nodiscard]] bool folds() const { return m_feed.look().fold; }
    void setFolds(bool on);
    [[nodiscard]] double zoom() const; ///< 1: as at first
    void setZoom(double zoom); ///< within bounds; around the middle
    void zoomToFit(); ///< all of it on screen, as far as it can be

    [[nodiscard]] LadderFeed &feed() const { return m_feed; }
    [[nodiscard]] LadderText &text() const { return m_text; }
    [[nodiscard]] const LadderColumns &columns() const { return m_columns; }
    /// What a painter needs; the colours and the layout are this view's.
    [[nodiscard]] LadderPainter::Scene scene() const;
    [[nodiscard]] const LadderColors &colors() const { return m_colors; }
    /// Indexes of the bars on screen, from the top.
    [[nodiscard]] std::vector<size_t> visibleBars() const;
    [[nodiscard]] QRect barRect(size_t index) const; ///< in viewport coordinates, its text included
    [[nodiscard]] int headHeight() const { return m_headHeight; }
    [[nodiscard]] QString emptyText() const;

public Q_SLOTS:
    void relayout(); ///< other names, another language

Q_SIGNALS:
    void currentRowChosen(quint64 row); ///< by the person, here
    void activated(quint64 row); ///< double click or Enter
    void followingChanged(bool on);
    void lookChanged(); ///< axis, folding or zoom

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void retranslate();
    void updateLook();
    void updateAll();
    void updateBars();
    void setTop(double top);
    void showBar(size_t index);
    void choose(std::optional<size_t> index);
    void step(int by);
    void stepAside(int by);
    void zoomAt(double factor, double y);
    void announceCurrent();
    [[nodiscard]] std::optional<size_t> barAt(const QPoint &place) const;
    [[nodiscard]] double pageHeight() const;
    [[nodiscard]] double wholeHeight() const;
    [[nodiscard]] double scrollScale() const; ///< pixels of the ladder to a unit of the scroll bar

    LadderFeed &m_feed;
    LadderText &m_text;
    const Theme &m_theme;
    LadderColors m_colors;
    LadderColumns m_columns;
    QFont m_mono;
    QFont m_small;
    int m_headHeight = 0;
    double m_top = 0; ///< of the ladder, at the top of what is shown
    qint64 m_topNs = 0; ///< the moment that is there
    qint64 m_firstNs = 0; ///< of the first call laid out
    double m_zoom = 1; ///< of the axis in use
    std::optional<quint64> m_current;
    std::optional<QPoint> m_pressed; ///< where a range begins
    std::optional<int> m_rangeEnd; ///< height in the viewport
    bool m_following = true;
    bool m_updating = false;
};

} // namespace sw

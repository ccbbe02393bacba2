// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QFont>
#include <QWidget>

#include "logwho.h"
#include "throughputfeed.h"

namespace sw {

class Theme;

/// The lines of the Throughput tab over one axis of time, a plot for each quantity that is shown. Main thread; what it is given
/// outlives it.
class ThroughputView final : public QWidget
{
    Q_OBJECT

public:
    static constexpr double firstSpan = 60; ///< seconds

    ThroughputView(ThroughputFeed &feed, const Theme &theme, QWidget *parent = nullptr);

    void setWho(WhoOf who);
    [[nodiscard]] QString nameOf(const Conversation &talk) const; ///< "client ↔ server #1"
    void setShown(Quantity quantity, bool on);
    [[nodiscard]] bool isShown(Quantity quantity) const { return m_shown[size_t(quantity)]; }
    [[nodiscard]] double span() const { return m_span; } ///< seconds from left to right
    [[nodiscard]] double right() const; ///< seconds since the session began
    [[nodiscard]] bool follows() const { return m_follows; } ///< the right border is now
    void setFollowing(bool on);
    void zoom(double factor, double at = 1); ///< about a place between left (0) and right (1)
    void showWhole();
    void pan(double part); ///< of the span; below 0 to earlier times

    [[nodiscard]] QString lineName(Quantity quantity, size_t which) const;
    [[nodiscard]] static QString valueText(Quantity quantity, double value);
    /// What is shown, as comma separated values: seconds, quantity, line, value in the base unit.
    [[nodiscard]] QByteArray csv() const;
    [[nodiscard]] QImage picture(double scale) const;
    [[nodiscard]] QString textAt(const QPoint &point) const; ///< the values below the mouse

Q_SIGNALS:
    void followingChanged(bool on);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateLook();
    void updateLeast();
    void refresh();
    [[nodiscard]] QString quantityName(Quantity quantity) const;
    [[nodiscard]] QString endName(const Conversation::End &end) const;
    [[nodiscard]] QColor lineColor(Quantity quantity, size_t which) const;
    [[nodiscard]] std::vector<Quantity> shown() const; ///< those that there can be
    [[nodiscard]] QRectF plotOf(size_t index, size_t count) const;
    [[nodiscard]] double left() const { return right() - m_span; }
    void paint(QPainter &painter) const; ///< throughputviewpaint.cpp
    void paintPlot(QPainter &painter, const QRectF &plot, Quantity quantity, bool last) const;
    void paintTimes(QPainter &painter, const QRectF &plot, bool labels) const;
    void paintLine(QPainter &painter, const QRectF &plot, const ThroughputFeed::Line &line, double top,
                   const QColor &color, bool second) const;

    ThroughputFeed &m_feed;
    const Theme &m_theme;
    WhoOf m_who;
    std::array<bool, size_t(Quantity::Count)> m_shown{true, false, false, false};
    double m_span = firstSpan;
    double m_right = 0; ///< unless it follows
    bool m_follows = true;
    bool m_dragging = false;
    QPointF m_dragged;
    QFont m_small;
    int m_line = 0;
    int m_em = 0;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QAbstractScrollArea>
#include <QFont>

#include "logwho.h"
#include "tcpstatesfeed.h"

class QPainter;

namespace sw {

class Theme;

/// The diagram of the eleven states, once, with a marker for each end of a conversation, the ways they took, and when. Main thread;
/// what it is given outlives it.
class TcpStatesView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    TcpStatesView(TcpStatesFeed &feed, const Journal &journal, const Theme &theme, QWidget *parent = nullptr);

    void setWho(WhoOf who);
    [[nodiscard]] QString endName(size_t which) const;
    /// "client: ESTABLISHED · server #1: CLOSE_WAIT": for assistive tools too.
    [[nodiscard]] QString summary() const;
    /// "Accept queue of 127.0.0.1:80: 1 of 2 places taken ..."; empty without a listening socket.
    [[nodiscard]] QString queueText() const;
    [[nodiscard]] QString waitingText() const; ///< who waits in it; empty when nobody does
    /// The states from which an end went back to CLOSED, by an arrow of the diagram or all at once.
    [[nodiscard]] std::vector<TcpState> returnsTaken() const;
    /// A step of a way as its list shows it: "FIN_WAIT2, inferred".
    [[nodiscard]] QString stepText(const TcpStep &step) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    static constexpr int rows = 8; ///< of states, from top to bottom
    static constexpr int stepsChars = 30; ///< width of a list of steps
    static constexpr int diagramChars = 62; ///< least width of the diagram

    void updateLook();
    void refresh();
    void updateBars();
    void paintDiagram(QPainter &painter, const QRectF &area);
    void paintReturns(QPainter &painter, const QRectF &area);
    void paintReturn(QPainter &painter, const QRectF &area, TcpState from, bool usual);
    void paintEdge(QPainter &painter, const QRectF &area, const TcpEdge &edge);
    void paintState(QPainter &painter, const QRectF &area, TcpState state);
    void paintSteps(QPainter &painter, const QRectF &area, size_t which);
    void paintQueue(QPainter &painter, const QRectF &area);
    [[nodiscard]] QRectF boxOf(const QRectF &area, TcpState state) const;
    [[nodiscard]] bool isServer(size_t which) const;
    [[nodiscard]] QColor endColor(size_t which) const;
    [[nodiscard]] QColor endSoft(size_t which) const;
    [[nodiscard]] QString causeText(TcpCause cause) const;
    [[nodiscard]] QString returnText(TcpState from) const;
    [[nodiscard]] bool isThere(size_t which, TcpState state) const;
    [[nodiscard]] int wholeHeight() const;

    TcpStatesFeed &m_feed;
    const Journal &m_journal;
    const Theme &m_theme;
    WhoOf m_who;
    QFont m_mono;
    QFont m_small;
    int m_line = 0;
    int m_em = 0;
};

} // namespace sw

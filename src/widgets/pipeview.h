// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QFont>

#include "logwho.h"
#include "pipefeed.h"
#include "theme.h"

class QPainter;

namespace sw {

/// Both directions of a conversation as pipes: send(), the send queue, the peer's receive queue, recv(), with their bytes and what holds
/// them, a sum that always agrees, and what the kernel tells of both ends. Main thread; what it is given outlives it.
class PipeView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    PipeView(PipeFeed &feed, const Theme &theme, QWidget *parent = nullptr);

    void setWho(WhoOf who);
    [[nodiscard]] QString endName(size_t which) const;
    /// "5242880 B asked = 1024 B waiting in send() + ...": every part that has bytes.
    [[nodiscard]] QString ledgerText(size_t direction) const;
    /// What stops a direction, or empty: "send() is blocked since 1.2 s".
    [[nodiscard]] QString standing(size_t direction) const;
    [[nodiscard]] QString nameOf(const Conversation &talk) const; ///< "client ↔ server #1"

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Fill ///< one run of bytes in a queue
    {
        quint64 bytes;
        ColorRole color;
        Qt::BrushStyle pattern;
        QString word;
    };
    struct Queue
    {
        QString name;
        QRectF box;
        std::vector<Fill> fills;
        quint64 memory = 0;
        quint64 limit = 0; ///< 0: not known
        QString limitName;
        std::optional<quint64> window; ///< its edge, from the beginning of the box
        bool known = true;
    };
    static constexpr int leastChars = 112;
    static constexpr double pipeLines = 9.5;

    void updateLook();
    void refresh();
    void updateBars();
    [[nodiscard]] int wholeHeight() const;
    [[nodiscard]] QString nameOfEnd(const Conversation::End &end) const;
    [[nodiscard]] QString bytesText(const PipeLedger::Part &part) const;
    [[nodiscard]] QColor endColor(size_t which) const;
    void paintNothing(QPainter &painter, const QString &text);
    void paintDirection(QPainter &painter, const QRectF &area, size_t direction);
    void paintCall(QPainter &painter, const QRectF &box, const QString &name, const PipeLedger::Part &all,
                   const QString &second, ColorRole role);
    void paintQueue(QPainter &painter, const Queue &queue);
    void paintWindow(QPainter &painter, const Queue &queue);
    void paintArrow(QPainter &painter, const QPointF &from, const QPointF &to, const QString &text);
    [[nodiscard]] Queue sendQueue(size_t direction, const QRectF &box) const;
    [[nodiscard]] Queue receiveQueue(size_t direction, const QRectF &box) const;
    void paintFigures(QPainter &painter, const QRectF &area);
    [[nodiscard]] std::vector<std::array<QString, 3>> figures() const; ///< pipeviewfigures.cpp: name, of each end

    PipeFeed &m_feed;
    const Theme &m_theme;
    WhoOf m_who;
    QFont m_mono;
    QFont m_small;
    int m_line = 0;
    int m_em = 0;
};

} // namespace sw

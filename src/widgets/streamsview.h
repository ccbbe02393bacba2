// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QAbstractScrollArea>
#include <QFont>

#include "logwho.h"
#include "streamsfeed.h"

class QPainter;

namespace sw {

class Theme;

/// Both directions of a conversation, each as one axis of bytes: what was written above what was read, and the messages in it. Paints only
/// what is visible. Main thread; all that it is given outlives it.
class StreamsView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// What stands above each other in a direction.
    enum class Track : quint8 { Written, Read, Messages };
    struct Place ///< a piece of a direction
    {
        size_t direction = 0;
        Track track = Track::Written;
        size_t index = 0;
    };

    StreamsView(StreamsFeed &feed, const Theme &theme, QWidget *parent = nullptr);

    void setWho(WhoOf who);
    void setCurrentRow(std::optional<quint64> row); ///< is shown, if it is of this conversation
    [[nodiscard]] std::optional<quint64> currentRow() const { return m_current; }
    [[nodiscard]] double pixelsPerByte() const { return m_scale; }
    void zoom(double factor);
    void zoomToFit();
    [[nodiscard]] QString nameOf(const Conversation &conversation) const; ///< "client ↔ server #1"
    /// "client → server: writes: 3 · reads: 1 ..." of a direction.
    [[nodiscard]] QString summary(size_t direction) const;
    [[nodiscard]] QString sentence(const Place &place) const; ///< a piece in words, plain text
    [[nodiscard]] std::optional<Place> placeAt(const QPoint &point) const;
    [[nodiscard]] QRect rectOf(const Place &place) const; ///< in viewport coordinates

Q_SIGNALS:
    void currentRowChosen(quint64 row); ///< by the person, here
    void activated(quint64 row);

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
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void updateLook();
    void retranslate();
    void refresh();
    void updateBars();
    void setStart(double byte);
    void choose(const Place &place);
    void step(int by);
    void changeTrack(int by);
    [[nodiscard]] std::optional<Place> currentPlace() const;
    [[nodiscard]] const StreamPiece *pieceAt(const Place &place) const;
    [[nodiscard]] size_t countOf(size_t direction, Track track) const;
    void paintDirection(QPainter &painter, size_t which);
    void paintPieces(QPainter &painter, size_t which, Track track);
    void paintMessages(QPainter &painter, size_t which);
    void paintBytes(QPainter &painter, const StreamPiece &piece, const QRectF &rect);
    void paintAxis(QPainter &painter, size_t which, quint64 bytes);
    void paintNames(QPainter &painter, size_t which);
    [[nodiscard]] QString pieceText(const StreamPiece &piece, const StreamDirection &direction, bool written) const;
    [[nodiscard]] QString faultText(FrameFault fault) const;
    [[nodiscard]] QString endName(const Conversation::End &end) const;
    [[nodiscard]] double xOf(quint64 offset) const;
    [[nodiscard]] int trackTop(size_t direction, Track track) const;
    [[nodiscard]] int trackHeight() const { return m_line + 8; }
    [[nodiscard]] int directionHeight() const;
    [[nodiscard]] bool hasMessages() const { return m_feed.framing().kind != FramingKind::None; }
    [[nodiscard]] quint64 mostBytes() const;

    StreamsFeed &m_feed;
    const Theme &m_theme;
    WhoOf m_who;
    QFont m_mono;
    QFont m_small;
    int m_line = 0; ///< height of a line of text
    int m_em = 0;
    int m_names = 0; ///< width of the column at the left
    double m_scale = 12; ///< pixels of a byte
    double m_start = 0; ///< the byte at the left
    std::optional<quint64> m_current;
    bool m_following = true;
    bool m_updating = false;
};

} // namespace sw

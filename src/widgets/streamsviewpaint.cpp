// SPDX-License-Identifier: GPL-3.0-or-later
// How StreamsView is painted, and its pieces in words.
#include "streamsview.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QScrollBar>

#include "theme.h"

namespace sw {

namespace {

constexpr double textFrom = 12; ///< pixels: in a narrower box nothing is written

/// The first piece that ends behind a byte.
template<typename Pieces>
auto firstFrom(const Pieces &pieces, double byte)
{
    const auto offset = quint64(std::max(0.0, byte));
    return std::lower_bound(pieces.begin(), pieces.end(), offset,
                            [](const auto &piece, quint64 wanted) { return piece.offset + piece.length <= wanted; });
}

} // namespace

QString StreamsView::faultText(FrameFault fault) const
{
    switch (fault) {
    case FrameFault::None:
        break;
    case FrameFault::Incomplete:
        return tr("incomplete so far");
    case FrameFault::TooLong:
        return tr("longer than allowed");
    case FrameFault::LengthTooSmall:
        return tr("its length is less than its own head");
    case FrameFault::NotFramed:
        return tr("not framed: behind an error, no next message can be found");
    }
    return {};
}

QString StreamsView::pieceText(const StreamPiece &piece, const StreamDirection &direction, bool written) const
{
    const auto row = m_feed.journal().entry(piece.row);
    const QString call = row ? QString(callName(row->call)) : QString();
    const int others = overlaps(piece, written ? direction.read : direction.written);
    const QString what = tr("%1 %2 B", "recv 42 B").arg(call).arg(piece.length);
    if (others < 2)
        return what;
    return written ? tr("%1 → in %2 reads").arg(what).arg(others) : tr("%1 ← of %2 writes").arg(what).arg(others);
}

QString StreamsView::sentence(const Place &place) const
{
    const StreamDirection &one = m_feed.tracks().directions()[place.direction];
    if (const StreamPiece *piece = pieceAt(place)) {
        return tr("%1, bytes %2–%3 of the stream, row %4 of the log")
            .arg(pieceText(*piece, one, place.track == Track::Written))
            .arg(piece->offset)
            .arg(piece->end())
            .arg(piece->row);
    }
    if (place.index >= one.messages.size())
        return {};
    const FramedMessage &message = one.messages[place.index];
    const QString text = tr("message of %1 B, bytes %2–%3 of the stream")
                             .arg(message.bodyLength)
                             .arg(message.offset)
                             .arg(message.offset + message.length);
    return message.fault == FrameFault::None
        ? text
        : tr("%1: %2", "a message and what is wrong with it").arg(text, faultText(message.fault));
}

void StreamsView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    const Conversation *talk = m_feed.tracks().chosenConversation();
    if (!talk) {
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(viewport()->rect(), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                         m_feed.isComplete() ? tr("No connection yet. Start a server and connect a client.")
                                             : tr("Reading the rows…"));
        return;
    }
    for (const size_t which : {0U, 1U})
        paintDirection(painter, which);
    if (hasFocus()) {
        painter.setPen(m_theme.color(ColorRole::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void StreamsView::paintDirection(QPainter &painter, size_t which)
{
    const StreamDirection &one = m_feed.tracks().directions()[which];
    const int top = trackTop(which, Track::Written);
    if (top - 2 * m_line > viewport()->height() || top + directionHeight() < 0)
        return;
    painter.setFont(m_small);
    painter.setPen(m_theme.color(ColorRole::Text));
    const QRect title(m_em, top - m_line - 4, viewport()->width() - 2 * m_em, m_line);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(m_small).elidedText(summary(which), Qt::ElideRight, title.width()));
    painter.save();
    painter.setClipRect(m_names - m_em, 0, viewport()->width() - m_names + m_em, viewport()->height());
    paintPieces(painter, which, Track::Written);
    paintPieces(painter, which, Track::Read);
    if (hasMessages())
        paintMessages(painter, which);
    paintAxis(painter, which, one.bytes());
    painter.restore();
    paintNames(painter, which);
}

void StreamsView::paintNames(QPainter &painter, size_t which)
{
    painter.setFont(m_small);
    painter.setPen(m_theme.color(ColorRole::MutedText));
    const auto name = [&](Track track, const QString &text) {
        painter.drawText(QRect(m_em, trackTop(which, track), m_names - 2 * m_em, trackHeight()),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    name(Track::Written, tr("written"));
    name(Track::Read, tr("read"));
    if (hasMessages())
        name(Track::Messages, tr("messages"));
}

void StreamsView::paintPieces(QPainter &painter, size_t which, Track track)
{
    const StreamDirection &one = m_feed.tracks().directions()[which];
    const bool written = track == Track::Written;
    const auto &pieces = written ? one.written : one.read;
    const QColor edge = m_theme.color(written ? ColorRole::Sent : ColorRole::Received);
    const QColor soft = m_theme.color(written ? ColorRole::SentSoft : ColorRole::ReceivedSoft);
    const Conversation &talk = *m_feed.tracks().chosenConversation();
    const double end = m_start + (viewport()->width() - m_names) / m_scale;
    const int top = trackTop(which, track);
    if (talk.ends[written ? which : 1 - which].socket == 0) {
        painter.setFont(m_small);
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(QRect(m_names, top, viewport()->width() - m_names, trackHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter, tr("elsewhere: not seen here"));
        return;
    }
    double painted = -1;
    for (auto at = firstFrom(pieces, m_start - 1); at != pieces.end() && double(at->offset) < end; ++at) {
        const double left = xOf(at->offset);
        const double right = xOf(at->end());
        if (right - left < 1 && right < painted + 1)
            continue; // thousands of them in one column of pixels
        painted = right;
        const QRectF rect(left, top + 2, std::max(1.0, right - left), trackHeight() - 4);
        const bool current = m_current == at->row;
        const int others = overlaps(*at, written ? one.read : one.written);
        painter.setPen(QPen(current ? m_theme.color(ColorRole::Accent) : edge, current ? 2.5 : 1));
        painter.setBrush(current ? m_theme.color(ColorRole::AccentSoft) : soft);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        if (others > 1) // by its shape too
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3),
                             m_theme.color(ColorRole::Blocked));
        if (written) {
            painter.setPen(QPen(edge, 1, Qt::DotLine));
            const double below = trackTop(which, Track::Read) + trackHeight();
            painter.drawLine(QPointF(right, rect.bottom()), QPointF(right, below));
        }
        if (m_scale >= m_em)
            paintBytes(painter, *at, rect);
        if (m_scale >= m_em || rect.width() < textFrom)
            continue;
        painter.setFont(m_small);
        painter.setPen(m_theme.color(others > 1 ? ColorRole::Blocked : ColorRole::Text));
        const QRectF seen = rect.intersected(QRectF(m_names, 0, viewport()->width() - m_names, viewport()->height()));
        painter.drawText(
            seen, Qt::AlignCenter,
            QFontMetrics(m_small).elidedText(pieceText(*at, one, written), Qt::ElideRight, int(seen.width()) - 4));
    }
    if (!written && one.writtenBytes > one.readBytes && talk.ends[which].socket != 0) {
        const QRectF rest(xOf(one.readBytes), top + 2, xOf(one.writtenBytes) - xOf(one.readBytes), trackHeight() - 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(m_theme.color(ColorRole::MutedText), Qt::BDiagPattern));
        painter.drawRect(rest);
    }
}

void StreamsView::paintBytes(QPainter &painter, const StreamPiece &piece, const QRectF &rect)
{
    const auto row = m_feed.journal().row(piece.row);
    if (!row)
        return;
    const double end = m_start + (viewport()->width() - m_names) / m_scale;
    const auto first = qsizetype(std::max(0.0, std::floor(m_start - double(piece.offset))));
    const auto last = qsizetype(std::min(double(row->bytes().size()), std::ceil(end - double(piece.offset))));
    painter.setFont(m_mono);
    painter.setPen(m_theme.color(ColorRole::Text));
    const bool inHex = m_scale >= 2.4 * m_em;
    for (qsizetype i = first; i < last; ++i) {
        const auto byte = static_cast<unsigned char>(row->bytes()[i]);
        const bool plain = byte > 0x20 && byte < 0x7f;
        const QString text = plain ? QString(QLatin1Char(char(byte)))
            : inHex                ? QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0'))
                                   : QString(byte == 0x20       ? u'␣'
                                                 : byte == '\n' ? u'↵'
                                                                : u'·');
        painter.drawText(QRectF(rect.left() + double(i) * m_scale, rect.top(), m_scale, rect.height()), Qt::AlignCenter,
                         text);
    }
}

void StreamsView::paintMessages(QPainter &painter, size_t which)
{
    const StreamDirection &one = m_feed.tracks().directions()[which];
    const double end = m_start + (viewport()->width() - m_names) / m_scale;
    const int top = trackTop(which, Track::Messages);
    double painted = -1;
    const auto paint = [&](const FramedMessage &message, size_t number) {
        const double left = xOf(message.offset);
        const double right = xOf(message.offset + message.length);
        if (right - left < 1 && right < painted + 1 && message.fault == FrameFault::None)
            return;
        painted = right;
        const bool pending = message.fault == FrameFault::Incomplete;
        const bool bad = message.fault != FrameFault::None && !pending;
        const QRectF rect(left, top + 2, std::max(bad ? 3.0 : 1.0, right - left), trackHeight() - 4);
        QPen pen(m_theme.color(bad ? ColorRole::Error : ColorRole::MutedText), 1);
        if (pending)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(m_theme.color(bad ? ColorRole::ErrorSoft : ColorRole::IdleSoft));
        painter.drawRoundedRect(rect.adjusted(1, 0.5, -1, -0.5), 4, 4);
        if (!bad && !pending && message.bodyLength < message.length) {
            // Its head or its delimiter is not what it says.
            const bool behind = message.bodyOffset == message.offset;
            const double from = xOf(behind ? message.offset + message.bodyLength : message.offset);
            const double to = xOf(behind ? message.offset + message.length : message.bodyOffset);
            painter.setBrush(QBrush(m_theme.color(ColorRole::MutedText), Qt::Dense6Pattern));
            painter.drawRect(QRectF(from, rect.top(), to - from, rect.height()));
        }
        if (rect.width() < textFrom)
            return;
        painter.setFont(m_small);
        painter.setPen(m_theme.color(bad ? ColorRole::Error : ColorRole::Text));
        const QRectF seen = rect.intersected(QRectF(m_names, 0, viewport()->width() - m_names, viewport()->height()));
        const QString text = bad || pending
            ? (bad ? QStringLiteral("✕ ") : QString()) + faultText(message.fault)
            : tr("#%1 · %2 B", "number and size of a message").arg(number + 1).arg(message.bodyLength);
        painter.drawText(seen, Qt::AlignCenter,
                         QFontMetrics(m_small).elidedText(text, Qt::ElideRight, int(seen.width()) - 4));
    };
    for (auto at = firstFrom(one.messages, m_start - 1); at != one.messages.end() && double(at->offset) < end; ++at)
        paint(*at, size_t(at - one.messages.begin()));
    if (one.rest && double(one.rest->offset) < end)
        paint(*one.rest, one.messages.size());
}

void StreamsView::paintAxis(QPainter &painter, size_t which, quint64 bytes)
{
    const double y = trackTop(which, hasMessages() ? Track::Messages : Track::Read) + trackHeight();
    painter.setPen(m_theme.color(ColorRole::Line));
    painter.drawLine(QPointF(xOf(0), y), QPointF(xOf(bytes), y));
    const QFontMetrics metrics(m_small);
    const double least = metrics.horizontalAdvance(QString::number(bytes)) + 3 * m_em;
    // 1, 2, 5, 10, 20, 50 ... bytes
    double step = std::pow(10, std::floor(std::log10(std::max(1.0, least / m_scale))));
    for (const double factor : {2.0, 2.5, 2.0, 2.0}) {
        if (step * m_scale < least)
            step *= factor;
    }
    step = std::max(1.0, step);
    painter.setFont(m_small);
    const double end = std::min(double(bytes), m_start + (viewport()->width() - m_names) / m_scale);
    for (double byte = std::floor(m_start / step) * step; byte <= end; byte += step) {
        const double x = xOf(quint64(byte));
        painter.setPen(m_theme.color(ColorRole::Line));
        painter.drawLine(QPointF(x, y), QPointF(x, y + 4));
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(QRectF(x - least / 2, y + 4, least, metrics.height()), Qt::AlignCenter,
                         QString::number(quint64(byte)));
    }
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamsview.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QScrollBar>

#include "theme.h"

namespace sw {

namespace {

constexpr double leastScale = 1e-7; ///< pixels of a byte
constexpr double mostScale = 64;
constexpr double farthest = 1e9; ///< units of a scroll bar
constexpr int namesChars = 11;

} // namespace

StreamsView::StreamsView(StreamsFeed &feed, const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_feed(feed)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("streamsView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(&m_theme, &Theme::changed, this, &StreamsView::updateLook);
    connect(&m_feed, &StreamsFeed::changed, this, &StreamsView::refresh);
    retranslate();
    updateLook();
}

void StreamsView::retranslate()
{
    setAccessibleName(tr("Bytes written above bytes read"));
    refresh();
}

void StreamsView::updateLook()
{
    m_mono = m_theme.monospace();
    m_small = m_theme.smallFont();
    const QFontMetrics metrics(m_mono);
    m_line = metrics.height();
    m_em = metrics.averageCharWidth();
    m_names = namesChars * m_em;
    refresh();
}

void StreamsView::setWho(WhoOf who)
{
    m_who = std::move(who);
    refresh();
}

QString StreamsView::endName(const Conversation::End &end) const
{
    if (end.socket == 0)
        return tr("elsewhere", "the other end of a connection");
    const WhoText who = m_who && end.endpoint != 0 ? m_who(end.endpoint, end.connection) : WhoText{};
    return who.text.isEmpty() ? tr("socket %1").arg(end.socket) : who.text;
}

QString StreamsView::nameOf(const Conversation &conversation) const
{
    return QStringLiteral("%1 ↔ %2").arg(endName(conversation.ends[0]), endName(conversation.ends[1]));
}

QString StreamsView::summary(size_t direction) const
{
    const Conversation *talk = m_feed.tracks().chosenConversation();
    if (!talk)
        return {};
    const StreamDirection &one = m_feed.tracks().directions()[direction];
    QStringList parts;
    if (talk->ends[direction].socket != 0)
        parts.append(tr("writes: %1").arg(one.written.size()));
    if (talk->ends[1 - direction].socket != 0)
        parts.append(tr("reads: %1").arg(one.read.size()));
    const StreamFit fit = fitOf(one);
    if (fit.sticky > 0)
        parts.append(tr("reads with bytes of several writes: %1").arg(fit.sticky));
    if (fit.split > 0)
        parts.append(tr("writes that came by several reads: %1").arg(fit.split));
    if (one.writtenBytes > one.readBytes && talk->ends[1 - direction].socket != 0)
        parts.append(tr("%1 B not read yet").arg(one.writtenBytes - one.readBytes));
    if (hasMessages()) {
        const auto faults = std::count_if(one.messages.begin(), one.messages.end(),
                                          [](const FramedMessage &m) { return m.fault != FrameFault::None; });
        parts.append(tr("messages: %1").arg(qint64(one.messages.size()) - faults));
        if (faults > 0)
            parts.append(tr("errors: %1").arg(faults));
    }
    return tr("%1 → %2: %3")
        .arg(endName(talk->ends[direction]), endName(talk->ends[1 - direction]), parts.join(u" · "));
}

int StreamsView::directionHeight() const
{
    const int tracks = hasMessages() ? 3 : 2;
    return 2 * m_line + tracks * trackHeight() + m_line;
}

int StreamsView::trackTop(size_t direction, Track track) const
{
    const int top = int(direction) * directionHeight() + m_line + m_line / 2 - verticalScrollBar()->value();
    return top + int(track) * trackHeight();
}

double StreamsView::xOf(quint64 offset) const
{
    // Far beyond what is shown it does not matter where.
    return std::clamp(m_names + (double(offset) - m_start) * m_scale, -1e5, 1e6);
}

quint64 StreamsView::mostBytes() const
{
    const auto &both = m_feed.tracks().directions();
    return std::max(both[0].bytes(), both[1].bytes());
}

void StreamsView::refresh()
{
    const double page = (viewport()->width() - m_names - m_em) / m_scale;
    if (m_following)
        m_start = std::max(0.0, double(mostBytes()) - page);
    updateBars();
    viewport()->update();
}

void StreamsView::updateBars()
{
    m_updating = true;
    const double page = std::max(1.0, (viewport()->width() - m_names - m_em) / m_scale);
    const double most = std::max(0.0, double(mostBytes()) - page);
    const double unit = std::max(1.0, most * m_scale / farthest) / m_scale; // bytes
    QScrollBar *across = horizontalScrollBar();
    across->setPageStep(int(std::min(farthest, page / unit)));
    across->setSingleStep(std::max(1, int(m_em * 4)));
    across->setRange(0, int(most / unit));
    across->setValue(int(m_start / unit));
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(m_line);
    bar->setRange(0, std::max(0, 2 * directionHeight() - viewport()->height()));
    m_updating = false;
}

void StreamsView::setStart(double byte)
{
    const double page = (viewport()->width() - m_names - m_em) / m_scale;
    const double most = std::max(0.0, double(mostBytes()) - page);
    m_start = std::clamp(byte, 0.0, most);
    m_following = m_start >= most;
    updateBars();
    viewport()->update();
}

void StreamsView::scrollContentsBy(int, int)
{
    if (m_updating)
        return;
    const QScrollBar *across = horizontalScrollBar();
    const double page = (viewport()->width() - m_names - m_em) / m_scale;
    const double most = std::max(0.0, double(mostBytes()) - page);
    if (across->maximum() > 0)
        m_start = most * across->value() / across->maximum();
    m_following = across->value() >= across->maximum();
    viewport()->update();
}

void StreamsView::zoom(double factor)
{
    const double half = (viewport()->width() - m_names) / 2.0;
    const double middle = m_start + half / m_scale;
    m_scale = std::clamp(m_scale * factor, leastScale, mostScale);
    setStart(middle - half / m_scale);
}

void StreamsView::zoomToFit()
{
    const double room = viewport()->width() - m_names - m_em;
    if (mostBytes() > 0 && room > 0)
        m_scale = std::clamp(room / double(mostBytes()), leastScale, mostScale);
    setStart(0);
}

size_t StreamsView::countOf(size_t direction, Track track) const
{
    const StreamDirection &one = m_feed.tracks().directions()[direction];
    return track == Track::Written ? one.written.size() : track == Track::Read ? one.read.size() : one.messages.size();
}

const StreamPiece *StreamsView::pieceAt(const Place &place) const
{
    const StreamDirection &one = m_feed.tracks().directions()[place.direction];
    if (place.track == Track::Messages || place.index >= countOf(place.direction, place.track))
        return nullptr;
    return &(place.track == Track::Written ? one.written : one.read)[place.index];
}

std::optional<StreamsView::Place> StreamsView::currentPlace() const
{
    if (!m_current)
        return std::nullopt;
    for (const size_t direction : {0U, 1U}) {
        for (const Track track : {Track::Written, Track::Read}) {
            const StreamDirection &one = m_feed.tracks().directions()[direction];
            const auto &pieces = track == Track::Written ? one.written : one.read;
            const auto at = std::lower_bound(pieces.begin(), pieces.end(), *m_current,
                                             [](const StreamPiece &piece, quint64 row) { return piece.row < row; });
            if (at != pieces.end() && at->row == *m_current)
                return Place{direction, track, size_t(at - pieces.begin())};
        }
    }
    return std::nullopt;
}

std::optional<StreamsView::Place> StreamsView::placeAt(const QPoint &point) const
{
    const double byte = m_start + (point.x() - m_names) / m_scale;
    if (point.x() < m_names || byte < 0)
        return std::nullopt;
    const auto offset = quint64(byte);
    for (const size_t direction : {0U, 1U}) {
        const StreamDirection &one = m_feed.tracks().directions()[direction];
        for (const Track track : {Track::Written, Track::Read, Track::Messages}) {
            const int top = trackTop(direction, track);
            if (point.y() < top || point.y() >= top + trackHeight())
                continue;
            const auto in = [&](const auto &pieces) -> std::optional<Place> {
                const auto at = std::upper_bound(
                    pieces.begin(), pieces.end(), offset,
                    [](quint64 wanted, const auto &piece) { return wanted < piece.offset + piece.length; });
                if (at == pieces.end() || at->offset > offset)
                    return std::nullopt;
                return Place{direction, track, size_t(at - pieces.begin())};
            };
            if (track == Track::Messages)
                return hasMessages() ? in(one.messages) : std::nullopt;
            return in(track == Track::Written ? one.written : one.read);
        }
    }
    return std::nullopt;
}

QRect StreamsView::rectOf(const Place &place) const
{
    const StreamDirection &one = m_feed.tracks().directions()[place.direction];
    const StreamPiece *piece = pieceAt(place);
    const quint64 offset = piece ? piece->offset : one.messages[place.index].offset;
    const quint64 length = piece ? piece->length : one.messages[place.index].length;
    const double left = xOf(offset);
    return QRectF(left, trackTop(place.direction, place.track) + 2, std::max(1.0, xOf(offset + length) - left),
                  trackHeight() - 4)
        .toRect();
}

void StreamsView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    refresh();
}

void StreamsView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateLook();
}

void StreamsView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_feed.setWatched(true);
}

void StreamsView::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    m_feed.setWatched(false);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdfiguresview.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "flowlayout.h"
#include "styleproperty.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int leastWidth = 84;
constexpr int apart = 4; ///< beside the space of the flow: two numbers must not read as one
constexpr double nsPerMs = 1e6;
constexpr double smallMs = 10;

struct TileWords
{
    const char *name; ///< of its value label
    const char *caption;
    const char *meaning;
};

constexpr std::array<TileWords, CrowdFiguresView::TileCount> words{{
    {"connectedValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "connected"),
     QT_TRANSLATE_NOOP(
         "sw::CrowdFiguresView",
         "Connections that stand now, of all that connect() made; in brackets those that are on their way")},
    {"failedValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "failed"),
     QT_TRANSLATE_NOOP("sw::CrowdFiguresView",
                       "Clients of which a call failed; the table below says which call, and why")},
    {"leftValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "closed by the server"),
     QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "Connections that the server ended: recv() returned 0")},
    {"answeredValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "answered of sent"),
     QT_TRANSLATE_NOOP("sw::CrowdFiguresView",
                       "Whole answers, and whole messages that the kernel took. Counted from the rows of the log")},
    {"medianValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "latency, half"),
     QT_TRANSLATE_NOOP(
         "sw::CrowdFiguresView",
         "p50: half of all answers took no longer. From the begin of the send() of a message to the end of the "
         "recv() that brought the last byte of its answer, by the times of their rows; at most 1.6 % too high")},
    {"tailValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "99 of 100"),
     QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "p99: 99 of 100 answers took no longer; at most 1.6 % too high")},
    {"longestValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "longest"),
     QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "The longest of all, exactly")},
    {"messagesValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "messages/s"),
     QT_TRANSLATE_NOOP("sw::CrowdFiguresView",
                       "Messages sent in the last second; after the end the mean of the whole run")},
    {"bytesValue", QT_TRANSLATE_NOOP("sw::CrowdFiguresView", "out · in"),
     QT_TRANSLATE_NOOP("sw::CrowdFiguresView",
                       "Bytes sent and received in the last second; after the end the mean of the whole run")},
}};

} // namespace

CrowdFiguresView::CrowdFiguresView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("crowdFigures"));
    auto *flow = new FlowLayout(this, 6);
    flow->setContentsMargins(0, 2, 0, 2);
    for (std::size_t i = 0; i < TileCount; ++i) {
        auto *tile = new QWidget(this);
        tile->setMinimumWidth(leastWidth);
        auto *column = new QVBoxLayout(tile);
        column->setContentsMargins(0, 0, apart, 0);
        column->setSpacing(0);
        m_values[i] = new QLabel(tile);
        m_values[i]->setObjectName(QLatin1StringView(words[i].name));
        m_values[i]->setTextFormat(Qt::PlainText);
        m_values[i]->setTextInteractionFlags(Qt::TextSelectableByMouse);
        QFont font = m_values[i]->font();
        font.setBold(true);
        m_values[i]->setFont(font);
        m_captions[i] = new QLabel(tile);
        m_captions[i]->setProperty("ink", "muted");
        column->addWidget(m_values[i]);
        column->addWidget(m_captions[i]);
        flow->addWidget(tile);
    }
    retranslate();
}

QString CrowdFiguresView::time(qint64 ns)
{
    const double ms = static_cast<double>(ns) / nsPerMs;
    return tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < smallMs ? 3 : 1));
}

void CrowdFiguresView::set(Tile tile, const QString &value, const char *ink)
{
    m_values[tile]->setText(value);
    m_values[tile]->setAccessibleName(tr("%1: %2", "caption of a tile, value").arg(m_captions[tile]->text(), value));
    setStyleProperty(m_values[tile], "ink", QLatin1StringView(ink));
}

QString CrowdFiguresView::text(Tile tile) const
{
    return m_values[tile]->text();
}

void CrowdFiguresView::showFigures(const CrowdFigures &figures, bool waits)
{
    m_figures = figures;
    m_waits = waits;
    const QLocale locale;
    const QString none = QStringLiteral("–");
    QString connected = tr("%1 of %2").arg(locale.toString(figures.open), locale.toString(figures.connected));
    if (figures.connecting > 0)
        connected += tr(" (+%1)", "connections on their way").arg(locale.toString(figures.connecting));
    set(Connected, connected);
    set(Failed, locale.toString(figures.failed), figures.failed > 0 ? "error" : "");
    set(Left, locale.toString(figures.closedByPeer));
    set(Answered,
        waits ? tr("%1 of %2").arg(locale.toString(figures.answered), locale.toString(figures.sent))
              : tr("– of %1").arg(locale.toString(figures.sent)));
    const bool timed = figures.latency.count > 0;
    set(Median, timed ? time(figures.latency.p50) : none);
    set(Tail, timed ? time(figures.latency.p99) : none);
    set(Longest, timed ? time(figures.latency.most) : none);
    set(Messages, locale.toString(figures.sentPerSecond, 'f', figures.sentPerSecond < smallMs ? 1 : 0));
    set(Bytes,
        QStringLiteral("%1 · %2").arg(UnitWords::rate(figures.bytesSentPerSecond),
                                      UnitWords::rate(figures.bytesReceivedPerSecond)));
}

void CrowdFiguresView::retranslate()
{
    for (std::size_t i = 0; i < TileCount; ++i) {
        m_captions[i]->setText(tr(words[i].caption));
        m_values[i]->setToolTip(tr(words[i].meaning));
        m_captions[i]->setToolTip(tr(words[i].meaning));
    }
    showFigures(m_figures, m_waits);
}

} // namespace sw

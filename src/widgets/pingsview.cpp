// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingsview.h"

#include <algorithm>
#include <array>
#include <optional>

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include "errnotable.h"
#include "errnowording.h"
#include "icmpdetails.h"
#include "theme.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int cellPadding = 16;
constexpr int leastRows = 3;
constexpr int leastChars = 40;
constexpr double nsPerMs = 1e6;

struct ColumnWords
{
    const char *title;
    const char *meaning;
    const char *widest;
};

constexpr std::array<ColumnWords, PingsModel::ColumnCount> columnWords{{
    {QT_TRANSLATE_NOOP("sw::PingsText", "Seq"),
     QT_TRANSLATE_NOOP("sw::PingsText",
                       "Number of the request; on the wire it has 16 bits and comes round after 65535"),
     "888,888"},
    {QT_TRANSLATE_NOOP("sw::PingsText", "Outcome"), QT_TRANSLATE_NOOP("sw::PingsText", "What became of the request"),
     "unreachable: x"},
    {QT_TRANSLATE_NOOP("sw::PingsText", "From"),
     QT_TRANSLATE_NOOP("sw::PingsText", "Who answered, or who said that the request went no further"),
     "255.255.255.255"},
    {QT_TRANSLATE_NOOP("sw::PingsText", "Bytes"), QT_TRANSLATE_NOOP("sw::PingsText", "Payload of the reply"), "65,507"},
    {QT_TRANSLATE_NOOP("sw::PingsText", "TTL"),
     QT_TRANSLATE_NOOP("sw::PingsText",
                       "Time to live (hop limit) that the reply arrived with: what it started with, "
                       "less one for each router on its way"),
     "255"},
    {QT_TRANSLATE_NOOP("sw::PingsText", "Time (ms)"),
     QT_TRANSLATE_NOOP("sw::PingsText",
                       "Round trip: from the begin of the sending call to the end of the receiving one"),
     "8,888.888"},
}};

bool isNumber(int column)
{
    return column != PingsModel::Outcome && column != PingsModel::From;
}

/// The words say it; colour only helps to find it.
std::optional<ColorRole> inkOf(const PingProbe &probe)
{
    switch (probe.state) {
    case PingProbe::State::Failed:
        return ColorRole::Error;
    case PingProbe::State::Lost:
    case PingProbe::State::Late:
        return ColorRole::Blocked;
    case PingProbe::State::Answered:
        return ColorRole::Received;
    case PingProbe::State::Waiting:
        break;
    }
    return std::nullopt;
}

} // namespace

PingsText::PingsText(PingsModel &model, const Theme &theme, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_pings(model)
    , m_theme(theme)
{
    setSourceModel(&model);
}

QString PingsText::milliseconds(qint64 ns)
{
    return QLocale().toString(static_cast<double>(ns) / nsPerMs, 'f', 3);
}

QString PingsText::outcome(const PingProbe &probe) const
{
    switch (probe.state) {
    case PingProbe::State::Waiting:
        return tr("waiting");
    case PingProbe::State::Lost:
        return probe.damaged == 0 ? tr("lost") : tr("lost: wrong checksum");
    case PingProbe::State::Failed:
        return probe.icmpType >= 0 ? IcmpDetails::meaning(m_v6, probe.icmpType, probe.icmpCode)
            : probe.sentNs == 0    ? tr("failed")
                                   : tr("not sent: %1").arg(errnoName(probe.error));
    case PingProbe::State::Answered:
    case PingProbe::State::Late:
        break;
    }
    const QString answered = probe.state == PingProbe::State::Late ? tr("answered late") : tr("answered");
    return probe.duplicates == 0
        ? answered
        : tr("%1, %2 times", "answered").arg(answered, QLocale().toString(probe.duplicates + 1));
}

QString PingsText::explanation(const PingProbe &probe) const
{
    switch (probe.state) {
    case PingProbe::State::Waiting:
        return tr("No reply yet; its time has not passed.");
    case PingProbe::State::Lost:
        if (probe.damaged > 0)
            return tr("A reply came whose checksum is wrong; it was changed on its way and does not count. The log has "
                      "the row.");
        return tr("No reply within the time. Nobody says why: no such host, a firewall, a packet lost on the way, or a "
                  "host that answers no pings.");
    case PingProbe::State::Failed: {
        if (probe.icmpType >= 0)
            return tr("An ICMP error message came for it: type %1, code %2. The log has the row.")
                .arg(probe.icmpType)
                .arg(probe.icmpCode);
        const ErrnoText words = errnoText(QLatin1StringView("sendto"), probe.error);
        return UnitWords::oneAfterOther(words.meaning, words.advice);
    }
    case PingProbe::State::Answered:
    case PingProbe::State::Late:
        if (probe.payloadDiffers)
            return tr("The payload came back changed.");
        return probe.duplicates == 0
            ? QString()
            : tr("More than one reply came. With a broadcast address each host answers; else something on the way "
                 "copied the request or the reply.");
    }
    return {};
}

QString PingsText::text(const PingProbe &probe, int column) const
{
    const QString none = QStringLiteral("–");
    switch (column) {
    case PingsModel::Sequence:
        return QLocale().toString(probe.number);
    case PingsModel::Outcome:
        return probe.payloadDiffers ? tr("%1, payload changed").arg(outcome(probe)) : outcome(probe);
    case PingsModel::Time:
        return probe.rttNs < 0 ? none : milliseconds(probe.rttNs);
    case PingsModel::Ttl:
        return probe.ttl < 0 ? none : QString::number(probe.ttl);
    case PingsModel::Size:
        return probe.size < 0 ? none : QLocale().toString(probe.size);
    default:
        return probe.from.isNull() ? none : probe.from.host();
    }
}

QVariant PingsText::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PingProbe &probe = m_pings.probe(index.row());
    if (role == Qt::DisplayRole)
        return text(probe, index.column());
    if (role == Qt::ToolTipRole)
        return explanation(probe);
    if (role == Qt::TextAlignmentRole && isNumber(index.column()))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == PingsModel::Outcome) {
        if (const auto ink = inkOf(probe))
            return m_theme.color(*ink);
    }
    return QIdentityProxyModel::data(index, role);
}

QVariant PingsText::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section >= 0 && section < PingsModel::ColumnCount) {
        const ColumnWords &words = columnWords[static_cast<size_t>(section)];
        if (role == Qt::DisplayRole)
            return tr(words.title);
        if (role == Qt::ToolTipRole)
            return tr(words.meaning);
        if (role == Qt::TextAlignmentRole && isNumber(section))
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    return QIdentityProxyModel::headerData(section, orientation, role);
}

void PingsText::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, PingsModel::ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, PingsModel::ColumnCount - 1));
}

PingsView::PingsView(PingsModel &model, bool v6, const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_text(new PingsText(model, theme, this))
{
    setObjectName(QStringLiteral("pingsTable"));
    m_text->setV6(v6);
    setModel(m_text);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    applyFonts(theme);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    retranslate();
    connect(m_text, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this] { m_atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum(); });
    connect(m_text, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_atEnd)
            scrollToBottom();
    });
    connect(&theme, &Theme::changed, this, [this, &theme] { applyFonts(theme); });
}

QSize PingsView::sizeHint() const
{
    const int rows = verticalHeader()->defaultSectionSize() * leastRows;
    return {fontMetrics().averageCharWidth() * leastChars,
            horizontalHeader()->sizeHint().height() + rows + horizontalScrollBar()->sizeHint().height()};
}

void PingsView::applyFonts(const Theme &theme)
{
    QFont cells = theme.monospace();
    const QFont small = theme.smallFont();
    if (small.pointSizeF() > 0)
        cells.setPointSizeF(small.pointSizeF());
    setFont(cells);
    horizontalHeader()->setFont(small);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    fitColumns();
}

void PingsView::fitColumns()
{
    const QFontMetrics head(horizontalHeader()->font());
    int used = 0;
    for (int column = 0; column < PingsModel::ColumnCount; ++column) {
        if (column == PingsModel::Outcome)
            continue;
        const ColumnWords &words = columnWords[static_cast<size_t>(column)];
        const int cells = fontMetrics().horizontalAdvance(QLatin1StringView(words.widest));
        const QString title = m_text->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(cells, head.horizontalAdvance(title)) + cellPadding;
        setColumnWidth(column, width);
        used += width;
    }
    const int least = fontMetrics().horizontalAdvance(QLatin1StringView(columnWords[PingsModel::Outcome].widest));
    setColumnWidth(PingsModel::Outcome, std::max(least + cellPadding, viewport()->width() - used));
}

void PingsView::retranslate()
{
    setAccessibleName(tr("Requests and what became of them"));
    m_text->retranslate();
    fitColumns();
}

void PingsView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
}

void PingsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void PingsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_text->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(horizontalHeader()->font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No request yet"));
}

} // namespace sw

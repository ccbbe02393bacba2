// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagrampeersview.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include "lifecyclestriptext.h"
#include "theme.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int cellPadding = 12;
constexpr int leastRows = 2;
constexpr int leastChars = 40;
constexpr qint64 nsPerMs = 1'000'000;

struct ColumnWords
{
    const char *title;
    const char *meaning;
    const char *widest;
};

constexpr std::array<ColumnWords, DatagramPeersModel::ColumnCount> columnWords{{
    {QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Peer"),
     QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Address that datagrams came from or went to"), "127.0.0.1:40312"},
    {QT_TRANSLATE_NOOP("sw::DatagramPeersText", "In"),
     QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Datagrams received from it"), "888,888"},
    {QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Out"),
     QT_TRANSLATE_NOOP("sw::DatagramPeersText",
                       "Datagrams that the kernel took for it; nobody says whether they arrived"),
     "888,888"},
    {QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Received"),
     QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Bytes in its datagrams"), "888.8 MiB"},
    {QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Sent"),
     QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Bytes in the datagrams to it"), "888.8 MiB"},
    {QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Last"),
     QT_TRANSLATE_NOOP("sw::DatagramPeersText", "Time since the last datagram, either way"), "59 min 59 s"},
    {QT_TRANSLATE_NOOP("sw::DatagramPeersText", "TTL"),
     QT_TRANSLATE_NOOP(
         "sw::DatagramPeersText",
         "Time to live (hop limit) that the last datagram arrived with: what it started with, less one for "
         "each router on its way"),
     "255"},
}};

} // namespace

DatagramPeersText::DatagramPeersText(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(DatagramPeersModel::RawRole);
}

QString DatagramPeersText::text(const QModelIndex &source)
{
    const QVariant raw = source.data(DatagramPeersModel::RawRole);
    switch (source.column()) {
    case DatagramPeersModel::Peer:
        return raw.toString().isEmpty() ? tr("(no name)", "a unix socket that has no address") : raw.toString();
    case DatagramPeersModel::Received:
    case DatagramPeersModel::Sent:
        return QLocale().toString(raw.toULongLong());
    case DatagramPeersModel::BytesReceived:
    case DatagramPeersModel::BytesSent:
        return UnitWords::size(raw.toULongLong());
    case DatagramPeersModel::LastSeen:
        return blockedTimeText(source.data(DatagramPeersModel::AgoMsRole).toLongLong() / 1000 * 1000 * nsPerMs);
    default:
        return raw.toInt() < 0 ? QStringLiteral("–") : raw.toString();
    }
}

QVariant DatagramPeersText::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(mapToSource(index));
    if (role == Qt::ToolTipRole) {
        const int failed = mapToSource(index).data(DatagramPeersModel::FailedRole).toInt();
        return failed > 0 ? tr("%n datagram(s) to it failed; the log says why.", nullptr, failed) : QString();
    }
    return QSortFilterProxyModel::data(index, role);
}

QVariant DatagramPeersText::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section >= 0 && section < DatagramPeersModel::ColumnCount) {
        const ColumnWords &words = columnWords[static_cast<size_t>(section)];
        if (role == Qt::DisplayRole)
            return tr(words.title);
        if (role == Qt::ToolTipRole)
            return tr(words.meaning);
    }
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

void DatagramPeersText::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, DatagramPeersModel::ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, DatagramPeersModel::ColumnCount - 1));
}

DatagramPeersView::DatagramPeersView(DatagramPeersModel &model, const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_text(new DatagramPeersText(this))
{
    setObjectName(QStringLiteral("peersTable"));
    m_text->setSourceModel(&model);
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
    QHeaderView *head = horizontalHeader();
    head->setHighlightSections(false);
    head->setSortIndicatorClearable(true);
    head->setSortIndicator(-1, Qt::AscendingOrder);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSortingEnabled(true);
    retranslate();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (const QString address = selectedAddress(); !address.isEmpty())
            Q_EMIT peerChosen(address);
    });
    connect(&theme, &Theme::changed, this, [this, &theme] { applyFonts(theme); });
}

QString DatagramPeersView::selectedAddress() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.first().data(DatagramPeersModel::AddressRole).toString();
}

QSize DatagramPeersView::sizeHint() const
{
    const int rows = verticalHeader()->defaultSectionSize() * leastRows;
    return {fontMetrics().averageCharWidth() * leastChars,
            horizontalHeader()->sizeHint().height() + rows + horizontalScrollBar()->sizeHint().height()};
}

void DatagramPeersView::applyFonts(const Theme &theme)
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

void DatagramPeersView::fitColumns()
{
    const QFontMetrics head(horizontalHeader()->font());
    int used = 0;
    for (int column = 1; column < DatagramPeersModel::ColumnCount; ++column) {
        const ColumnWords &words = columnWords[static_cast<size_t>(column)];
        const int cells = fontMetrics().horizontalAdvance(QLatin1StringView(words.widest));
        const QString title = m_text->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(cells, head.horizontalAdvance(title)) + cellPadding;
        setColumnWidth(column, width);
        used += width;
    }
    const int least = fontMetrics().horizontalAdvance(QLatin1StringView(columnWords[0].widest)) + cellPadding;
    setColumnWidth(0, std::max(least, viewport()->width() - used));
}

void DatagramPeersView::retranslate()
{
    setAccessibleName(tr("Peers seen"));
    m_text->retranslate();
    fitColumns();
}

void DatagramPeersView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
}

void DatagramPeersView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void DatagramPeersView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_text->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(horizontalHeader()->font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No datagram yet"));
}

} // namespace sw

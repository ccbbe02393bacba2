// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagrampeersview.h"

#include <array>

#include <QHeaderView>
#include <QLocale>

#include "lifecyclestriptext.h"
#include "plaintooltip.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int leastRows = 2;
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

/// Also what a narrow table has no column for.
QString DatagramPeersText::toolTip(const QModelIndex &source)
{
    QStringList lines;
    for (const int column : {DatagramPeersModel::Peer, DatagramPeersModel::LastSeen, DatagramPeersModel::Ttl})
        lines.append(
            tr("%1: %2", "title of a column: value")
                .arg(tr(columnWords[static_cast<size_t>(column)].title), text(source.siblingAtColumn(column))));
    if (const int failed = source.data(DatagramPeersModel::FailedRole).toInt(); failed > 0)
        lines.append(tr("%n datagram(s) to it failed; the log says why.", nullptr, failed));
    return plainToolTip(lines.join(u'\n'));
}

QVariant DatagramPeersText::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(mapToSource(index));
    if (role == Qt::TextAlignmentRole && index.column() != DatagramPeersModel::Peer)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
    if (role == Qt::ToolTipRole)
        return toolTip(mapToSource(index));
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
        if (role == Qt::TextAlignmentRole && section != DatagramPeersModel::Peer)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
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
    : PanelTable({DatagramPeersModel::Peer, DatagramPeersModel::LastSeen, leastRows}, theme, parent)
    , m_text(new DatagramPeersText(this))
{
    setObjectName(QStringLiteral("peersTable"));
    m_text->setSourceModel(&model);
    setSelectionMode(SingleSelection);
    setUp(*m_text);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (const QString address = selectedAddress(); !address.isEmpty())
            Q_EMIT peerChosen(address);
    });
}

QString DatagramPeersView::selectedAddress() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.first().data(DatagramPeersModel::AddressRole).toString();
}

QString DatagramPeersView::widest(int column) const
{
    return QLatin1StringView(columnWords[static_cast<size_t>(column)].widest);
}

QString DatagramPeersView::emptyText() const
{
    return tr("No datagram yet");
}

void DatagramPeersView::retranslate()
{
    setAccessibleName(tr("Peers seen"));
    m_text->retranslate();
}

} // namespace sw

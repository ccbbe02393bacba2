// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionsview.h"

#include <algorithm>
#include <array>

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include "connectionsdelegate.h"
#include "connectionsmodel.h"
#include "connectionstext.h"
#include "socketsnow.h"

namespace sw {

namespace {

// The widest text that a column is made for; the rest of the room is the peer's.
constexpr std::array<const char *, ConnectionsModel::ColumnCount> widestTexts{
    "9999", "127.0.0.1:40312", "ESTABLISHED ", "recv() 59.9 s", "888.8 MiB", "888.8 MiB", "888 KiB", "888 KiB"};

} // namespace

ConnectionsView::ConnectionsView(ConnectionsModel &model, const Theme &theme, QWidget *parent)
    : PanelTable({ConnectionsModel::Peer, ConnectionsModel::ReceiveQueue}, theme, parent)
    , m_text(new ConnectionsText(this))
{
    setObjectName(QStringLiteral("connectionsTable"));
    m_text->setSourceModel(&model);
    setItemDelegate(new ConnectionsDelegate(theme, this));
    setSelectionMode(ExtendedSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setUp(*m_text);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);

    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConnectionsView::targetsChanged);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConnectionsView::shownChanged);
    connect(m_text, &QAbstractItemModel::dataChanged, this, &ConnectionsView::tellTargets);
    connect(verticalScrollBar(), &QAbstractSlider::valueChanged, this, &ConnectionsView::shownChanged);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &ConnectionsView::shownChanged);
    connect(m_text, &QAbstractItemModel::modelAboutToBeReset, this, &ConnectionsView::rememberSelection);
    connect(m_text, &QAbstractItemModel::modelReset, this, &ConnectionsView::restoreSelection);
}

ConnectionActions::Target ConnectionsView::targetOf(const QModelIndex &index)
{
    ConnectionActions::Target target;
    target.socket = index.data(ConnectionsModel::SocketRole).toUInt();
    target.connection = index.data(ConnectionsModel::NumberRole).toUInt();
    target.peer = index.siblingAtColumn(ConnectionsModel::Peer).data(ConnectionsModel::RawRole).toString();
    target.open = index.data(ConnectionsModel::OpenRole).toBool();
    target.paused = index.data(ConnectionsModel::PausedRole).toBool();
    target.sendEnded = index.data(ConnectionsModel::SendEndedRole).toBool();
    target.receiveEnded = index.data(ConnectionsModel::ReceiveEndedRole).toBool();
    const auto tls = static_cast<TlsStanding>(index.data(ConnectionsModel::TlsRole).toInt());
    target.mayStartTls = tls == TlsStanding::None;
    target.hasHandshake = tls != TlsStanding::None;
    return target;
}

std::vector<ConnectionActions::Target> ConnectionsView::targets() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex &one, const QModelIndex &other) { return one.row() < other.row(); });
    std::vector<ConnectionActions::Target> targets;
    for (const QModelIndex &row : std::as_const(rows))
        targets.push_back(targetOf(row));
    return targets;
}

std::vector<ConnectionActions::Target> ConnectionsView::onlyOpen() const
{
    std::vector<ConnectionActions::Target> open;
    for (int row = 0; row < m_text->rowCount() && !selectionModel()->hasSelection() && open.size() < 2; ++row) {
        const QModelIndex index = m_text->index(row, 0);
        if (index.data(ConnectionsModel::OpenRole).toBool())
            open.push_back(targetOf(index));
    }
    if (open.size() != 1)
        open.clear();
    return open;
}

// Rows change ten times a second; what the buttons do changes with few of them.
void ConnectionsView::tellTargets()
{
    std::vector<ConnectionActions::Target> now = onlyOpen();
    if (now.empty())
        now = targets();
    if (now == m_told)
        return;
    m_told = std::move(now);
    Q_EMIT targetsChanged();
}

void ConnectionsView::addWanted(SocketsWanted &wanted) const
{
    const int sorted = horizontalHeader()->sortIndicatorSection();
    if (sorted > ConnectionsModel::Peer && sorted < ConnectionsModel::ColumnCount)
        wanted.all = true;
    const int first = std::max(rowAt(0), 0);
    const int below = rowAt(viewport()->height() - 1);
    const int end = below < 0 ? m_text->rowCount() : below + 1;
    for (int row = first; row < end; ++row)
        wanted.add(m_text->index(row, 0).data(ConnectionsModel::SocketRole).toUInt());
}

void ConnectionsView::selectConnection(quint32 number)
{
    for (int row = 0; row < m_text->rowCount(); ++row) {
        if (m_text->index(row, 0).data(ConnectionsModel::NumberRole).toUInt() == number)
            selectRow(row);
    }
}

void ConnectionsView::rememberSelection()
{
    m_remembered.clear();
    for (const ConnectionActions::Target &target : targets())
        m_remembered.push_back(target.connection);
}

void ConnectionsView::restoreSelection()
{
    QItemSelection selection;
    for (int row = 0; row < m_text->rowCount() && !m_remembered.empty(); ++row) {
        const QModelIndex index = m_text->index(row, 0);
        if (std::count(m_remembered.begin(), m_remembered.end(), index.data(ConnectionsModel::NumberRole).toUInt()) > 0)
            selection.select(index, m_text->index(row, ConnectionsModel::ColumnCount - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    Q_EMIT targetsChanged();
}

void ConnectionsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel) && selectionModel()->hasSelection())
        clearSelection();
    else
        PanelTable::keyPressEvent(event);
}

QString ConnectionsView::widest(int column) const
{
    return QLatin1StringView(widestTexts[static_cast<size_t>(column)]);
}

QString ConnectionsView::emptyText() const
{
    return tr("No connection yet");
}

void ConnectionsView::retranslate()
{
    setAccessibleName(tr("Connections"));
    m_text->retranslate();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionsview.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include "connectionsdelegate.h"
#include "connectionstext.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int cellPadding = 12;
constexpr int leastRows = 3;
constexpr int leastChars = 40;

// The widest text that a column is made for; the rest of the room is the peer's.
constexpr std::array<const char *, ConnectionsModel::ColumnCount> widest{
    "9999", "", "ESTABLISHED ", "recv() 59.9 s", "888.8 MiB", "888.8 MiB", "888 KiB", "888 KiB"};
constexpr const char *leastPeer = "127.0.0.1:40312";

} // namespace

ConnectionsView::ConnectionsView(ConnectionsModel &model, const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_text(new ConnectionsText(this))
{
    setObjectName(QStringLiteral("connectionsTable"));
    m_text->setSourceModel(&model);
    setModel(m_text);
    setItemDelegate(new ConnectionsDelegate(theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    applyFonts(theme);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    // Rows of one height: nothing is measured, also with thousands of them.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    QHeaderView *head = horizontalHeader();
    head->setHighlightSections(false);
    head->setSortIndicatorClearable(true);
    head->setSortIndicator(-1, Qt::AscendingOrder);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSortingEnabled(true);
    retranslate();

    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConnectionsView::targetsChanged);
    connect(m_text, &QAbstractItemModel::dataChanged, this, &ConnectionsView::targetsChanged);
    connect(m_text, &QAbstractItemModel::modelAboutToBeReset, this, &ConnectionsView::rememberSelection);
    connect(m_text, &QAbstractItemModel::modelReset, this, &ConnectionsView::restoreSelection);
    connect(&theme, &Theme::changed, this, [this, &theme] {
        applyFonts(theme);
        fitColumns();
    });
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

QSize ConnectionsView::sizeHint() const
{
    const int rows = verticalHeader()->defaultSectionSize() * leastRows;
    return {fontMetrics().averageCharWidth() * leastChars,
            horizontalHeader()->sizeHint().height() + rows + 2 * frameWidth()};
}

void ConnectionsView::selectConnection(quint32 number)
{
    for (int row = 0; row < m_text->rowCount(); ++row) {
        if (m_text->index(row, 0).data(ConnectionsModel::NumberRole).toUInt() == number)
            selectRow(row);
    }
}

void ConnectionsView::applyFonts(const Theme &theme)
{
    QFont cells = theme.monospace();
    const QFont small = theme.smallFont();
    if (small.pointSizeF() > 0)
        cells.setPointSizeF(small.pointSizeF());
    setFont(cells);
    horizontalHeader()->setFont(theme.smallFont());
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

void ConnectionsView::fitColumns()
{
    const QFontMetrics cells = fontMetrics();
    const QFontMetrics head(horizontalHeader()->font());
    int used = 0;
    int queues = 0;
    for (int column = 0; column < ConnectionsModel::ColumnCount; ++column) {
        if (column == ConnectionsModel::Peer)
            continue;
        const QString title = m_text->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(cells.horizontalAdvance(QLatin1StringView(widest[static_cast<size_t>(column)])),
                                   head.horizontalAdvance(title))
            + cellPadding;
        setColumnWidth(column, width);
        used += width;
        if (column >= ConnectionsModel::ReceiveQueue)
            queues += width;
    }
    const int least = cells.horizontalAdvance(QLatin1StringView(leastPeer)) + cellPadding;
    // Where not all columns fit, the queues are told by the tool tip of a row, so that nothing has to be scrolled sideways.
    const bool narrow = viewport()->width() < used + least;
    for (int column = ConnectionsModel::ReceiveQueue; column <= ConnectionsModel::SendQueue; ++column)
        setColumnHidden(column, narrow);
    setColumnWidth(ConnectionsModel::Peer, std::max(least, viewport()->width() - used + (narrow ? queues : 0)));
}

void ConnectionsView::retranslate()
{
    setAccessibleName(tr("Connections"));
    m_text->retranslate();
    fitColumns();
    updateGeometry(); // the titles may be higher in another language
}

void ConnectionsView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
        fitColumns();
    }
}

void ConnectionsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void ConnectionsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_text->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(horizontalHeader()->font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No connection yet"));
}

} // namespace sw

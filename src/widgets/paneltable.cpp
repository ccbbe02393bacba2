// SPDX-License-Identifier: GPL-3.0-or-later
#include "paneltable.h"

#include <algorithm>

#include <QEvent>
#include <QHeaderView>
#include <QPainter>

#include "theme.h"

namespace sw {

namespace {

constexpr int cellPadding = 12;
constexpr int rowPadding = 6;
constexpr int leastChars = 40;

} // namespace

PanelTable::PanelTable(const Shape &shape, const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_shape(shape)
    , m_theme(theme)
{
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    // Rows of one height: nothing is measured, also with thousands of them.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void PanelTable::setUp(QAbstractItemModel &model)
{
    setModel(&model);
    m_ready = true;
    applyFonts();
    retranslate();
    fitColumns();
    connect(&m_theme, &Theme::changed, this, &PanelTable::applyFonts);
}

QSize PanelTable::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * leastChars,
            horizontalHeader()->sizeHint().height() + m_shape.leastRows * verticalHeader()->defaultSectionSize()
                + 2 * frameWidth()};
}

void PanelTable::applyFonts()
{
    QFont cells = m_theme.monospace();
    const QFont small = m_theme.smallFont();
    if (small.pointSizeF() > 0)
        cells.setPointSizeF(small.pointSizeF());
    setFont(cells);
    horizontalHeader()->setFont(small);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    fitColumns();
}

int PanelTable::neededWidth(int column) const
{
    const QFontMetrics head(horizontalHeader()->font());
    const int cells = fontMetrics().horizontalAdvance(widest(column));
    // The filler's title needs no room of its own: it has more than that.
    const QString title = column == m_shape.filler
        ? QString()
        : model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return std::max(cells, head.horizontalAdvance(title)) + cellPadding;
}

void PanelTable::fitColumns()
{
    if (!m_ready)
        return;
    const int count = model()->columnCount();
    int used = 0;
    for (int column = 0; column < count; ++column) {
        const int width = neededWidth(column);
        used += width;
        setColumnWidth(column, width);
    }
    // Nothing has to be scrolled sideways: the tool tip of a row tells what its hidden columns have.
    for (int column = count - 1; column >= 0; --column) {
        const bool hide = m_shape.firstOptional >= 0 && column >= m_shape.firstOptional && used > viewport()->width();
        used -= hide ? neededWidth(column) : 0; // a hidden column has no width to ask for
        setColumnHidden(column, hide);
    }
    const int least = neededWidth(m_shape.filler);
    setColumnWidth(m_shape.filler, std::max(least, viewport()->width() - used + least));
}

void PanelTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (!m_ready)
        return;
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fitColumns();
        updateGeometry(); // the titles may be higher in another language
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
        fitColumns();
    }
}

void PanelTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void PanelTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_ready || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(horizontalHeader()->font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText());
}

} // namespace sw

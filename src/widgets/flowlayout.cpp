// SPDX-License-Identifier: GPL-3.0-or-later
#include "flowlayout.h"

#include <algorithm>

#include <QStyle>
#include <QWidget>

namespace sw {

FlowLayout::FlowLayout(QWidget *parent, int spacing)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto at = m_items.begin() + index;
    QLayoutItem *item = at->release();
    m_items.erase(at);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    int shown = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (shown++ > 0 ? spacing() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins margins = contentsMargins();
    return QSize(width, height) + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const int needed = place(rect, true);
    // What a splitter may squeeze knows nothing of heights that follow from widths: without this, lines would be clipped.
    QWidget *parent = parentWidget();
    if (parent != nullptr && parent->layout() == this && parent->minimumHeight() != needed)
        parent->setMinimumHeight(needed);
}

// Gives the height used. A line is collected first, so that its items can be centred on it.
int FlowLayout::place(const QRect &rect, bool apply) const
{
    const QMargins margins = contentsMargins();
    const QRect inner = rect.marginsRemoved(margins);
    const Qt::LayoutDirection direction = parentWidget() != nullptr ? parentWidget()->layoutDirection()
                                                                    : Qt::LeftToRight;
    int y = inner.top();
    int x = inner.left();
    int lineHeight = 0;
    std::vector<std::pair<QLayoutItem *, QRect>> line;
    const auto finishLine = [&] {
        for (const auto &[item, wanted] : line) {
            const QRect centred = wanted.translated(0, (lineHeight - wanted.height()) / 2);
            if (apply)
                item->setGeometry(QStyle::visualRect(direction, inner, centred));
        }
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint().expandedTo(item->minimumSize());
        const QSize size(std::max(item->minimumSize().width(), std::min(hint.width(), inner.width())), hint.height());
        if (!line.empty() && x + size.width() > inner.left() + inner.width()) {
            finishLine();
            x = inner.left();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        line.emplace_back(item.get(), QRect(QPoint(x, y), size));
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    finishLine();
    return y + lineHeight - rect.top() + margins.bottom();
}

} // namespace sw

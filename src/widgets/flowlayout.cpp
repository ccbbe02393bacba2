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
        if (!isEmpty(*item))
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
        if (isEmpty(*item))
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

void FlowLayout::setFlexible(bool on)
{
    m_flexible = on;
    invalidate();
}

void FlowLayout::setOnGround(bool on)
{
    m_onGround = on;
    invalidate();
}

/// Hidden, or with nothing in it that is shown.
bool FlowLayout::isEmpty(const QLayoutItem &item)
{
    return item.isEmpty() || item.sizeHint().isEmpty();
}

FlowLayout::Placed FlowLayout::measure(QLayoutItem &item, int most) const
{
    const QSize least = item.minimumSize();
    const QSize hint = item.sizeHint().expandedTo(least);
    const bool flexible = m_flexible && item.expandingDirections().testFlag(Qt::Horizontal);
    return {&item,
            QSize(flexible ? least.width() : std::max(least.width(), std::min(hint.width(), most)), hint.height()),
            flexible};
}

/// Shares what is left of a line: up to the hints, the last one first, then in order up to the maximum widths.
void FlowLayout::stretch(std::vector<Placed> &line, int room) const
{
    const auto widen = [&room](Placed &one, int wanted) {
        const int more = one.flexible ? std::clamp(wanted - one.size.width(), 0, std::max(0, room)) : 0;
        one.size.rwidth() += more;
        room -= more;
    };
    for (auto one = line.rbegin(); one != line.rend(); ++one)
        widen(*one, one->item->sizeHint().width());
    for (Placed &one : line)
        widen(one, one.item->maximumSize().width());
}

// Gives the height used. A line is collected first, so that its items can be centred on it.
int FlowLayout::place(const QRect &rect, bool apply) const
{
    const QMargins margins = contentsMargins();
    const QRect inner = rect.marginsRemoved(margins);
    const Qt::LayoutDirection direction = parentWidget() != nullptr ? parentWidget()->layoutDirection()
                                                                    : Qt::LeftToRight;
    int y = inner.top();
    int used = 0; // of the line's width
    int lineHeight = 0;
    std::vector<Placed> line;
    const auto finishLine = [&] {
        if (apply) {
            stretch(line, inner.width() - used);
            int x = inner.left();
            for (const Placed &one : line) {
                const int above = (lineHeight - one.size.height()) / (m_onGround ? 1 : 2);
                const QRect place(QPoint(x, y + above), one.size);
                one.item->setGeometry(QStyle::visualRect(direction, inner, place));
                x += one.size.width() + spacing();
            }
        }
        line.clear();
    };
    for (const auto &item : m_items) {
        if (isEmpty(*item))
            continue;
        const Placed one = measure(*item, inner.width());
        const int wanted = one.size.width() + (line.empty() ? 0 : spacing());
        if (!line.empty() && used + wanted > inner.width()) {
            finishLine();
            y += lineHeight + spacing();
            used = one.size.width();
            lineHeight = 0;
        } else {
            used += wanted;
        }
        line.push_back(one);
        lineHeight = std::max(lineHeight, one.size.height());
    }
    finishLine();
    return y + lineHeight - rect.top() + margins.bottom();
}

} // namespace sw

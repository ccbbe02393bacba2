// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldflow.h"

#include <algorithm>
#include <map>
#include <vector>

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QWidget>

#include "flowlayout.h"

namespace sw {

namespace {

constexpr int mostSpacing = 6; ///< so that a line holds all fields in the smallest window

struct Column
{
    bool stretches = false;
    std::vector<QLayoutItem *> items; ///< from top to bottom
};

std::map<int, Column> columnsOf(QGridLayout &grid)
{
    std::map<int, std::map<int, std::vector<QLayoutItem *>>> places;
    while (grid.count() > 0) {
        int row = 0;
        int column = 0;
        int rows = 0;
        int width = 0;
        grid.getItemPosition(0, &row, &column, &rows, &width);
        places[column][row].push_back(grid.takeAt(0));
    }
    std::map<int, Column> columns;
    for (const auto &[number, rows] : places) {
        columns[number].stretches = grid.columnStretch(number) > 0;
        for (const auto &[row, items] : rows)
            columns[number].items.insert(columns[number].items.end(), items.begin(), items.end());
    }
    return columns;
}

void moveInto(QVBoxLayout &pair, QLayoutItem *item)
{
    if (QLayout *inner = item->layout()) {
        inner->setParent(nullptr);
        pair.addLayout(inner);
        return;
    }
    pair.addWidget(item->widget());
    delete item;
}

} // namespace

void flowFields(QGridLayout &grid)
{
    QWidget *owner = grid.parentWidget();
    const int spacing = std::min(grid.horizontalSpacing(), mostSpacing);
    const int lines = grid.verticalSpacing();
    const std::map<int, Column> columns = columnsOf(grid);
    auto *area = new QWidget(owner);
    if (owner->layout() == &grid) {
        delete &grid;
        auto *column = new QVBoxLayout(owner);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(lines);
        column->addWidget(area);
    } else {
        auto *column = qobject_cast<QBoxLayout *>(owner->layout());
        const int place = column->indexOf(&grid);
        column->removeItem(&grid);
        delete &grid;
        column->insertWidget(place, area);
    }
    auto *flow = new FlowLayout(area, spacing);
    flow->setFlexible(true);
    flow->setOnGround(true);
    for (const auto &[number, column] : columns) {
        if (column.items.size() == 1 && column.items.front()->widget() != nullptr) {
            flow->addWidget(column.items.front()->widget());
            delete column.items.front();
            continue;
        }
        auto *pair = new QWidget(area);
        // What is typed in may give way a little before the line is broken.
        const bool gives = column.stretches
            || std::any_of(column.items.begin(), column.items.end(),
                           [](QLayoutItem *item) { return qobject_cast<QLineEdit *>(item->widget()) != nullptr; });
        pair->setSizePolicy(gives ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Fixed);
        auto *inner = new QVBoxLayout(pair);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->setSpacing(lines);
        for (QLayoutItem *item : column.items)
            moveInto(*inner, item);
        flow->addWidget(pair);
    }
}

} // namespace sw

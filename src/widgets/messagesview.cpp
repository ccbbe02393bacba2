// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesview.h"

#include <array>

namespace sw {

namespace {

constexpr std::array<const char *, MessagesModel::ColumnCount> widestTexts{
    "88:88:88.888 888", "Server 88 #888", "▼ received ", "8,888,888", "8,888", "a message of some length"};

} // namespace

MessagesView::MessagesView(MessagesModel &model, const Theme &theme, QWidget *parent)
    : PanelTable({MessagesModel::Text, -1, 4}, theme, parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("messagesTable"));
    setSelectionMode(SingleSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight);
    setUp(model);
}

QString MessagesView::widest(int column) const
{
    return QString::fromUtf8(widestTexts[size_t(column)]);
}

QString MessagesView::emptyText() const
{
    return m_model.isSearching() ? tr("Looking for messages…")
                                 : tr("No message yet. Choose above how messages follow each other in a stream.");
}

void MessagesView::retranslate()
{
    setAccessibleName(tr("Messages"));
}

void MessagesView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    PanelTable::currentChanged(current, previous);
    Q_EMIT currentChosen();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "optionsession.h"

namespace sw {

class OptionsText;

/// Edits an option in its row, in a field that fits it and covers both value columns. Main thread.
class OptionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Both outlive this.
    OptionDelegate(OptionSession &session, const OptionsText &text, QObject *parent);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    OptionSession &m_session;
    const OptionsText &m_text;
};

} // namespace sw

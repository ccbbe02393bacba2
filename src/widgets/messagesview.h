// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagesmodel.h"
#include "paneltable.h"

namespace sw {

/// The table of messages; follows the newest while its end is in view. Main thread; model and theme outlive it.
class MessagesView final : public PanelTable
{
    Q_OBJECT

public:
    MessagesView(MessagesModel &model, const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void currentChosen(); ///< another message, or none

protected:
    [[nodiscard]] QString widest(int column) const override;
    [[nodiscard]] QString emptyText() const override;
    void retranslate() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    MessagesModel &m_model;
};

} // namespace sw

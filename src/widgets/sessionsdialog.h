// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QDialog>
#include <QTimer>

#include "sessionfolder.h"
#include "sessionkeeper.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace sw {

/// The sessions on disk with their sizes, to be opened or deleted, and the budgets of memory and disk. Main thread; the keeper
/// outlives it.
class SessionsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SessionsDialog(SessionKeeper &keeper, QWidget *parent = nullptr);

    void refresh();
    /// Chooses the oldest that can be deleted, as many as must go so that a part of the budget is free again.
    void chooseOldest();

Q_SIGNALS:
    void openRequested(const QString &path);
    void budgetsChanged(int memoryMiB, int diskMiB); ///< disk 0: the default

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void fill();
    void showButtons();
    void askAndDelete();
    void openChosen();
    void applyBudgets();
    [[nodiscard]] std::vector<SessionEntry> chosen() const;

    SessionKeeper &m_keeper;
    std::vector<SessionEntry> m_entries;
    QTreeWidget *m_list;
    QLabel *m_sum;
    QLabel *m_problem;
    QPushButton *m_open;
    QPushButton *m_delete;
    QPushButton *m_close;
    QLabel *m_memoryLabel;
    QSpinBox *m_memory;
    QLabel *m_diskLabel;
    QSpinBox *m_disk;
};

} // namespace sw

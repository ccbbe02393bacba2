// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QTimer>
#include <QToolButton>

#include "sessionkeeper.h"

class QActionGroup;
class QMenu;

namespace sw {

/// In the status bar: how the session is kept, what its file takes, and when something is amiss; its menu changes it. Main thread; both
/// outlive it.
class SessionIndicator final : public QToolButton
{
    Q_OBJECT

public:
    SessionIndicator(const SessionKeeper &keeper, QWidget *parent = nullptr);

    void renew();
    void addMenuActions(const QList<QAction *> &actions); ///< below the policies

Q_SIGNALS:
    void policyChosen(sw::KeepPolicy policy);
    void rowsCame(); ///< the writer's own ones too, which nobody else tells of

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const SessionKeeper &m_keeper;
    QMenu *m_menu;
    QActionGroup *m_group;
    std::array<QAction *, 3> m_policies{};
    QTimer m_timer;
    quint64 m_rows = 0;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "backendkind.h"
#include "calltable.h"

class QLineEdit;
class QTreeWidget;

namespace sw {

/// Every call that can be made, in groups, with a field that searches names and meanings. Pops up under a button and goes
/// when one is chosen. Main thread.
class CallMenu final : public QFrame
{
    Q_OBJECT

public:
    explicit CallMenu(QWidget *parent = nullptr);

    /// Calls that the backend does not make say so, or are left out when none makes them.
    void setBackend(BackendKind backend);
    void popUp(const QPoint &globalPosition);

    /// What the call is for, one sentence.
    static QString meaning(Call call);

Q_SIGNALS:
    void chosen(const sw::CallSpec *call);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void search(const QString &text);
    void choose();

    BackendKind m_backend = BackendKind::Native;
    QLineEdit *m_search;
    QTreeWidget *m_tree;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QToolBar;
class QToolButton;

namespace sw {

/// Lets some buttons of a tool bar show their icon alone while there is no room for the text of all. They keep tool tip and
/// accessible name. Owned by the tool bar. Main thread.
class ToolBarFit final : public QObject
{
    Q_OBJECT

public:
    ToolBarFit(QToolBar *toolBar, QList<QToolButton *> yielding);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    [[nodiscard]] int wanted() const; ///< the width of all with their texts, in pixels

    QToolBar *m_toolBar;
    const QList<QToolButton *> m_yielding;
};

} // namespace sw

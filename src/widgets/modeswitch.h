// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "endpointpanel.h"

class QAction;

namespace sw {

/// The two buttons 'Automatic' and 'Step by step' of the tool bar: they tell and change the mode of the current panel. Main
/// thread.
class ModeSwitch final : public QObject
{
    Q_OBJECT

public:
    explicit ModeSwitch(QObject *parent);

    [[nodiscard]] QList<QAction *> actions() const { return {m_automatic, m_steps}; }
    /// `name`: what the panel is called; null: there is none.
    void show(EndpointPanel *panel, const QString &name);

private:
    void choose(PanelMode mode);

    QPointer<EndpointPanel> m_panel;
    QAction *m_automatic;
    QAction *m_steps;
};

} // namespace sw

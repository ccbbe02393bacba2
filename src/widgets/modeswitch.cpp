// SPDX-License-Identifier: GPL-3.0-or-later
#include "modeswitch.h"

#include <QAction>
#include <QActionGroup>

namespace sw {

ModeSwitch::ModeSwitch(QObject *parent)
    : QObject(parent)
    , m_automatic(new QAction(this))
    , m_steps(new QAction(this))
{
    m_automatic->setObjectName(QStringLiteral("automaticAction"));
    m_steps->setObjectName(QStringLiteral("stepByStepAction"));
    auto *group = new QActionGroup(this);
    for (QAction *action : actions()) {
        action->setCheckable(true);
        group->addAction(action);
    }
    m_automatic->setChecked(true);
    connect(m_automatic, &QAction::triggered, this, [this] { choose(PanelMode::Automatic); });
    connect(m_steps, &QAction::triggered, this, [this] { choose(PanelMode::StepByStep); });
}

void ModeSwitch::choose(PanelMode mode)
{
    if (m_panel)
        m_panel->askForMode(mode);
}

void ModeSwitch::show(EndpointPanel *panel, const QString &name)
{
    m_panel = panel;
    m_automatic->setText(tr("&Automatic"));
    m_steps->setText(tr("&Step by step"));
    m_automatic->setIconText(tr("Automatic"));
    m_steps->setIconText(tr("Step by step"));
    const PanelMode mode = panel ? panel->wantedMode() : PanelMode::Automatic;
    (mode == PanelMode::Automatic ? m_automatic : m_steps)->setChecked(true);
    for (QAction *action : actions())
        action->setEnabled(panel != nullptr);
    m_automatic->setToolTip(panel ? tr("%1 runs its recipe: all calls by themselves").arg(name)
                                  : tr("There is no panel."));
    m_steps->setToolTip(
        panel ? tr("%1 makes each call alone, when you say so, with your arguments, in any order").arg(name)
              : tr("There is no panel."));
}

} // namespace sw

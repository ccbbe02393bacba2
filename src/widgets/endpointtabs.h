// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTabWidget>

#include "logwho.h"

class QToolButton;

namespace sw {

class EndpointPanel;
class Theme;

/// One side of the window: its panels as tabs, each with a dot that tells the state by colour and shape. Main thread.
class EndpointTabs final : public QTabWidget
{
    Q_OBJECT

public:
    /// `theme` must outlive this.
    EndpointTabs(WhoRole role, const Theme &theme, QWidget *parent = nullptr);

    void addPanel(EndpointPanel *panel, int index = -1); ///< takes it over and shows it; -1: as the last one
    [[nodiscard]] EndpointPanel *currentPanel() const; ///< null when there is none
    [[nodiscard]] EndpointPanel *panel(int index) const;
    [[nodiscard]] std::vector<EndpointPanel *> panels() const;
    [[nodiscard]] int indexOfPanel(const EndpointPanel *panel) const; ///< -1 when it is not here
    /// Ends what the panel's endpoint does and takes the tab away.
    void closePanel(int index);

Q_SIGNALS:
    void addRequested();
    void panelsChanged(); ///< one came or went, or has another title

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPanel(EndpointPanel *panel);
    void retranslate();
    [[nodiscard]] QIcon dot(const EndpointPanel &panel) const;
    [[nodiscard]] static QString stateWord(const EndpointPanel &panel);

    const WhoRole m_role;
    const Theme &m_theme;
    QToolButton *m_add;
};

} // namespace sw

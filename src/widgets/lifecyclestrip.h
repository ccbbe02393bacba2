// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "lifecyclestripgeometry.h"
#include "lifecyclestriptext.h"

namespace sw {

class Theme;

/// The calls of a role in textbook order as chevrons: what happened, with its result; what is blocked, counting; what failed,
/// with its errno. Painted; tells each place to assistive tools. Main thread.
class LifecycleStrip final : public QWidget
{
    Q_OBJECT

public:
    using Role = StripRole;

    /// `theme` must outlive this.
    explicit LifecycleStrip(const Theme &theme, QWidget *parent = nullptr);

    /// Endpoint::steps(). Blocked times count on by themselves while the strip is visible.
    void setSteps(const std::vector<LifecycleStep> &steps, Role role);

    [[nodiscard]] const std::vector<StripCell> &cells() const { return m_cells; }
    [[nodiscard]] LifecycleStripGeometry geometryNow() const;
    [[nodiscard]] int currentCell() const { return m_current; } ///< the one with the keyboard's frame
    void setCurrentCell(int index);
    /// Each place becomes a button for its call; a server's recv and send get places of their own.
    void setCallable(bool callable);
    [[nodiscard]] bool isCallable() const { return m_callable; }
    /// The call whose place stands out, None: no place does. Only while callable.
    void setChosenCall(Call call);
    [[nodiscard]] bool isCounting() const { return m_timer.isActive(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void callChosen(sw::Call call); ///< its arguments are to be shown
    void callWanted(sw::Call call); ///< it is to be made at once

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void tellStates(const std::vector<StripCell> &before, bool sameCount);
    void followTimer();
    void updateHeight();
    void showToolTip(int index, const QPoint &globalPosition);

    const Theme &m_theme;
    std::vector<LifecycleStep> m_steps;
    std::vector<StripCell> m_cells;
    Role m_role = Role::Server;
    Call m_chosen = Call::None;
    bool m_callable = false;
    int m_current = 0;
    int m_heightHint = 0;
    mutable std::optional<LifecycleStripGeometry> m_geometry; ///< of what it shows now; measuring text takes long
    QTimer m_timer;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    [[nodiscard]] bool isCounting() const { return m_timer.isActive(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void followTimer();
    void updateHeight();
    void showToolTip(int index, const QPoint &globalPosition);

    const Theme &m_theme;
    std::vector<LifecycleStep> m_steps;
    std::vector<StripCell> m_cells;
    Role m_role = Role::Server;
    int m_current = 0;
    int m_heightHint = 0;
    QTimer m_timer;
};

} // namespace sw

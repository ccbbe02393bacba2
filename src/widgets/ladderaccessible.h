// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAccessibleWidget>

namespace sw {

class LadderView;

/// Tells assistive tools what the ladder shows: a list whose children are the calls on screen, from the top. Main thread.
class LadderAccessible final : public QAccessibleWidget
{
public:
    static void install(); ///< once a process; more often does no harm

    explicit LadderAccessible(LadderView *view);
    ~LadderAccessible() override;

    QString text(QAccessible::Text type) const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    [[nodiscard]] LadderView &view() const;
    [[nodiscard]] QString callText(int index) const;
    [[nodiscard]] QRect callRect(int index) const; ///< on the screen
    [[nodiscard]] bool isCurrent(int index) const;

private:
    mutable std::vector<QAccessible::Id> m_calls;
};

} // namespace sw

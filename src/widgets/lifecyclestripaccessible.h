// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAccessibleWidget>

namespace sw {

class LifecycleStrip;

/// Tells assistive tools what the strip shows: a list with a child per place, each with the call as its name and its state
/// as its value. Main thread.
class LifecycleStripAccessible final : public QAccessibleWidget
{
public:
    static void install(); ///< once a process; more often does no harm

    explicit LifecycleStripAccessible(LifecycleStrip *strip);
    ~LifecycleStripAccessible() override;

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    [[nodiscard]] LifecycleStrip &strip() const;

    mutable std::vector<QAccessible::Id> m_places;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAccessibleWidget>

namespace sw {

class LogView;

/// Tells assistive tools what the log shows: a list whose children are the lines on screen, running calls at its end. Main
/// thread.
class LogAccessible final : public QAccessibleWidget
{
public:
    static void install(); ///< once a process; more often does no harm

    explicit LogAccessible(LogView *view);
    ~LogAccessible() override;

    QString text(QAccessible::Text type) const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    [[nodiscard]] LogView &view() const;
    [[nodiscard]] QString lineText(int index) const; ///< all columns of the line, with their titles where that helps
    [[nodiscard]] QRect lineRect(int index) const; ///< on the screen

private:
    mutable std::vector<QAccessible::Id> m_lines;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace sw::styleparts {

// What the files of ThemeStyle share. Lengths in pixels, a border of one included.
constexpr int corner = 5; ///< radius
constexpr int indicatorSide = 15;
constexpr QMargins fieldMargins(7, 4, 7, 4);
constexpr QMargins comboMargins(7, 4, 3, 4);
constexpr int chevronSide = 10;
constexpr int dropDown = 18; ///< width of what opens a list or a menu
constexpr int stepper = 16; ///< width of the two buttons of a spin box
constexpr QMargins buttonMargins(11, 5, 11, 5);
constexpr QMargins outlinedMargins(9, 5, 9, 5);
constexpr QMargins plainMargins(4, 4, 4, 4);
constexpr QMargins headMargins(6, 3, 6, 4);

[[nodiscard]] bool isSet(const QWidget *widget, const char *name); ///< a dynamic property
[[nodiscard]] bool isField(const QWidget *widget); ///< a text edit, or a view that is framed like one
[[nodiscard]] bool isLowTabBar(const QWidget *widget);
[[nodiscard]] bool isOutlined(const QWidget *widget); ///< a tool button that looks like a push button
[[nodiscard]] bool isInsideField(const QWidget *widget); ///< the text field of a spin box or a combo box

} // namespace sw::styleparts

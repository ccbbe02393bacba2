// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace sw {

/// Sets a dynamic property on which the style sheet of Theme depends ("mono", "ink", "invalid" ...) and lets the sheet look
/// again. Fonts and palettes set by hand are lost when a widget gets a new parent under a style sheet; these are not.
inline void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace sw

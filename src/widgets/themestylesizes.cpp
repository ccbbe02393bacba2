// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of a widget stand, and how large it wants to be.
#include "themestyle.h"

#include <algorithm>

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QStyleOption>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>

#include "themestyleparts.h"

namespace sw {

namespace styleparts {

bool isLowTabBar(const QWidget *widget)
{
    return widget && widget->objectName() == QLatin1StringView("recordTabBar");
}

bool isOutlined(const QWidget *widget)
{
    return widget && (qobject_cast<const QToolBar *>(widget->parentWidget()) || isSet(widget, "outlined"));
}

bool isInsideField(const QWidget *widget)
{
    const QWidget *parent = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent);
}

} // namespace styleparts

using namespace styleparts;

namespace {

QMargins toolMargins(const QWidget *widget)
{
    QMargins margins = isOutlined(widget) ? outlinedMargins : plainMargins;
    const auto *button = qobject_cast<const QToolButton *>(widget);
    if (button && button->popupMode() == QToolButton::MenuButtonPopup)
        margins.setRight(21);
    else if (button && button->popupMode() == QToolButton::InstantPopup)
        margins.setRight(19);
    return margins;
}

bool hasSteppers(const QStyleOption *option)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    return spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
}

} // namespace

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    switch (type) {
    case CT_LineEdit:
        return isInsideField(widget) ? size : size.grownBy(fieldMargins);
    case CT_SpinBox:
        return size.grownBy(fieldMargins) + QSize(hasSteppers(option) ? stepper : 0, 0);
    case CT_ComboBox:
        return size.grownBy(comboMargins) + QSize(dropDown + 2, 0);
    case CT_CheckBox: {
        const QSize own = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {own.width() - 4, std::max(size.height(), indicatorSide)};
    }
    case CT_PushButton:
        return size.grownBy(buttonMargins);
    case CT_ToolButton:
        return size.grownBy(toolMargins(widget)) + QSize(3, 3);
    case CT_HeaderSection:
        return QProxyStyle::sizeFromContents(type, option, size, widget).grownBy(headMargins);
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const auto inside = [option](const QMargins &margins) {
        return visualRect(option->direction, option->rect, option->rect.marginsRemoved(margins));
    };
    switch (element) {
    case SE_LineEditContents:
        return isInsideField(widget) ? option->rect : inside(fieldMargins);
    case SE_PushButtonContents:
        return inside(buttonMargins);
    case SE_TabBarTabRightButton: // nearer to the edge than the text
        return QProxyStyle::subElementRect(element, option, widget)
            .translated(option->direction == Qt::LeftToRight ? 7 : -7, 0);
    case SE_TabWidgetTabPane:
    case SE_TabWidgetTabContents:
        if (const auto *tabs = qstyleoption_cast<const QStyleOptionTabWidgetFrame *>(option);
            tabs && tabs->shape == QTabBar::RoundedNorth)
            return tabs->rect.adjusted(0, tabs->tabBarSize.height() + (element == SE_TabWidgetTabContents ? 1 : 0), 0,
                                       0);
        break;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    const QRect all = option->rect;
    const auto visual = [&](const QRect &rect) { return visualRect(option->direction, all, rect); };
    if (control == CC_ComboBox) {
        if (part == SC_ComboBoxFrame)
            return all;
        if (part == SC_ComboBoxArrow)
            return visual(QRect(all.right() - dropDown, all.top() + 1, dropDown, all.height() - 2));
        if (part == SC_ComboBoxEditField)
            return visual(all.marginsRemoved(comboMargins).adjusted(0, 0, -dropDown, 0));
    }
    if (control == CC_SpinBox) {
        const bool steppers = hasSteppers(option);
        if (part == SC_SpinBoxFrame)
            return all;
        if (part == SC_SpinBoxEditField)
            return visual(all.marginsRemoved(fieldMargins).adjusted(0, 0, steppers ? -stepper : 0, 0));
        if ((part == SC_SpinBoxUp || part == SC_SpinBoxDown) && !steppers)
            return {};
        const QRect buttons(all.right() - stepper + 1, all.top(), stepper, all.height());
        if (part == SC_SpinBoxUp)
            return visual(buttons.adjusted(0, 0, 0, -buttons.height() / 2));
        if (part == SC_SpinBoxDown)
            return visual(buttons.adjusted(0, buttons.height() - buttons.height() / 2, 0, 0));
    }
    if (control == CC_ToolButton) {
        if (part == SC_ToolButton)
            return all;
        if (part == SC_ToolButtonMenu)
            return visual(QRect(all.right() - dropDown, all.top(), dropDown + 1, all.height()));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
// How things are drawn.
#include "themestyle.h"

#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStyleOption>
#include <QTextEdit>
#include <QToolButton>

#include "themestyleparts.h"

namespace sw {

using namespace styleparts;

struct ThemeStyle::Look
{
    QColor fill; ///< invalid: nothing
    QColor border; ///< invalid: none
    int width = 1;
};

void ThemeStyle::drawBox(QPainter &painter, const QRect &rect, const Look &look) const
{
    if (!look.fill.isValid() && !look.border.isValid())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.border.isValid() ? QPen(look.border, look.width) : QPen(Qt::NoPen));
    painter.setBrush(look.fill.isValid() ? QBrush(look.fill) : QBrush(Qt::NoBrush));
    const qreal half = look.border.isValid() ? look.width / 2.0 : 0;
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), corner - half, corner - half);
    painter.restore();
}

void ThemeStyle::drawChevron(QPainter &painter, const QRect &rect, bool up, int side) const
{
    // In a square of 16, as the icons are drawn.
    const qreal unit = side / 16.0;
    const QPointF middle = QRectF(rect).center();
    const qreal wide = 4.5 * unit;
    const qreal high = (up ? -2.25 : 2.25) * unit;
    const QPointF points[] = {middle + QPointF(-wide, -high), middle + QPointF(0, high), middle + QPointF(wide, -high)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(ColorRole::MutedText), 2 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points, 3);
    painter.restore();
}

void ThemeStyle::drawCheck(QPainter &painter, const QStyleOption &option) const
{
    const bool enabled = option.state & State_Enabled;
    const bool on = option.state & State_On;
    const bool partly = option.state & State_NoChange;
    Look look{color(ColorRole::Surface), color(ColorRole::MutedText)};
    if (on)
        look = {color(ColorRole::Accent), color(ColorRole::Accent)};
    else if (option.state & State_HasFocus)
        look.border = color(ColorRole::Accent);
    if (!enabled)
        look = {color(ColorRole::Window), color(ColorRole::Line)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.border);
    painter.setBrush(look.fill);
    QRectF box(0, 0, indicatorSide - 1, indicatorSide - 1);
    box.moveCenter(QRectF(option.rect).center());
    painter.drawRoundedRect(box, 3, 3);
    const qreal unit = (indicatorSide - 2) / 16.0;
    const QPointF from = box.topLeft() + QPointF(0.5, 0.5);
    painter.setPen(QPen(color(ColorRole::AccentText), 2.4 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (on) {
        const QPointF points[] = {from + QPointF(3, 8.5) * unit, from + QPointF(6.2, 11.7) * unit,
                                  from + QPointF(13, 4.8) * unit};
        painter.drawPolyline(points, 3);
    } else if (partly) {
        painter.setPen(QPen(color(ColorRole::MutedText), 2.4 * unit));
        painter.drawLine(from + QPointF(4, 8) * unit, from + QPointF(12, 8) * unit);
    }
    painter.restore();
}

ThemeStyle::Look ThemeStyle::fieldLook(const QStyleOption &option, const QWidget *widget) const
{
    const bool focus = option.state & State_HasFocus;
    const bool textEdit = qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
    if (textEdit && isSet(widget, "flat"))
        return focus ? Look{{}, color(ColorRole::Accent)} : Look{};
    if (textEdit || isField(widget) || isSet(widget, "box"))
        return {color(ColorRole::Surface), color(textEdit && focus ? ColorRole::Accent : ColorRole::Line)};
    if (isSet(widget, "invalid"))
        return {color(ColorRole::ErrorSoft), color(ColorRole::Error)};
    return {color(option.state & State_Enabled ? ColorRole::Surface : ColorRole::Window),
            color(focus ? ColorRole::Accent : ColorRole::Line)};
}

ThemeStyle::Look ThemeStyle::buttonLook(const QStyleOption &option, const QWidget *, bool primary) const
{
    const bool focus = option.state & State_HasFocus;
    const bool pressed = option.state & State_Sunken;
    const bool hover = option.state & State_MouseOver;
    if (!(option.state & State_Enabled))
        return {color(primary ? ColorRole::IdleSoft : ColorRole::Window), color(ColorRole::Line)};
    if (primary) {
        const QColor accent = color(ColorRole::Accent);
        const QColor lively = m_dark ? accent.lighter(112) : accent.darker(115);
        return {hover || pressed ? lively : accent, focus ? color(ColorRole::Text) : accent, focus ? 2 : 1};
    }
    if (option.state & State_On)
        return {color(ColorRole::AccentSoft), color(ColorRole::Accent)};
    return {color(pressed     ? ColorRole::AccentSoft
                      : hover ? ColorRole::IdleSoft
                              : ColorRole::Surface),
            color(focus ? ColorRole::Accent : ColorRole::Line)};
}

void ThemeStyle::drawPushButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    if (!button)
        return;
    const bool primary = isSet(widget, "primary");
    drawBox(painter, option.rect, buttonLook(option, widget, primary));
    QStyleOptionButton label = *button;
    label.rect = subElementRect(SE_PushButtonContents, &option, widget);
    if (primary && (option.state & State_Enabled))
        label.palette.setColor(QPalette::ButtonText, color(ColorRole::AccentText));
    proxy()->drawControl(CE_PushButtonLabel, &label, &painter, widget);
    if (button->features & QStyleOptionButton::HasMenu)
        drawChevron(painter,
                    visualRect(option.direction, option.rect,
                               QRect(option.rect.right() - 15, option.rect.top(), 10, option.rect.height())),
                    false, chevronSide);
}

void ThemeStyle::drawToolButton(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(&option);
    if (!button)
        return;
    Look look = buttonLook(option, widget, false);
    if (!isOutlined(widget)) {
        const bool enabled = option.state & State_Enabled;
        const bool lively = option.state & (State_MouseOver | State_Sunken);
        look = {!enabled     ? color(ColorRole::Window)
                    : lively ? color(option.state & State_Sunken ? ColorRole::AccentSoft : ColorRole::IdleSoft)
                             : QColor(),
                enabled && (option.state & State_HasFocus) ? color(ColorRole::Accent) : QColor()};
    }
    drawBox(painter, option.rect, look);
    const auto *tool = qobject_cast<const QToolButton *>(widget);
    const bool split = tool && tool->popupMode() == QToolButton::MenuButtonPopup;
    const bool instant = tool && tool->popupMode() == QToolButton::InstantPopup;
    const QMargins room = isOutlined(widget) ? outlinedMargins : plainMargins;
    QStyleOptionToolButton label = *button;
    label.rect = visualRect(option.direction, option.rect,
                            option.rect.marginsRemoved(QMargins(room.left(), room.top(),
                                                                split         ? 21
                                                                    : instant ? 19
                                                                              : room.right(),
                                                                room.bottom())));
    proxy()->drawControl(CE_ToolButtonLabel, &label, &painter, widget);
    if (!split && !(button->features & QStyleOptionToolButton::HasMenu))
        return;
    const int right = split ? 14 : 15;
    drawChevron(painter,
                visualRect(option.direction, option.rect,
                           QRect(option.rect.right() - right, option.rect.top(), 10, option.rect.height())),
                false, chevronSide);
}

void ThemeStyle::drawTab(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const bool chosen = option.state & State_Selected;
    const bool hover = option.state & State_MouseOver;
    if (!chosen && !hover)
        return;
    const QRectF box = QRectF(option.rect.adjusted(0, isLowTabBar(widget) ? 1 : 2, 0, 0)).adjusted(0.5, 0.5, -0.5, 0);
    QPainterPath path;
    path.moveTo(box.bottomLeft());
    path.lineTo(box.left(), box.top() + corner);
    path.arcTo(QRectF(box.left(), box.top(), 2 * corner, 2 * corner), 180, -90);
    path.arcTo(QRectF(box.right() - 2 * corner, box.top(), 2 * corner, 2 * corner), 90, -90);
    path.lineTo(box.bottomRight());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, color(chosen ? ColorRole::Surface : ColorRole::IdleSoft));
    if (chosen)
        painter.strokePath(path, color(option.state & State_HasFocus ? ColorRole::Accent : ColorRole::Line));
    painter.restore();
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (!isInsideField(widget))
            drawBox(*painter, option->rect, fieldLook(*option, widget));
        return;
    case PE_Frame:
        if (!isField(widget) && !isSet(widget, "box"))
            break;
        if (widget->isWindow())
            painter->fillRect(option->rect, color(ColorRole::Surface));
        drawBox(*painter, option->rect, fieldLook(*option, widget));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, color(ColorRole::Line));
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), color(ColorRole::Surface));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(*painter, *option);
        return;
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), color(ColorRole::Line));
        return;
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

// Flat: Fusion's gradients are filled by a pool of threads, which a small strip is not worth.
void ThemeStyle::drawScrollBar(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (!bar)
        return;
    painter.fillRect(bar->rect, color(ColorRole::Window));
    const bool lies = bar->orientation == Qt::Horizontal;
    for (const auto &[part, towardsStart] :
         {std::pair(SC_ScrollBarSubLine, true), std::pair(SC_ScrollBarAddLine, false)}) {
        const QRect button = subControlRect(CC_ScrollBar, bar, part, widget);
        if (button.isEmpty())
            continue;
        painter.save();
        if (lies) {
            // The chevron is drawn upright, and turned.
            painter.translate(QRectF(button).center());
            painter.rotate(-90);
            painter.translate(-QRectF(button).center());
        }
        const bool start = lies && bar->direction == Qt::RightToLeft ? !towardsStart : towardsStart;
        drawChevron(painter, button, start, 10);
        painter.restore();
    }
    const QRect slider = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
    if (!(bar->state & State_Enabled) || bar->maximum <= bar->minimum || slider.isEmpty())
        return;
    const bool held = bar->activeSubControls & SC_ScrollBarSlider && bar->state & (State_Sunken | State_MouseOver);
    const QRect handle = lies ? slider.adjusted(1, 3, -1, -3) : slider.adjusted(3, 1, -3, -1);
    QColor fill = color(ColorRole::MutedText);
    fill.setAlphaF(held ? 0.8F : 0.45F);
    drawBox(painter, handle, {fill, {}});
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawBox(*painter, option->rect, fieldLook(*option, widget));
        drawChevron(*painter, subControlRect(control, option, SC_ComboBoxArrow, widget), false, chevronSide);
        return;
    case CC_SpinBox:
        drawBox(*painter, option->rect, fieldLook(*option, widget));
        if (const QRect up = subControlRect(control, option, SC_SpinBoxUp, widget); !up.isEmpty()) {
            drawChevron(*painter, up, true, 8);
            drawChevron(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), false, 8);
        }
        return;
    case CC_ToolButton:
        drawToolButton(*option, *painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(*option, *painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const QRect rect = option->rect;
    switch (element) {
    case CE_PushButton:
        drawPushButton(*option, *painter, widget);
        return;
    case CE_TabBarTabShape:
        drawTab(*option, *painter, widget);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab label = *tab;
            label.rect.adjust(0, isLowTabBar(widget) ? 2 : 3, 0, 0); // what stands above the text
            if (!(tab->state & State_Selected))
                label.palette.setColor(QPalette::WindowText, color(ColorRole::MutedText));
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
        painter->fillRect(rect, color(ColorRole::Window));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(ColorRole::Line));
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeaderV2 label;
            if (const auto *newer = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
                label = *newer;
            else
                label.QStyleOptionHeader::operator=(*header);
            label.rect.adjust(4, 0, -4, -2);
            label.palette.setColor(QPalette::ButtonText, color(ColorRole::MutedText));
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_ToolBar:
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(ColorRole::Line));
        return;
    case CE_Splitter:
        if (!qobject_cast<const QSplitter *>(widget))
            break; // between docks
        painter->fillRect(rect, color(ColorRole::Line));
        return;
    case CE_ProgressBarGroove:
        drawBox(*painter, rect, {color(ColorRole::IdleSoft), {}});
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
            bar && bar->maximum > bar->minimum) {
            const qreal part = qreal(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
            QRect done = rect;
            done.setWidth(static_cast<int>(rect.width() * qBound(0.0, part, 1.0)));
            if (done.width() > 0)
                drawBox(*painter, visualRect(option->direction, rect, done), {color(ColorRole::Accent), {}});
            return;
        }
        break;
    case CE_ProgressBarLabel:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            drawItemText(painter, rect, Qt::AlignCenter, bar->palette, bar->state & State_Enabled, bar->text,
                         QPalette::Text);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace sw

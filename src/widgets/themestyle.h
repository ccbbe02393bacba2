// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QProxyStyle>

#include "theme.h"

namespace sw {

/// The look of every widget in the theme's colours: Fusion, with fields, buttons, tabs and tables drawn anew. A style sheet
/// could say the same, at several times the cost of making a window: Qt matches its rules with each widget whenever that or
/// one above it gets a new parent.
/// Dynamic properties say what a widget is: 'primary' on a push button, 'outlined' on a tool button, 'mono' and 'ink'
/// (muted, accent, server, client, received, sent, blocked, error, line) on whatever shows text, 'box' on a frame that is
/// drawn like a field, 'flat' on a field inside such a box, 'invalid' on a field with an error. Whoever changes one later does
/// it by setStyleProperty() (styleproperty.h).
/// Main thread; owned by the application.
class ThemeStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    /// `mono`: families of the monospaced font. `disabled`: ink of what cannot be used. The theme may go before the style.
    ThemeStyle(const Theme &theme, bool dark, QStringList mono, const QColor &disabled);

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;

private:
    struct Look; ///< of a box: what fills it and what stands around it
    void dress(QWidget &widget) const;
    [[nodiscard]] QColor color(ColorRole role) const { return Theme::color(role, m_dark); }
    [[nodiscard]] Look fieldLook(const QStyleOption &option, const QWidget *widget) const;
    [[nodiscard]] Look buttonLook(const QStyleOption &option, const QWidget *widget, bool primary) const;
    void drawBox(QPainter &painter, const QRect &rect, const Look &look) const;
    void drawChevron(QPainter &painter, const QRect &rect, bool up, int side) const;
    void drawCheck(QPainter &painter, const QStyleOption &option) const;
    void drawPushButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawToolButton(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawTab(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;

    const QPointer<const Theme> m_theme;
    const bool m_dark;
    const QStringList m_mono;
    const QColor m_disabled;
};

} // namespace sw

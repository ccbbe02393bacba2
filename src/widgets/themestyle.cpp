// SPDX-License-Identifier: GPL-3.0-or-later
// What widgets are told before they are shown, and the figures of the style.
#include "themestyle.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QAbstractItemView>
#include <QComboBox>
#include <QFrame>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextEdit>
#include <QTreeView>
#include <QVariant>

#include "icons.h"
#include "themestyleparts.h"

namespace sw {

namespace {

struct Ink
{
    QLatin1StringView name;
    ColorRole role;
};

constexpr std::array inks{
    Ink{QLatin1StringView("muted"), ColorRole::MutedText},   Ink{QLatin1StringView("accent"), ColorRole::Accent},
    Ink{QLatin1StringView("server"), ColorRole::Server},     Ink{QLatin1StringView("client"), ColorRole::Client},
    Ink{QLatin1StringView("received"), ColorRole::Received}, Ink{QLatin1StringView("sent"), ColorRole::Sent},
    Ink{QLatin1StringView("blocked"), ColorRole::Blocked},   Ink{QLatin1StringView("error"), ColorRole::Error},
    Ink{QLatin1StringView("line"), ColorRole::Line},
};

// What this style has set itself, and takes back when the property goes.
constexpr const char *ownFont = "_themeFont";
constexpr const char *ownInk = "_themeInk";

} // namespace

namespace styleparts {

bool isSet(const QWidget *widget, const char *name)
{
    return widget && widget->property(name).toBool();
}

bool isField(const QWidget *widget)
{
    if (qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget))
        return true;
    const bool view = qobject_cast<const QTableView *>(widget) || qobject_cast<const QTreeView *>(widget)
        || qobject_cast<const QListView *>(widget);
    // What a combo box drops down has a frame around it already.
    return view && !(widget->parentWidget() && widget->parentWidget()->inherits("QComboBoxPrivateContainer"));
}

} // namespace styleparts

using namespace styleparts;

ThemeStyle::ThemeStyle(const Theme &theme, bool dark, QStringList mono, const QColor &disabled)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(&theme)
    , m_dark(dark)
    , m_mono(std::move(mono))
    , m_disabled(disabled)
{
}

void ThemeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    dress(*widget);
    if (auto *area = qobject_cast<QAbstractScrollArea *>(widget); area && isField(area)) {
        // The frame fills what is inside it, round corners and all.
        area->viewport()->setAutoFillBackground(false);
        if (area->frameShape() == QFrame::NoFrame)
            area->setFrameShape(QFrame::StyledPanel);
    }
}

void ThemeStyle::dress(QWidget &widget) const
{
    const QList<QByteArray> names = widget.dynamicPropertyNames();
    if (names.isEmpty())
        return;
    const auto has = [&](const char *name) { return names.contains(name) && widget.property(name).toBool(); };
    auto *frame = qobject_cast<QFrame *>(&widget);
    if (frame && frame->frameShape() == QFrame::NoFrame && has("box"))
        frame->setFrameShape(QFrame::StyledPanel);
    const bool mono = has("mono");
    const bool bold = qobject_cast<QPushButton *>(&widget) && has("primary");
    if (mono || bold || has(ownFont)) {
        QFont font = widget.testAttribute(Qt::WA_SetFont) ? widget.font() : QFont();
        if (mono)
            font.setFamilies(m_mono);
        else
            font.setResolveMask(font.resolveMask() & ~uint(QFont::FamiliesResolved));
        if (bold)
            font.setBold(true);
        else if (has(ownFont) && !mono)
            font.setResolveMask(font.resolveMask() & ~uint(QFont::WeightResolved));
        widget.setFont(font);
        widget.setProperty(ownFont, mono || bold);
    }
    const QString ink = names.contains("ink") ? widget.property("ink").toString() : QString();
    for (const Ink &one : inks) {
        if (one.name != ink)
            continue;
        QPalette palette = widget.testAttribute(Qt::WA_SetPalette) ? widget.palette() : QPalette();
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            palette.setColor(role, color(one.role));
        widget.setPalette(palette);
        widget.setProperty(ownInk, true);
        return;
    }
    if (has(ownInk)) {
        widget.setPalette(QPalette());
        widget.setProperty(ownInk, false);
    }
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return indicatorSide;
    case PM_MenuButtonIndicator: // a tool button has it in its margins
        return qobject_cast<const QPushButton *>(widget) ? chevronSide : 0;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolBarItemMargin:
        return 4;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ToolBarItemSpacing:
        return 5;
    case PM_ToolTipLabelFrameWidth:
        return 4;
    case PM_TabBarTabHSpace:
        return 22;
    case PM_TabBarTabVSpace:
        return isLowTabBar(widget) ? 4 : 13;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *result) const
{
    if (hint == SH_Table_GridLineColor)
        return static_cast<int>(color(ColorRole::Line).rgb());
    return QProxyStyle::styleHint(hint, option, widget, result);
}

QIcon ThemeStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    // What every window has, in the theme's colours; and Qt would load its readers of all kinds of pictures for them.
    static constexpr std::array<std::pair<StandardPixmap, const char *>, 4> own{{
        {SP_LineEditClearButton, "close"},
        {SP_TitleBarCloseButton, "close"},
        {SP_TitleBarNormalButton, "float"}, // of docks
        {SP_ToolBarHorizontalExtensionButton, "more"},
    }};
    const auto *found = std::find_if(own.begin(), own.end(), [icon](const auto &one) { return one.first == icon; });
    if (found != own.end() && !m_theme.isNull())
        return themedIcon(*m_theme, QLatin1StringView(found->second), ColorRole::MutedText);
    return QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace sw

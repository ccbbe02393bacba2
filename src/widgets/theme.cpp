// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

#include "themestyle.h"

// The resources stand in a static library: without these calls the linker leaves them out.
static void initResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace sw {

namespace {

struct ColorRow
{
    ColorRole role;
    QRgb light;
    QRgb dark;
};

constexpr std::array colors{
    ColorRow{ColorRole::Window, 0xfff4f5f7, 0xff20242b},     ColorRow{ColorRole::Surface, 0xffffffff, 0xff16191e},
    ColorRow{ColorRole::Line, 0xffd3d8e0, 0xff3c434e},       ColorRow{ColorRole::Text, 0xff1a202c, 0xffe6e9ef},
    ColorRow{ColorRole::MutedText, 0xff565f6d, 0xffa5adba},  ColorRow{ColorRole::Accent, 0xff1d4ed8, 0xff82aaff},
    ColorRow{ColorRole::AccentText, 0xffffffff, 0xff0b1120}, ColorRow{ColorRole::AccentSoft, 0xffd9e6ff, 0xff263a63},
    ColorRow{ColorRole::Server, 0xff0f665d, 0xff4fd1bd},     ColorRow{ColorRole::ServerSoft, 0xffd3efe8, 0xff133f3a},
    ColorRow{ColorRole::Client, 0xff6526cc, 0xffbda4ff},     ColorRow{ColorRole::ClientSoft, 0xffe7dffc, 0xff382b5c},
    ColorRow{ColorRole::Received, 0xff146c37, 0xff62d58d},   ColorRow{ColorRole::ReceivedSoft, 0xffdaf4e3, 0xff173a27},
    ColorRow{ColorRole::Sent, 0xff0a5ea8, 0xff70baff},       ColorRow{ColorRole::SentSoft, 0xffdbedfb, 0xff153550},
    ColorRow{ColorRole::Blocked, 0xff8f4400, 0xfff5b75a},    ColorRow{ColorRole::BlockedSoft, 0xfffde8c4, 0xff463211},
    ColorRow{ColorRole::Error, 0xffb3191c, 0xffff9797},      ColorRow{ColorRole::ErrorSoft, 0xfffde0e0, 0xff501f23},
    ColorRow{ColorRole::QtLayer, 0xff9b1d6a, 0xfff59ccb},    ColorRow{ColorRole::QtLayerSoft, 0xfffbe1f0, 0xff4a1f39},
    ColorRow{ColorRole::IdleSoft, 0xffe9ecf1, 0xff2c323b},
};
static_assert(colors.size() == static_cast<size_t>(ColorRole::Count));

struct ChoiceRow
{
    ThemeChoice choice;
    QLatin1StringView name;
};

constexpr std::array choices{
    ChoiceRow{ThemeChoice::System, QLatin1StringView("system")},
    ChoiceRow{ThemeChoice::Light, QLatin1StringView("light")},
    ChoiceRow{ThemeChoice::Dark, QLatin1StringView("dark")},
};

double luminance(const QColor &color)
{
    const auto part = [](float value) {
        const double v = static_cast<double>(value);
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

QColor mixed(const QColor &one, const QColor &other)
{
    return {(one.red() + other.red()) / 2, (one.green() + other.green()) / 2, (one.blue() + other.blue()) / 2};
}

} // namespace

QLatin1StringView themeChoiceName(ThemeChoice choice)
{
    return choices.at(static_cast<size_t>(choice)).name;
}

std::optional<ThemeChoice> themeChoiceByName(QStringView name)
{
    const auto row = std::find_if(choices.begin(), choices.end(),
                                  [&](const ChoiceRow &one) { return one.name == name; });
    return row == choices.end() ? std::nullopt : std::optional(row->choice);
}

Theme::Theme(QApplication &app, ThemeChoice choice, QObject *parent)
    : QObject(parent)
    , m_app(app)
    , m_choice(choice)
{
    initResources();
    m_systemDark = askSystem();
    apply();
    m_app.installEventFilter(this);
}

void Theme::setChoice(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

QColor Theme::color(ColorRole role) const
{
    return color(role, m_dark);
}

QColor Theme::color(ColorRole role, bool dark)
{
    const ColorRow &row = colors.at(static_cast<size_t>(role));
    Q_ASSERT(row.role == role);
    return QColor::fromRgb(dark ? row.dark : row.light);
}

QFont Theme::monospace() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies({font.family(), QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC"),
                      QStringLiteral("Noto Sans CJK SC"), QStringLiteral("WenQuanYi Micro Hei Mono")});
    font.setStyleHint(QFont::Monospace);
    const QFont applicationFont = QApplication::font();
    if (applicationFont.pointSizeF() > 0)
        font.setPointSizeF(applicationFont.pointSizeF());
    else
        font.setPixelSize(applicationFont.pixelSize());
    return font;
}

QFont Theme::smallFont() const
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 0.9);
    else
        font.setPixelSize(std::max(1, font.pixelSize() * 9 / 10));
    return font;
}

double Theme::contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // One comes for each window: the first one that is handled answers for all.
    if (event->type() == QEvent::ThemeChange && !m_asked) {
        m_asked = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_asked = false;
                m_systemDark = askSystem();
                apply();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

// Qt 6.4 does not tell the system's colour scheme; its palette does. An empty palette brings it back.
bool Theme::askSystem()
{
    QApplication::setPalette(QPalette());
    const QPalette system = QApplication::palette();
    return system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
}

void Theme::apply()
{
    m_dark = m_choice == ThemeChoice::System ? m_systemDark : m_choice == ThemeChoice::Dark;
    const QPalette colors = palette();
    QApplication::setStyle(
        new ThemeStyle(*this, m_dark, monospace().families(), colors.color(QPalette::Disabled, QPalette::Text)));
    QApplication::setPalette(colors);
    Q_EMIT changed();
}

QPalette Theme::palette() const
{
    struct Entry
    {
        QPalette::ColorRole palette;
        ColorRole role;
    };
    static constexpr std::array entries{
        Entry{QPalette::Window, ColorRole::Window},
        Entry{QPalette::WindowText, ColorRole::Text},
        Entry{QPalette::Base, ColorRole::Surface},
        Entry{QPalette::AlternateBase, ColorRole::Window},
        Entry{QPalette::Text, ColorRole::Text},
        Entry{QPalette::Button, ColorRole::Window},
        Entry{QPalette::ButtonText, ColorRole::Text},
        Entry{QPalette::ToolTipBase, ColorRole::Surface},
        Entry{QPalette::ToolTipText, ColorRole::Text},
        Entry{QPalette::PlaceholderText, ColorRole::MutedText},
        Entry{QPalette::Highlight, ColorRole::AccentSoft},
        Entry{QPalette::HighlightedText, ColorRole::Text},
        Entry{QPalette::Link, ColorRole::Accent},
        Entry{QPalette::LinkVisited, ColorRole::Client},
        Entry{QPalette::BrightText, ColorRole::Error},
        Entry{QPalette::Mid, ColorRole::Line},
        Entry{QPalette::Midlight, ColorRole::IdleSoft},
    };
    QPalette palette(color(ColorRole::Window));
    for (const Entry &entry : entries)
        palette.setColor(entry.palette, color(entry.role));
    const QColor disabled = mixed(color(ColorRole::MutedText), color(ColorRole::Window));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

} // namespace sw

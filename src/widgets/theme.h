// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QStringView>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace sw {

enum class ThemeChoice : quint8 { System, Light, Dark };

/// The name by which the setting keeps a choice: "system", "light", "dark".
QLatin1StringView themeChoiceName(ThemeChoice choice);
std::optional<ThemeChoice> themeChoiceByName(QStringView name);

/// What a colour means. Each ...Soft is a background on which Text and the colour it belongs to have a contrast of at least
/// 4.5; so have all the others (but Line) on Window and on Surface.
enum class ColorRole : quint8 {
    Window, ///< behind panels, bars and heads
    Surface, ///< behind text: fields, lists, panels
    Line, ///< borders and grids
    Text,
    MutedText,
    Accent, ///< the one colour of what is chosen or the next thing to do
    AccentText, ///< on Accent
    AccentSoft, ///< behind a chosen row or a pressed toggle
    Server,
    ServerSoft,
    Client,
    ClientSoft,
    Received,
    ReceivedSoft,
    Sent,
    SentSoft,
    Blocked,
    BlockedSoft,
    Error,
    ErrorSoft,
    QtLayer, ///< what Qt does between the program and the kernel
    QtLayerSoft,
    IdleSoft, ///< behind what has not happened yet
    Count,
};

/// The look of the application: colours by meaning, the palette and the style (ThemeStyle) made of them, the fonts. Main owns
/// the one there is; widgets take it by reference and repaint at changed(). Main thread.
class Theme final : public QObject
{
    Q_OBJECT

public:
    /// Sets the style and the palette of `app`, which must outlive this.
    explicit Theme(QApplication &app, ThemeChoice choice = ThemeChoice::System, QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor color(ColorRole role) const;
    [[nodiscard]] static QColor color(ColorRole role, bool dark);

    /// For bytes, addresses and calls, in the size of the application's font; has a CJK font to fall back to.
    [[nodiscard]] QFont monospace() const;
    [[nodiscard]] QFont smallFont() const; ///< for second lines and units

    /// Ratio of luminance as WCAG 2 defines it, 1 to 21.
    [[nodiscard]] static double contrast(const QColor &one, const QColor &other);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private:
    void apply();
    [[nodiscard]] bool askSystem();
    [[nodiscard]] QPalette palette() const;

    QApplication &m_app;
    ThemeChoice m_choice;
    bool m_systemDark;
    bool m_dark = false;
    bool m_asked = false; ///< a change of the system is being followed
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include <array>

namespace sw {

namespace {

// Colours stand as @role@. Dynamic properties that forms use: 'primary' on a push button, 'outlined' on a tool button,
// 'mono' and 'ink' (muted, accent, server, client, received, sent, blocked, error) on whatever shows text, 'box' on a frame that is drawn like a field, 'flat' on a field inside such a box, 'invalid' on a field with an error.
constexpr QLatin1StringView sheet(R"(
*[mono="true"] { font-family: @mono@; }
*[ink="muted"] { color: @mutedText@; }
*[ink="accent"] { color: @accent@; }
*[ink="server"] { color: @server@; }
*[ink="client"] { color: @client@; }
*[ink="received"] { color: @received@; }
*[ink="sent"] { color: @sent@; }
*[ink="blocked"] { color: @blocked@; }
*[ink="error"] { color: @error@; }
*[ink="line"] { color: @line@; }
QToolTip { color: @text@; background: @surface@; border: 1px solid @line@; padding: 4px; }
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit, QFrame[box="true"] {
    background: @surface@; border: 1px solid @line@; border-radius: 5px; selection-background-color: @accentSoft@;
    selection-color: @text@; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 3px 6px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent@; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { background: @window@; color: @disabled@; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QAbstractSpinBox[invalid="true"] {
    border: 1px solid @error@; background: @errorSoft@; }
QPlainTextEdit[flat="true"] { border: 1px solid transparent; background: transparent; }
QPlainTextEdit[flat="true"]:focus { border-color: @accent@; }
QComboBox { padding-right: 2px; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url(:/themes/chevron-down-@tone@.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { border: 1px solid @line@; background: @surface@; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 16px; border: none; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 16px; border: none; }
QAbstractSpinBox::up-arrow { image: url(:/themes/chevron-up-@tone@.svg); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow { image: url(:/themes/chevron-down-@tone@.svg); width: 8px; height: 8px; }
QPushButton, QToolBar QToolButton, QToolButton[outlined="true"] {
    background: @surface@; border: 1px solid @line@; border-radius: 5px; padding: 4px 10px; color: @text@; }
QToolBar QToolButton, QToolButton[outlined="true"] { padding: 4px 8px; }
QPushButton:hover, QToolButton:hover { background: @idleSoft@; }
QPushButton:pressed, QToolButton:pressed { background: @accentSoft@; }
QPushButton:focus, QToolButton:focus { border-color: @accent@; }
QPushButton:checked, QToolBar QToolButton:checked, QToolButton[outlined="true"]:checked {
    background: @accentSoft@; border-color: @accent@; color: @text@; }
QPushButton:disabled, QToolButton:disabled { color: @disabled@; background: @window@; }
QPushButton[primary="true"] { background: @accent@; border-color: @accent@; color: @accentText@; font-weight: bold; }
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed { background: @accentHover@; }
QPushButton[primary="true"]:focus { border: 2px solid @text@; padding: 3px 9px; }
QPushButton[primary="true"]:disabled { background: @idleSoft@; border-color: @line@; color: @disabled@; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton::menu-button { border: none; width: 18px; }
QToolButton::menu-arrow { image: url(:/themes/chevron-down-@tone@.svg); width: 10px; height: 10px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url(:/themes/chevron-down-@tone@.svg);
    width: 10px; height: 10px; subcontrol-origin: padding; subcontrol-position: center right; right: 5px; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator { width: 13px; height: 13px;
    border: 1px solid @mutedText@; border-radius: 3px; background: @surface@; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
    border-color: @accent@; background: @accent@; image: url(:/themes/check-@tone@.svg); }
QCheckBox::indicator:focus, QGroupBox::indicator:focus { border-color: @accent@; }
QCheckBox::indicator:disabled { border-color: @line@; background: @window@; }
QTabWidget::pane { border: none; border-top: 1px solid @line@; }
QTabBar::tab { background: transparent; color: @mutedText@; border: 1px solid transparent; border-bottom: none;
    border-top-left-radius: 5px; border-top-right-radius: 5px; padding: 5px 10px; margin-top: 2px; }
#recordTabBar::tab { padding: 1px 10px; margin-top: 1px; }
QTabBar::tab:selected { background: @surface@; color: @text@; border-color: @line@; }
QTabBar::tab:hover:!selected { background: @idleSoft@; }
QTabBar:focus::tab:selected, QTabBar::tab:selected:focus { border-color: @accent@; }
QHeaderView::section { background: @window@; color: @mutedText@; border: none; border-bottom: 1px solid @line@; padding: 3px 6px; }
QTableView, QTreeView, QListView { background: @surface@; border: 1px solid @line@; border-radius: 5px; gridline-color: @line@; }
QSplitter::handle { background: @line@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolBar { border: none; border-bottom: 1px solid @line@; spacing: 5px; padding: 4px; }
QStatusBar::item { border: none; }
QProgressBar { background: @idleSoft@; border: none; border-radius: 3px; color: @text@; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
)");

struct Word
{
    QLatin1StringView word;
    ColorRole role;
};

constexpr std::array words{
    Word{QLatin1StringView("@window@"), ColorRole::Window},
    Word{QLatin1StringView("@surface@"), ColorRole::Surface},
    Word{QLatin1StringView("@line@"), ColorRole::Line},
    Word{QLatin1StringView("@text@"), ColorRole::Text},
    Word{QLatin1StringView("@mutedText@"), ColorRole::MutedText},
    Word{QLatin1StringView("@accent@"), ColorRole::Accent},
    Word{QLatin1StringView("@accentText@"), ColorRole::AccentText},
    Word{QLatin1StringView("@accentSoft@"), ColorRole::AccentSoft},
    Word{QLatin1StringView("@error@"), ColorRole::Error},
    Word{QLatin1StringView("@errorSoft@"), ColorRole::ErrorSoft},
    Word{QLatin1StringView("@idleSoft@"), ColorRole::IdleSoft},
    Word{QLatin1StringView("@server@"), ColorRole::Server},
    Word{QLatin1StringView("@client@"), ColorRole::Client},
    Word{QLatin1StringView("@received@"), ColorRole::Received},
    Word{QLatin1StringView("@sent@"), ColorRole::Sent},
    Word{QLatin1StringView("@blocked@"), ColorRole::Blocked},
};

} // namespace

QString Theme::styleSheet() const
{
    QString text = sheet;
    for (const Word &word : words)
        text.replace(word.word, color(word.role).name());
    text.replace(QLatin1StringView("@tone@"), m_dark ? QLatin1StringView("dark") : QLatin1StringView("light"));
    text.replace(QLatin1StringView("@disabled@"), palette().color(QPalette::Disabled, QPalette::Text).name());
    QStringList families;
    for (const QString &family : monospace().families())
        families.append(u'"' + QString(family).remove(u'"') + u'"');
    text.replace(QLatin1StringView("@mono@"), families.join(u','));
    const QColor accent = color(ColorRole::Accent);
    text.replace(QLatin1StringView("@accentHover@"), (m_dark ? accent.lighter(112) : accent.darker(115)).name());
    return text;
}

} // namespace sw

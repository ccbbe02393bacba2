// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace sw {

class Theme;

/// One message over a panel: what went wrong, what it means, what to do next, with buttons for that. Plain text. Hidden while
/// there is nothing to say. Main thread.
class ErrorBanner final : public QFrame
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Error, Waiting, Note };

    /// `theme` must outlive this.
    explicit ErrorBanner(const Theme &theme, QWidget *parent = nullptr);

    /// Replaces what is shown, buttons too. `title` is short (an errno name), `text` whole sentences.
    void say(Kind kind, const QString &title, const QString &text);
    void addAction(const QString &objectName, const QString &caption, const std::function<void()> &action);
    void clear();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void dismissed(); ///< by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void dropActions();

    const Theme &m_theme;
    Kind m_kind = Kind::Error;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_actions;
    QToolButton *m_close;
    QList<QWidget *> m_buttons;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sw {

class Theme;

/// The line below the log: what came of something, or how far long work is, with a button that ends it. Main thread.
class LogMessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LogMessageBar(const Theme &theme, QWidget *parent = nullptr);

    void showMessage(const QString &text, bool bad = false); ///< plain text
    void showWork(const QString &text, int percent);
    [[nodiscard]] bool showsWork() const; ///< and not a message

public Q_SLOTS:
    void setPercent(int percent);

Q_SIGNALS:
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void setText(const QString &text, bool bad);

    const Theme &m_theme;
    QLabel *m_message;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace sw {

class Theme;

/// The line below the log for finding text: previous, next, and what came of it. Escape hides it. Main thread.
class LogFindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LogFindBar(const Theme &theme, QWidget *parent = nullptr);

    void open(); ///< shows it and takes the keyboard
    [[nodiscard]] QString text() const;
    void setResult(const QString &result); ///< plain text; empty for none
    void setProgress(int percent); ///< of a search that runs; it can be cancelled then

Q_SIGNALS:
    void find(bool forward);
    void cancelled(); ///< the search that runs
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void closeBar();

    QLineEdit *m_text;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_result;
    QToolButton *m_cancel;
    QToolButton *m_close;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

namespace sw {

/// The place below the panels where the views over the same records stand as tabs. A view's window title is its caption, in
/// whatever language it is now; its object name tells which one was in front. Main thread.
class RecordTabs final : public QTabWidget
{
    Q_OBJECT

public:
    explicit RecordTabs(QWidget *parent = nullptr);

    void addView(QWidget *view);
    void bringForward(QWidget *view); ///< and shows the tabs, when they are hidden
    [[nodiscard]] QString currentName() const; ///< object name of the view in front
    void setCurrentName(const QString &name); ///< an unknown one changes nothing
    [[nodiscard]] int barHeight() const; ///< what the captions take of the height

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

#include "laterview.h"

namespace sw {

/// Object names of the views, as tabs and in settings.
namespace recordview {
inline constexpr const char *log = "logPanel";
inline constexpr const char *ladder = "ladderPanel";
inline constexpr const char *streams = "streamsPanel";
inline constexpr const char *pipe = "pipePanel";
inline constexpr const char *states = "tcpStatesPanel";
inline constexpr const char *throughput = "throughputPanel";
inline constexpr const char *code = "codePanel";
} // namespace recordview

/// The place below the panels where the views over the same records stand as tabs. A view's window title is its caption, in
/// whatever language it is now; its object name tells which one was in front. Main thread.
class RecordTabs final : public QTabWidget
{
    Q_OBJECT

public:
    explicit RecordTabs(QWidget *parent = nullptr);

    void addView(QWidget *view);
    /// A view that is made when it is first on screen or asked for; see LaterView.
    void addLater(const QString &name, LaterView::Title title, LaterView::Make make);
    void make(const QString &name); ///< of a view that was to be made later; no other changes anything
    void bringForward(const QString &name); ///< and shows the tabs, when they are hidden
    [[nodiscard]] QString currentName() const; ///< object name of the view in front
    void setCurrentName(const QString &name); ///< an unknown one changes nothing
    [[nodiscard]] int barHeight() const; ///< what the captions take of the height

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString nameOf(int index) const;
    void retranslate();
};

} // namespace sw

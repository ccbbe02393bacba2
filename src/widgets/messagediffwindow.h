// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <memory>

#include <QWidget>

#include "messagediffview.h"
#include "sessionjob.h"

class QAction;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace sw {

class ElidedLabel;

/// One of two messages to be compared. A value.
struct DiffSide
{
    QByteArray bytes;
    QString name; ///< where it comes from, plain text; empty: there is none
    bool cut = false; ///< there were more bytes
};

/// Two messages side by side: from rows of the log, the clipboard or a file. They are compared on a thread. Deletes itself when closed.
/// Main thread; the theme outlives it.
class MessageDiffWindow final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostBytes = 1024
        * 1024; ///< of a message; the rest is not compared, and the window says so

    /// `selected` gives what is selected in the log now.
    MessageDiffWindow(const Theme &theme, std::function<DiffSide()> selected, QWidget *parent);

    void setSide(bool left, DiffSide side);
    void add(DiffSide side); ///< left if there is none yet, else right
    [[nodiscard]] bool isComparing() const { return m_comparing; }
    [[nodiscard]] MessageDiffView &view() const { return *m_view; }

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Side
    {
        DiffSide content;
        ElidedLabel *name = nullptr;
        QToolButton *take = nullptr;
        std::array<QAction *, 4> sources{};
    };

    void build();
    QWidget *buildSide(bool left);
    void takeSelection(bool left);
    void takeClipboard(bool left, bool asHex);
    void askFile(bool left);
    void takeFile(bool left, const QString &path);
    void swapSides();
    void compare();
    void showState();
    void showDifference();
    void step(int by);
    void retranslate();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString textAround(bool left) const;
    [[nodiscard]] Side &side(bool left) { return m_sides[left ? 0 : 1]; }

    const Theme &m_theme;
    const std::function<DiffSide()> m_selected;
    std::array<Side, 2> m_sides;
    SessionJob m_job;
    std::shared_ptr<MessageDiff> m_found; ///< the thread's until it has finished
    std::shared_ptr<const MessageDiff> m_diff;
    bool m_comparing = false;
    QString m_problem; ///< with what was to be taken
    MessageDiffView *m_view;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_swap = nullptr;
    QLabel *m_summary = nullptr;
    QPlainTextEdit *m_text = nullptr;
};

} // namespace sw

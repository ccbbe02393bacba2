// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QObject>

#include "copymenu.h"
#include "journalrow.h"

class QAction;
class QMenu;

namespace sw {

class LogView;
class Theme;
class MessageDiffWindow;
struct DiffSide;

/// What can be done with the rows of a log view: its context menu and copying. Main thread; lives with the view.
class LogActions final : public QObject
{
    Q_OBJECT

public:
    /// A clipboard takes no more rows than this; the message says so. A file has no such limit.
    static constexpr qint64 copyLimit = 50'000;

    LogActions(LogView *view, const Theme &theme); ///< both outlive this

    /// The log is one of the past: there is nobody to send to.
    void setPast() { m_past = true; }
    void copyRows(); ///< the selected ones, as text
    [[nodiscard]] CopySource copySource() const; ///< the bytes of the selected rows
    [[nodiscard]] QString selectedText() const;
    /// Two selected rows with each other; else what is selected with what was, or will be, chosen before or after.
    void compare();
    void checksums(); ///< of the bytes of the selected rows
    void toggleMark(); ///< of the current row
    void askNote(); ///< of the current row
    void goToMark(bool forward);
    void askPlace(); ///< a row or a time to go to
    void goTo(const QString &place); ///< see logPlace()

Q_SIGNALS:
    void sendAgain(sw::EndpointId endpoint, quint32 connection, const QByteArray &bytes);
    void editAndSend(sw::EndpointId endpoint, quint32 connection, const QByteArray &bytes);
    void keepWanted(const QByteArray &bytes);
    void ruleWanted(sw::EndpointId endpoint, const QByteArray &message);
    void followConnection(sw::EndpointId endpoint, quint32 connection, sw::SocketId socket);
    void message(const QString &text); ///< what came of it, plain text

private:
    void openMenu(const QPoint &place);
    void fill(QMenu &menu);
    void fillRow(QMenu &menu);
    [[nodiscard]] std::optional<JournalRow> currentRow() const;
    [[nodiscard]] DiffSide diffSide(const std::vector<quint64> &rows) const;
    QAction *add(QMenu &menu, const char *name, const QString &text, const QString &whyNot,
                 const std::function<void()> &doIt); ///< an empty `whyNot`: it can be done

    LogView &m_view;
    const Theme &m_theme;
    bool m_past = false;
};

} // namespace sw

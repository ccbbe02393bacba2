// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>

#include "journalrow.h"

class QMenu;

namespace sw {

class LogView;

/// What can be done with the rows of a log view: its context menu and copying. Main thread; lives with the view.
class LogActions final : public QObject
{
    Q_OBJECT

public:
    /// A clipboard takes no more rows than this; the message says so. A file has no such limit.
    static constexpr qint64 copyLimit = 50'000;

    explicit LogActions(LogView *view);

    void copyRows(); ///< the selected ones, as text
    void copyData(bool asHex); ///< of the current row; text in the log's encoding
    [[nodiscard]] QString selectedText() const;

Q_SIGNALS:
    void sendAgain(sw::EndpointId endpoint, quint32 connection, const QByteArray &bytes);
    void editAndSend(sw::EndpointId endpoint, quint32 connection, const QByteArray &bytes);
    void message(const QString &text); ///< what came of it, plain text

private:
    void openMenu(const QPoint &place);
    void fill(QMenu &menu);
    [[nodiscard]] std::optional<JournalRow> currentRow() const;

    LogView &m_view;
};

} // namespace sw

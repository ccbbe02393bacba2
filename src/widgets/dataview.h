// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include <QTimer>
#include <QWidget>

#include "datatext.h"
#include "journal.h"
#include "logfilter.h"
#include "logsaver.h"
#include "theme.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QTextCursor;
class QToolButton;

namespace sw {

/// Whose bytes a data view shows; 0 stands for all.
struct DataSource
{
    EndpointId endpoint = 0;
    quint32 connection = 0;
    SocketId socket = 0;
};

/// Only the bytes of one connection as they come in, as text or hex. It keeps the newest lines; the log has the rest. Reads the
/// journal slice by slice. Main thread; journal and theme outlive it.
class DataView final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int linesKept = 5000;

    DataView(Journal &journal, const Theme &theme, QWidget *parent = nullptr);

    void setSource(const DataSource &source); ///< shows it from its first row that the journal has
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] quint64 bytesSkipped() const { return m_skipped; } ///< not shown, to keep up

public Q_SLOTS:
    void rowsAdded(); ///< the journal has new rows
    void clearView(); ///< the view only
    void askAndSave();
    void saveReceived(const QString &path); ///< all received bytes that the journal has

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QToolButton *addButton(const char *objectName, bool checkable, const char *icon);
    void retranslate();
    void restart();
    void readSlice();
    void gather(const JournalRow &row, std::deque<DataPiece> &pieces, qsizetype &characters);
    void append(const std::deque<DataPiece> &pieces);
    void insert(QTextCursor &cursor, const QString &text, ColorRole role);
    [[nodiscard]] LogFilter filterOf(const DataSource &source) const;

    Journal &m_journal;
    const Theme &m_theme;
    DataSource m_source;
    LogFilter m_filter;
    DataText m_text;
    LogSaver m_saver;
    QTimer m_again;
    quint64 m_next = 0; ///< the first row not looked at
    quint64 m_skipped = 0;
    quint64 m_skippedTold = 0;
    int m_lineLength = 0;
    QPlainTextEdit *m_view = nullptr;
    QToolButton *m_hex = nullptr;
    QToolButton *m_sent = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_clear = nullptr;
    QToolButton *m_save = nullptr;
    QComboBox *m_encoding = nullptr;
    QLabel *m_message = nullptr;
};

} // namespace sw

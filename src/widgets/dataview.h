// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <deque>
#include <optional>

#include <QTimer>
#include <QWidget>

#include "copymenu.h"
#include "datatext.h"
#include "journal.h"
#include "logfilter.h"
#include "logsaver.h"
#include "theme.h"

class QAction;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QTextCursor;
class QToolButton;

namespace sw {

class LogMessageBar;

/// Whose bytes a data view shows; 0 stands for all.
struct DataSource
{
    EndpointId endpoint = 0;
    quint32 connection = 0;
    SocketId socket = 0;
};

/// Only the bytes of one connection as they come in, as text or hex. It keeps the newest lines, and is never further behind than a
/// page: what came before is counted, and the log has it. Reads the journal slice by slice. Main thread; journal and theme outlive
/// it.
class DataView final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int linesKept = 50'000;
    static constexpr qint64 pageBytes = 512 * 1024; ///< a hex dump of it is shorter than linesKept

    DataView(Journal &journal, const Theme &theme, QWidget *parent = nullptr);

    void setBothWays(bool on); ///< what was sent too
    void setSource(const DataSource &source); ///< shows it from its first row that the journal has
    [[nodiscard]] bool isPaused() const;
    /// The bytes of all reads and writes that the selected text belongs to; without a selection, of all that are shown.
    [[nodiscard]] CopySource copySource() const;
    [[nodiscard]] quint64 bytesSkipped() const { return m_skipped; } ///< not shown: more than a page waited

public Q_SLOTS:
    void rowsAdded(); ///< the journal has new rows
    void clearView(); ///< the view only
    void saveReceived(const QString &path); ///< all received bytes that the journal has
    void saveSent(const QString &path);
    void saveShown(const QString &path); ///< both directions as text in the form that is chosen, all of them

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QToolButton *addButton(const char *objectName, bool checkable, const char *icon);
    void buildSaving();
    void connectSaving();
    void ask(const QString &title, void (DataView::*saveTo)(const QString &));
    void save(const QString &path, const std::function<QByteArray(const JournalRow &)> &bytesOf);
    [[nodiscard]] DataForm form() const;
    void retranslate();
    void restart();
    void readSlice();
    void lookForRows(quint64 end);
    void await(const JournalRow &row);
    void skip(qint64 bytes);
    void showSome();
    void append(const std::deque<DataPiece> &pieces);
    void insert(QTextCursor &cursor, const QString &text, ColorRole role, std::optional<quint64> row = std::nullopt);
    void openMenu(const QPoint &place);
    [[nodiscard]] LogFilter filterOf(const DataSource &source) const;

    Journal &m_journal;
    const Theme &m_theme;
    DataSource m_source;
    LogFilter m_filter;
    DataText m_text;
    LogSaver m_saver;
    QTimer m_again;
    quint64 m_next = 0; ///< the first row not looked at
    struct Waiting
    {
        quint64 row = 0;
        Direction direction = Direction::None;
        qint64 left = 0; ///< bytes, the row's last ones
    };
    std::deque<Waiting> m_waiting; ///< found, and not shown yet
    qint64 m_waitingBytes = 0;
    quint64 m_skipped = 0;
    quint64 m_skippedTold = 0;
    int m_lineLength = 0;
    Direction m_turn = Direction::None; ///< of what was shown last
    QLabel *m_above = nullptr; ///< that lines were left out
    QPlainTextEdit *m_view = nullptr;
    QToolButton *m_hex = nullptr;
    QToolButton *m_raw = nullptr;
    QToolButton *m_sent = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_clear = nullptr;
    QToolButton *m_save = nullptr;
    std::array<QAction *, 3> m_saveActions{};
    QComboBox *m_encoding = nullptr;
    LogMessageBar *m_messages = nullptr;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QJsonObject>
#include <QTimer>
#include <QVariantMap>
#include <QWidget>

#include "logactions.h"
#include "logcells.h"
#include "logfinder.h"
#include "logrows.h"
#include "logsaver.h"
#include "logview.h"

class QSplitter;
class QStackedWidget;

namespace sw {

class LogDetails;
class LogFindBar;
class LogMessageBar;
class MessagesPanel;
class LogToolBar;

/// What a file of the log can be, in the order of offering.
enum class LogFileFormat : quint8 { Text, Csv, JsonLines, Pcapng, ReceivedBytes, SentBytes };

/// The Log tab: controls, the rows, the details of one row, finding and saving. Main thread; journal and theme outlive it.
class LogPanel final : public QWidget
{
    Q_OBJECT

public:
    LogPanel(Journal &journal, const Theme &theme, QWidget *parent = nullptr);
    ~LogPanel() override;

    void setWho(const WhoOf &who);
    void setRunningCalls(const RunningCalls &running);
    void setEndpoints(const std::vector<std::pair<EndpointId, QString>> &endpoints); ///< also after a renaming
    void showEndpoint(EndpointId endpoint); ///< only its rows; 0: all

    void setPast(); ///< the journal is that of an earlier session: what has no sense then is not offered
    /// Controls, columns and sizes, to be kept in the settings. A chosen endpoint is not part of it.
    [[nodiscard]] QVariantMap saveState() const;
    void restoreState(const QVariantMap &state);

    /// Controls and LogView::leastRows rows at the present width, in pixels.
    [[nodiscard]] int leastHeight() const;

    [[nodiscard]] LogView &view() const { return *m_view; }
    [[nodiscard]] LogActions &actions() const { return *m_actions; }
    [[nodiscard]] MessagesPanel &messages(); ///< made when it is first asked for
    [[nodiscard]] CopySource copySource() const; ///< the selected rows, or the message
    [[nodiscard]] LogRows &rows() { return m_rows; }
    [[nodiscard]] QString filterText() const; ///< as it stands in the filter's line
    void setFilterText(const QString &text);

public Q_SLOTS:
    void rowsAdded(); ///< the journal has new rows
    void openFindBar();
    void clearLog();
    void askAndSave(); ///< asks for a file and a format
    /// Writes the rows that pass the filter.
    void saveTo(const QString &path, sw::LogFileFormat format = sw::LogFileFormat::Text);

Q_SIGNALS:
    void followConnection(sw::EndpointId endpoint, quint32 connection, sw::SocketId socket);
    void sendAgain(sw::EndpointId endpoint, quint32 connection, const QByteArray &bytes);
    void ruleWanted(sw::EndpointId endpoint, const QByteArray &message);
    void editAndSend(sw::EndpointId endpoint, quint32 connection, const QByteArray &bytes);
    void keepWanted(const QByteArray &bytes); ///< as a message

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(const Theme &theme);
    void addShortcuts();
    void connectControls();
    void connectWork();
    void retranslate();
    void applyCriteria();
    void applyDisplay();
    void updateStatus();
    void find(bool forward);
    void connectPlaces();
    void connectSaving();
    void showSearch();
    void endSearch();
    void cancelWork();
    void openFilterHelp();
    [[nodiscard]] WhoName whoName() const;
    void showDetails(bool on);
    void showSelected(); ///< in the details
    void arrangeDetails();
    void showMessages(bool on); ///< instead of rows

    const Theme &m_theme;
    Journal &m_journal;
    LogCells m_cells;
    LogRows m_rows;
    LogFinder m_finder;
    LogSaver m_saver;
    WhoOf m_who;
    QTimer m_announce; ///< the last notice of a run of drops
    quint64 m_gaveUpTold = 0; ///< rows of the filter in use
    QTimer m_searchTold; ///< a search that takes longer says how far it is
    LogToolBar *m_tools = nullptr;
    LogView *m_view = nullptr;
    LogActions *m_actions = nullptr;
    QStackedWidget *m_stack = nullptr; ///< rows, or messages
    MessagesPanel *m_framed = nullptr; ///< null until messages were first shown
    QJsonObject m_framing; ///< for them, until then
    bool m_past = false;
    LogDetails *m_details = nullptr;
    LogFindBar *m_findBar = nullptr;
    QSplitter *m_splitter = nullptr;
    QByteArray m_detailsState; ///< of the splitter, while the details are hidden
    LogMessageBar *m_messages = nullptr;
};

} // namespace sw

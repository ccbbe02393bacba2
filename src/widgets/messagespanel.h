// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonObject>
#include <QWidget>

#include "copymenu.h"
#include "messagesmodel.h"

class QLabel;
class QMenu;

namespace sw {

class FramingBar;
class MessagesView;
class Theme;

/// The messages of the log in place of its rows: how they are framed, and a line each. Looks at rows only while it is on. Main
/// thread; journal, cells and theme outlive it.
class MessagesPanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostBytes = 1024 * 1024; ///< of a message, in the details and when copied

    MessagesPanel(const Journal &journal, const LogCells &cells, const Theme &theme, QWidget *parent = nullptr);
    ~MessagesPanel() override;

    void setOn(bool on);
    void setPast() { m_past = true; } ///< there is nobody to send to
    [[nodiscard]] bool isOn() const { return m_on; }
    /// A message shows when one of its rows passes.
    void setCriteria(const LogCriteria &criteria, const WhoName &who, const std::shared_ptr<const PeerBook> &peers);
    [[nodiscard]] MessagesModel &model() { return m_model; }
    [[nodiscard]] std::optional<LoggedMessage> current() const;
    [[nodiscard]] QByteArray currentBytes() const; ///< the first mostBytes
    [[nodiscard]] QString currentFacts() const; ///< for the details
    [[nodiscard]] CopySource copySource() const;
    [[nodiscard]] int leastHeight() const;

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

public Q_SLOTS:
    void rowsAdded();
    void redraw();

Q_SIGNALS:
    void currentChanged();
    void rowsWanted(const std::vector<quint64> &rows); ///< that the current message came with
    void sendAgain(sw::EndpointId endpoint, quint32 connection, const QByteArray &bytes);
    void editAndSend(sw::EndpointId endpoint, quint32 connection, const QByteArray &bytes);
    void message(const QString &text); ///< plain text

protected:
    void changeEvent(QEvent *event) override;

private:
    void restart();
    void showState();
    void openMenu(const QPoint &place);
    void showRows();
    void retranslate();

    const Journal &m_journal;
    MessagesModel m_model;
    LogFilter m_filter;
    bool m_on = false;
    bool m_past = false;
    bool m_atEnd = true;
    FramingBar *m_framing;
    QLabel *m_status;
    MessagesView *m_view;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonObject>
#include <QWidget>

#include "streamsfeed.h"
#include "streamsview.h"

class QComboBox;
class QToolButton;

namespace sw {

class ElidedLabel;
class FramingBar;

/// The Streams tab: which conversation, how it is framed, and its bytes. Main thread; what it is given outlives it.
class StreamsPanel final : public QWidget
{
    Q_OBJECT

public:
    StreamsPanel(const Journal &journal, const Theme &theme, QWidget *parent = nullptr);
    ~StreamsPanel() override;
    [[nodiscard]] static QString title() { return tr("Streams"); }

    void setWho(const WhoOf &who);
    void setCurrentRow(std::optional<quint64> row); ///< its conversation is shown too

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    [[nodiscard]] StreamsView &view() const { return *m_view; }
    [[nodiscard]] StreamsFeed &feed() { return m_feed; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showState();
    void fillConversations();

    const Theme &m_theme;
    StreamsFeed m_feed;
    FramingBar *m_framing = nullptr;
    QComboBox *m_conversation = nullptr;
    QToolButton *m_out = nullptr;
    QToolButton *m_in = nullptr;
    QToolButton *m_fit = nullptr;
    ElidedLabel *m_status = nullptr;
    StreamsView *m_view = nullptr;
    std::vector<SocketId> m_listed; ///< in the box
};

} // namespace sw

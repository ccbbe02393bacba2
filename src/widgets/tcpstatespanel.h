// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "tcpstatesfeed.h"
#include "tcpstatesview.h"

namespace sw {

class ElidedLabel;

/// The TCP states tab: which conversation, and the diagram. Main thread; what it is given outlives it.
class TcpStatesPanel final : public QWidget
{
    Q_OBJECT

public:
    TcpStatesPanel(const Journal &journal, SocketsWatch &watch, const Theme &theme, QWidget *parent = nullptr);
    ~TcpStatesPanel() override;
    [[nodiscard]] static QString title() { return tr("TCP states"); }

    void setWho(const WhoOf &who);
    void setCurrentRow(std::optional<quint64> row); ///< its conversation is followed

    [[nodiscard]] TcpStatesView &view() const { return *m_view; }
    [[nodiscard]] TcpStatesFeed &feed() { return m_feed; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showState();

    const Journal &m_journal;
    TcpStatesFeed m_feed;
    ElidedLabel *m_status = nullptr;
    TcpStatesView *m_view = nullptr;
};

} // namespace sw

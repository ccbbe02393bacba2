// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QWidget>

#include "pipefeed.h"
#include "pipeview.h"

class QToolButton;

namespace sw {

class ConversationBox;
class ElidedLabel;

/// The Pipe tab: which conversation, reading paused at its ends, and where its bytes are. Main thread; what it is given outlives it.
class PipePanel final : public QWidget
{
    Q_OBJECT

public:
    PipePanel(Workbench &workbench, const Theme &theme, QWidget *parent = nullptr);
    ~PipePanel() override;
    [[nodiscard]] static QString title() { return tr("Pipe"); }

    void setWho(const WhoOf &who);
    void setCurrentRow(std::optional<quint64> row); ///< its conversation is shown

    [[nodiscard]] PipeView &view() const { return *m_view; }
    [[nodiscard]] PipeFeed &feed() { return m_feed; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showState();
    void showPause(size_t which);

    Workbench &m_workbench;
    const Theme &m_theme;
    PipeFeed m_feed;
    ConversationBox *m_conversation = nullptr;
    std::array<QToolButton *, 2> m_pause{};
    ElidedLabel *m_status = nullptr;
    PipeView *m_view = nullptr;
};

} // namespace sw

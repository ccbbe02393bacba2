// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QJsonObject>
#include <QWidget>

#include "throughputfeed.h"
#include "throughputview.h"

class QToolButton;

namespace sw {

class ConversationBox;
class LogMessageBar;

/// The Throughput tab: of which connection, which quantities, which part of the time; pictures and values saved to files. Main
/// thread; what it is given outlives it.
class ThroughputPanel final : public QWidget
{
    Q_OBJECT

public:
    ThroughputPanel(const Journal &journal, const Theme &theme, QWidget *parent = nullptr);
    ~ThroughputPanel() override;
    [[nodiscard]] static QString title() { return tr("Throughput"); }

    void setWho(const WhoOf &who);
    void setCurrentRow(std::optional<quint64> row); ///< its conversation is shown
    /// A picture (*.png) or values (*.csv), by the name's ending. What came of it is shown below the plots.
    void saveTo(const QString &path);

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    [[nodiscard]] ThroughputView &view() const { return *m_view; }
    [[nodiscard]] ThroughputFeed &feed() { return m_feed; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *button(const char *name, bool checkable);
    void build();
    void connectParts();
    void retranslate();
    void showState();
    void askAndSave();

    const Journal &m_journal;
    const Theme &m_theme;
    ThroughputFeed m_feed;
    ConversationBox *m_conversation = nullptr;
    QToolButton *m_all = nullptr;
    std::array<QToolButton *, size_t(Quantity::Count)> m_quantities{};
    QToolButton *m_out = nullptr;
    QToolButton *m_in = nullptr;
    QToolButton *m_whole = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_save = nullptr;
    ThroughputView *m_view = nullptr;
    LogMessageBar *m_messages = nullptr;
};

} // namespace sw

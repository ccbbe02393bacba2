// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "ladderfeed.h"
#include "ladderpicture.h"
#include "laddertext.h"
#include "ladderview.h"

class QAbstractButton;
class QToolButton;

namespace sw {

class ElidedLabel;
class LogMessageBar;

/// The Ladder tab: controls above, the ladder of the rows that the log's filter lets through. Main thread; what it is given outlives it.
class LadderPanel final : public QWidget
{
    Q_OBJECT

public:
    LadderPanel(LogRows &rows, const Theme &theme, QWidget *parent = nullptr);
    ~LadderPanel() override;
    [[nodiscard]] static QString title() { return tr("Ladder"); }

    void setWho(const WhoOf &who);
    void setRunningCalls(const LadderFeed::Running &running) { m_feed.setRunning(running); }
    void setSides(const std::function<int(EndpointId)> &sideOf); ///< see LadderLook
    void renewNames();

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    [[nodiscard]] LadderView &view() const { return *m_view; }
    [[nodiscard]] LadderFeed &feed() { return m_feed; }

public Q_SLOTS:
    void askAndSave(); ///< asks for a file
    void saveTo(const QString &path); ///< SVG or PNG, by its name

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QToolButton *button(const char *name, const char *icon, bool checkable);
    void connectParts();
    void retranslate();
    void showState();

    const Theme &m_theme;
    LadderFeed m_feed;
    LadderText m_text;
    LadderPicture m_picture;
    LadderView *m_view = nullptr;
    QToolButton *m_order = nullptr;
    QToolButton *m_time = nullptr;
    QToolButton *m_fold = nullptr;
    QToolButton *m_out = nullptr;
    QToolButton *m_in = nullptr;
    QToolButton *m_fit = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_save = nullptr;
    ElidedLabel *m_status = nullptr;
    LogMessageBar *m_messages = nullptr;
};

} // namespace sw

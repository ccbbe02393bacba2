// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QComboBox>

#include "streamsfeed.h"

namespace sw {

/// Which conversation a view shows: the newest one, or one of the last two hundred by name. Main thread; the feed outlives it.
class ConversationBox final : public QComboBox
{
    Q_OBJECT

public:
    using NameOf = std::function<QString(const Conversation &)>;

    explicit ConversationBox(const StreamsFeed &feed, QWidget *parent = nullptr);

    void setNames(NameOf nameOf); ///< names may have changed
    void renew(); ///< after the feed has changed

Q_SIGNALS:
    void chosen(SocketId socket); ///< by the person; 0: the newest one

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();

    const StreamsFeed &m_feed;
    NameOf m_nameOf;
    std::vector<SocketId> m_listed;
};

} // namespace sw

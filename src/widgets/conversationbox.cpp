// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversationbox.h"

#include <QEvent>
#include <QSignalBlocker>

namespace sw {

namespace {

constexpr size_t mostListed = 200; ///< the newest
constexpr int mostChars = 40;

} // namespace

ConversationBox::ConversationBox(const StreamsFeed &feed, QWidget *parent)
    : QComboBox(parent)
    , m_feed(feed)
{
    setMinimumContentsLength(18);
    setMaximumWidth(fontMetrics().averageCharWidth() * mostChars);
    addItem(QString());
    connect(this, &QComboBox::currentIndexChanged, this, [this](int index) {
        Q_EMIT chosen(index > 0 && size_t(index) <= m_listed.size() ? m_listed[size_t(index - 1)] : 0);
    });
    retranslate();
}

void ConversationBox::showEvent(QShowEvent *event)
{
    setSizeAdjustPolicy(QComboBox::AdjustToContents); // makes its list: not before it is seen
    QComboBox::showEvent(event);
}

void ConversationBox::setNames(NameOf nameOf)
{
    m_nameOf = std::move(nameOf);
    m_listed.clear();
    renew();
}

void ConversationBox::renew()
{
    std::vector<SocketId> listed;
    const auto &all = m_feed.tracks().conversations();
    for (auto one = all.rbegin(); one != all.rend() && listed.size() < mostListed; ++one) {
        if (!one->merged)
            listed.push_back(one->ends[0].socket);
    }
    const auto nameOf = [this](SocketId socket) {
        const Conversation *one = m_feed.tracks().conversationOf(socket);
        return one && m_nameOf ? m_nameOf(*one) : QString();
    };
    const QSignalBlocker quiet(this);
    if (listed != m_listed) {
        m_listed = std::move(listed);
        while (count() > 1)
            removeItem(count() - 1);
        for (const SocketId socket : m_listed)
            addItem(nameOf(socket));
    }
    const Conversation *chosenOne = m_feed.tracks().chosenConversation();
    int index = 0;
    for (size_t i = 0; i < m_listed.size() && !m_feed.followsNewest() && chosenOne && index == 0; ++i) {
        if (m_feed.tracks().conversationOf(m_listed[i]) != chosenOne)
            continue;
        index = int(i) + 1;
        setItemText(index, nameOf(m_listed[i]));
    }
    setCurrentIndex(index);
}

void ConversationBox::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConversationBox::retranslate()
{
    setItemText(0, tr("The newest connection"));
    setAccessibleName(tr("Connection"));
    setToolTip(tr("Which connection is shown; choosing a row of the log chooses its connection"));
}

} // namespace sw

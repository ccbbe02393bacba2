// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamsfeed.h"

#include "monotonic.h"

namespace sw {

namespace {

constexpr int soonMs = 80;
constexpr qint64 turnNs = 8'000'000;

} // namespace

StreamsFeed::StreamsFeed(const Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_tracks(journal)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &StreamsFeed::turn);
}

void StreamsFeed::setWatched(bool on)
{
    m_watched = on;
    if (on)
        m_soon.start(0);
    else
        m_soon.stop();
}

void StreamsFeed::renew()
{
    if (m_watched && !m_soon.isActive())
        m_soon.start(soonMs);
}

void StreamsFeed::choose(SocketId socket)
{
    m_wanted = socket;
    if (m_watched)
        m_soon.start(0);
}

void StreamsFeed::setFraming(const Framing &framing)
{
    if (framing == m_framing)
        return;
    m_framing = framing;
    m_tracks.choose(m_tracks.chosen(), framing);
    if (m_watched)
        m_soon.start(0);
}

void StreamsFeed::settle()
{
    SocketId socket = m_tracks.conversationOf(m_wanted) ? m_wanted : 0;
    if (m_wanted == 0) {
        const auto &all = m_tracks.conversations();
        for (auto one = all.rbegin(); one != all.rend() && socket == 0; ++one)
            socket = one->merged ? 0 : one->ends[0].socket;
    }
    const Conversation *wanted = socket != 0 ? m_tracks.conversationOf(socket) : nullptr;
    if (wanted && wanted != m_tracks.chosenConversation())
        m_tracks.choose(socket, m_framing);
    else if (!wanted && m_tracks.chosenConversation())
        m_tracks.choose(0, m_framing); // rather nothing than the bytes of another one
}

void StreamsFeed::turn()
{
    m_complete = m_tracks.catchUp(monotonicNs() + turnNs);
    settle();
    m_complete = m_complete && m_tracks.catchUp(monotonicNs() + turnNs);
    if (!m_complete)
        m_soon.start(1);
    Q_EMIT changed();
}

} // namespace sw

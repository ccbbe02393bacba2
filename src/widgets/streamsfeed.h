// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "streamtracks.h"

namespace sw {

/// Keeps the bytes of a chosen conversation up to date while they are watched, in turns of a few milliseconds. Main thread; the journal
/// outlives it.
class StreamsFeed final : public QObject
{
    Q_OBJECT

public:
    explicit StreamsFeed(const Journal &journal, QObject *parent = nullptr);

    void setWatched(bool on);
    void renew(); ///< there are new rows: looks at them soon
    /// The conversation of this socket; one that has none leaves what is shown. 0: the newest one, whichever that is.
    void choose(SocketId socket);
    void setFraming(const Framing &framing);
    [[nodiscard]] const Framing &framing() const { return m_framing; }
    [[nodiscard]] bool followsNewest() const { return m_wanted == 0; }

    [[nodiscard]] const StreamTracks &tracks() const { return m_tracks; }
    [[nodiscard]] const Journal &journal() const { return m_journal; }
    [[nodiscard]] bool isComplete() const { return m_complete; } ///< all rows were looked at

Q_SIGNALS:
    void changed();

private:
    void turn();
    void settle();

    const Journal &m_journal;
    StreamTracks m_tracks;
    Framing m_framing;
    SocketId m_wanted = 0;
    QTimer m_soon;
    bool m_watched = false;
    bool m_complete = true;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include <QFile>

#include "compiledrules.h"
#include "datagrampeers.h"
#include "endpointsettings.h"
#include "heartbeatears.h"
#include "reaction.h"
#include "recordsink.h"

namespace sw {

/// What the connections of one endpoint answer, and where their bytes are kept besides the log. Changed on the main thread,
/// asked on the connections' threads.
class EndpointReaction final : public Reaction
{
public:
    EndpointReaction(EndpointId endpoint, RecordSink &sink);

    void setSettings(const ReplySettings &settings);
    /// From now on the received bytes of that connection go to the file, which is emptied first. Gives the reason when it
    /// cannot be opened, else an empty text.
    QString startCapture(quint32 connection, const QString &fileName);
    void stopCapture(quint32 connection);
    [[nodiscard]] QString captureFile(quint32 connection) const; ///< empty when none

    QByteArray greeting() override;
    QByteArray answer(QByteArrayView received) override;
    std::optional<QByteArray> answerToDatagram(QByteArrayView received) override;
    qint64 receiveBytes() override { return m_receiveBytes; }
    void received(quint32 connection, QByteArrayView bytes) override;
    void datagram(const CallRecord &record) override { m_peers.note(record); }
    bool closesAfterPeer() override;
    std::unique_ptr<Answerer> answerer(quint32 connection, const SocketAddress &peer,
                                       const SocketAddress &local) override;
    /// The rules that count now; null when another kind of reply is chosen. Any thread.
    [[nodiscard]] std::shared_ptr<const CompiledRules> rules() const;
    [[nodiscard]] bool hasRules() const { return m_hasRules; } ///< without a lock: asked for every row of a flood

    [[nodiscard]] HeartbeatEars &ears() { return m_ears; } ///< hears what is received
    [[nodiscard]] DatagramPeers &peers() { return m_peers; } ///< of a datagram socket

private:
    const EndpointId m_endpoint;
    RecordSink &m_sink;
    mutable std::mutex m_mutex;
    ReplySettings m_settings;
    std::atomic<qint64> m_receiveBytes{usualReceiveBytes};
    std::shared_ptr<const CompiledRules> m_rules;
    std::atomic<bool> m_hasRules{false};
    std::atomic<bool> m_silent{false}; ///< answers nothing: asked with every row of a flood, without the lock
    std::atomic<bool> m_capturing{false};
    mutable std::mutex m_captureMutex;
    std::map<quint32, std::unique_ptr<QFile>> m_captures;
    DatagramPeers m_peers;
    HeartbeatEars m_ears;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "icmpecho.h"
#include "reaction.h"

namespace sw {

/// One echo request and what became of it. A value.
struct PingProbe
{
    enum class State : quint8 {
        Waiting,
        Answered,
        Late, ///< answered after its time had passed
        Lost, ///< its time has passed
        Failed, ///< not sent (error), or an error message came for it (icmpType)
    };

    quint64 number = 0; ///< from 1; the sequence number on the wire is its lower 16 bits
    State state = State::Waiting;
    SocketAddress from; ///< who answered or reported
    int ttl = -1; ///< that the reply arrived with, -1 = not told
    int size = -1; ///< bytes of the reply behind its header, -1 = none came
    qint64 sentNs = 0; ///< monotonicNs() when the sending call began; 0: it has not ended yet
    qint64 rttNs = -1; ///< from there to the end of the receiving call
    quint64 duplicates = 0; ///< further replies
    quint64 damaged = 0; ///< replies with a wrong checksum: none of them counts as a reply
    bool payloadDiffers = false; ///< from what was sent
    int error = 0; ///< errno of the sending call, or with which an error message came
    int icmpType = -1; ///< of the error message
    int icmpCode = -1;

    [[nodiscard]] quint16 sequence() const { return static_cast<quint16>(number); }
};

/// The requests of one run of a ping and their replies. Fed on the main thread (requests) and on the receiving thread
/// (replies); looked at on any thread. Bounded: the oldest requests are forgotten, the sums are not.
class PingTally final : public Reaction
{
public:
    static constexpr std::size_t mostKept = 1000;

    struct Run
    {
        bool v6 = false;
        bool raw = false;
        std::optional<quint16> id; ///< replies of another are strangers'; nothing: the kernel sorts them
        QByteArray payload;
        qint64 timeoutNs = 0;
    };

    struct Look
    {
        quint64 version = 0; ///< changes with every note
        quint64 sent = 0; ///< that the kernel took
        quint64 received = 0; ///< first replies, late ones too
        quint64 lost = 0; ///< now
        quint64 failed = 0;
        quint64 duplicates = 0;
        quint64 damaged = 0; ///< messages with a wrong checksum; only a raw IPv4 socket gets to see them
        quint64 strangers = 0; ///< received messages that answer no request of this run
        qint64 leastNs = 0; ///< round trip; 0 when none is known
        qint64 mostNs = 0;
        qint64 sumNs = 0;
        std::vector<PingProbe> probes; ///< by number
        [[nodiscard]] qint64 meanNs() const { return received == 0 ? 0 : sumNs / static_cast<qint64>(received); }
    };

    void begin(const Run &run); ///< forgets everything
    quint64 ask(); ///< a request is about to be sent: its number
    void sent(quint64 number, const CallRecord &record); ///< how the sending call came out
    void expire(qint64 nowNs); ///< what has waited too long counts as lost
    [[nodiscard]] std::optional<qint64> nextDueNs() const; ///< when the next one will be; nothing: none waits
    [[nodiscard]] quint64 version() const;
    [[nodiscard]] Look look() const;

    QByteArray greeting() override { return {}; }
    QByteArray answer(QByteArrayView) override { return {}; }
    std::optional<QByteArray> answerToDatagram(QByteArrayView) override { return std::nullopt; }
    void received(quint32, QByteArrayView) override {}
    bool closesAfterPeer() override { return false; }
    void datagram(const CallRecord &record) override;

private:
    void takeMessage(const CallRecord &record, QByteArrayView message, int ttl);
    void takeReply(const CallRecord &record, const IcmpEcho &echo, int ttl);
    void takeError(const CallRecord &record, const IcmpEcho &echo, int type, int code);
    [[nodiscard]] PingProbe *find(quint64 number);
    [[nodiscard]] PingProbe *findSequence(quint16 sequence);
    [[nodiscard]] bool isOurs(const IcmpEcho &echo) const { return !m_run.id || echo.id == *m_run.id; }
    void settle(PingProbe &probe, qint64 answeredNs);
    void drop(const PingProbe &probe);

    mutable std::mutex m_mutex;
    Run m_run;
    std::deque<PingProbe> m_probes; ///< by number, without gaps
    std::deque<qint64>
        m_answeredNs; ///< beside it: when a reply came whose request's call has not been noted yet, else 0
    quint64 m_last = 0;
    Look m_sums; ///< without probes
};

} // namespace sw

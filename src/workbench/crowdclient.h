// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "reaction.h"

namespace sw {

/// What all clients of a crowd send and wait for. A value that nobody changes.
struct CrowdPlan
{
    QByteArray message; ///< empty: they only connect
    QByteArray echo; ///< what the answer is to be; empty: any bytes
    qint64 answerBytes = 0; ///< 0: no answer is waited for
};

/// One client of a crowd while it is connected: sends its first message, and knows whether the answer to the last one is still
/// missing. Called on the client's thread; due() on the crowd's.
class CrowdClient final : public Reaction
{
public:
    enum class Turn : quint8 {
        Now, ///< send it
        Later, ///< goes out by itself when the answer before it is there
        HeldBack, ///< not at all: another one waits for that already
    };

    explicit CrowdClient(std::shared_ptr<const CrowdPlan> plan);

    [[nodiscard]] Turn due(); ///< the time for another message has come

    QByteArray greeting() override { return m_plan->message; }
    QByteArray answer(QByteArrayView received) override;
    void received(quint32, QByteArrayView) override {}
    bool closesAfterPeer() override { return true; }

private:
    const std::shared_ptr<const CrowdPlan> m_plan;
    std::mutex m_mutex;
    bool m_unanswered = true; ///< the first message goes out before anything is due
    bool m_owes = false;
    qint64 m_missing;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>

#include "answerer.h"
#include "compiledrules.h"
#include "keptaddress.h"
#include "messageassembler.h"

namespace sw {

class EndpointReaction;

/// Answers one connection, or one datagram socket, by the rules of its endpoint, which may be changed at any moment: each message
/// is looked at with the rules of that moment. On the receiving thread.
class RuleAnswerer final : public Answerer
{
public:
    static constexpr std::size_t statesKept = 256; ///< senders of datagrams whose state is remembered

    /// The reaction outlives it.
    RuleAnswerer(const EndpointReaction &reaction, const SocketAddress &peer, const SocketAddress &local);

    void stands() override;
    void take(QByteArrayView bytes, bool whole, const SocketAddress &from) override;
    bool next(AnswerStep &step) override;
    void drop() override;

private:
    /// What answering by rules needs: made when there are rules, as thousands of connections have none.
    struct Work
    {
        PlaceholderContext context;
        QString state; ///< of the connection
        std::map<QString, QString> states; ///< of datagrams, by sender
        QString from;
        std::optional<MessageAssembler> assembler;
        std::optional<QByteArray> whole; ///< a message that came with its bounds
        std::deque<AnswerStep> steps;

        void take(QByteArrayView bytes, const Framing &framing); ///< of a stream
        [[nodiscard]] QString &stateNow();
    };

    [[nodiscard]] Work &work();
    static bool nextMessage(Work &work, const CompiledRules &rules);
    static void fire(Work &work, const CompiledRules &rules, bool connected, QByteArrayView message);

    const EndpointReaction &m_reaction;
    const KeptAddress m_peer;
    const KeptAddress m_local;
    std::unique_ptr<Work> m_work;
};

} // namespace sw

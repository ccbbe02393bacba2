// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>

#include "answerer.h"
#include "compiledrules.h"
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
    void assemble(const CompiledRules &rules, QByteArrayView bytes);
    bool nextMessage();
    void fire(const CompiledRules &rules, bool connected, QByteArrayView message);
    [[nodiscard]] QString &state();
    void say(Notice notice, qint64 number);

    const EndpointReaction &m_reaction;
    PlaceholderContext m_context;
    QString m_state; ///< of the connection
    std::map<QString, QString> m_states; ///< of datagrams, by sender
    QString m_from;
    std::optional<MessageAssembler> m_assembler;
    std::optional<QByteArray> m_whole; ///< a message that came with its bounds
    std::deque<AnswerStep> m_steps;
};

} // namespace sw

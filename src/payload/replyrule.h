// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sw {

/// What an endpoint answers when data arrives. Rules are kept elsewhere (answerrule.h): here they answer nothing.
enum class ReplyKind { Nothing, Echo, EchoWithPrefix, Fixed, Rules };

/// One rule. `bytes` is the prefix or the fixed reply, else unused.
struct ReplyRule
{
    ReplyKind kind = ReplyKind::Nothing;
    QByteArray bytes;

    friend bool operator==(const ReplyRule &, const ReplyRule &) = default;
};

/// The answer to one received chunk; empty: none. No bytes received (end of stream) has no answer.
/// Pure, callable from any thread.
QByteArray reply(const ReplyRule &rule, QByteArrayView received);

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "replyrule.h"

namespace sw {

QByteArray reply(const ReplyRule &rule, QByteArrayView received)
{
    if (received.isEmpty() || rule.kind == ReplyKind::Nothing || rule.kind == ReplyKind::Rules)
        return QByteArray();
    if (rule.kind == ReplyKind::Fixed)
        return rule.bytes;
    QByteArray answer;
    answer.reserve(rule.bytes.size() + received.size());
    if (rule.kind == ReplyKind::EchoWithPrefix)
        answer.append(rule.bytes);
    return answer.append(received);
}

} // namespace sw

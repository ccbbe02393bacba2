// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include "answerrule.h"

namespace sw {

/// A message that is sent again and again, so that both ends notice when the other has gone. A value.
struct HeartbeatSettings
{
    [[nodiscard]] AnswerRule expected() const; ///< what an answer is, as a rule that looks for it

    static constexpr int leastMs = 10;
    static constexpr int mostMs = 24 * 3600 * 1000;

    bool on = false;
    QString message = QStringLiteral("PING\\r\\n"); ///< with placeholders, see MessageTemplate
    bool hex = false;
    int intervalMs = 10'000;
    RuleMatch match =
        RuleMatch::Anything; ///< how what comes until the next one is compared, as of a rule's; not Connected
    QString answer; ///< the pattern of that
    bool needsAnswer = true; ///< else nothing is missed
    int mostMisses = 3; ///< in a row, then the connection is closed; 0: it is not

    friend bool operator==(const HeartbeatSettings &, const HeartbeatSettings &) = default;
};

/// When a client connects again by itself: each pause is `factor` times the one before. A value.
struct ReconnectSettings
{
    static constexpr int mostPauseMs = 24 * 3600 * 1000;

    bool on = false;
    int firstMs = 1000;
    double factor = 2.0; ///< 1 to 10
    int mostMs = 60'000;
    int jitterPercent = 20; ///< each pause is up to so much shorter or longer, so that many clients do not come at once
    quint32 seed = 1; ///< of the jitter: the same pauses again
    int tries = 0; ///< in a row; 0: without end

    friend bool operator==(const ReconnectSettings &, const ReconnectSettings &) = default;
};

/// What keeps a connection. A value.
struct LongSettings
{
    HeartbeatSettings heartbeat;
    ReconnectSettings reconnect; ///< of a client

    friend bool operator==(const LongSettings &, const LongSettings &) = default;
};

QJsonObject toJson(const LongSettings &settings);
LongSettings longSettingsFrom(const QJsonObject &object); ///< what is missing or out of its bounds keeps its default

} // namespace sw

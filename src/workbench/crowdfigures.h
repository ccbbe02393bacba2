// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "callnames.h"
#include "crowdsettings.h"

namespace sw {

/// How often a call of the clients failed with which errno.
struct CrowdFailure
{
    Call call = Call::None;
    int error = 0; ///< errno
    quint64 count = 0;

    bool operator==(const CrowdFailure &other) const = default;
};

/// A spread of times in ns; all 0 when there was none.
struct CrowdTimes
{
    quint64 count = 0;
    qint64 least = 0;
    qint64 mean = 0;
    qint64 p50 = 0;
    qint64 p99 = 0;
    qint64 most = 0;
};

/// How a crowd stands at one moment. Connections are counted by the records of their calls, messages, bytes and times by the
/// rows of the log. A value.
struct CrowdFigures
{
    int wanted = 0; ///< clients asked for
    int begun = 0;
    int connecting = 0; ///< now
    int connected = 0; ///< ever
    int open = 0; ///< connected now
    int failed = 0; ///< clients of which a call failed
    int closedByPeer = 0; ///< the server ended the connection
    quint64 sent = 0; ///< whole messages that the kernel took
    quint64 answered = 0; ///< whole answers
    quint64 differing = 0; ///< of those: not the bytes that were sent
    quint64 heldBack = 0; ///< messages whose time came while two before them waited: not sent
    quint64 bytesSent = 0;
    quint64 bytesReceived = 0;
    quint64 rowsMissed = 0; ///< rows that had left the log before they were counted
    CrowdTimes
        latency; ///< from the begin of the call that sends to the end of the one that brought the last byte of the answer
    CrowdTimes connectTime; ///< of connect
    double sentPerSecond = 0; ///< messages, lately
    double answeredPerSecond = 0;
    double bytesSentPerSecond = 0;
    double bytesReceivedPerSecond = 0;
    qint64 elapsedNs = 0; ///< since the start
    std::vector<CrowdFailure> failures; ///< the most frequent ones first
};

/// One point of the course of a run: what happened in the time since the one before.
struct CrowdSample
{
    qint64 ns = 0; ///< since the start
    int connecting = 0; ///< at that moment
    int open = 0;
    int failed = 0;
    int closedByPeer = 0;
    quint64 sent = 0; ///< in that time
    quint64 answered = 0;
    quint64 bytesSent = 0;
    quint64 bytesReceived = 0;
    qint64 p50 = 0; ///< latency of the answers in that time, ns
    qint64 p99 = 0;
    qint64 most = 0;
};

/// The figures as CSV, one `name,value` a line, with the settings they belong to and a line for each errno.
QByteArray figuresCsv(const CrowdSettings &settings, const CrowdFigures &figures);
/// The course of a run as CSV, a line a sample.
QByteArray courseCsv(const std::vector<CrowdSample> &samples);

} // namespace sw

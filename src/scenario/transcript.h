// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "callrecord.h"
#include "scenario.h"

namespace sw {

/// One call that a person made by hand, and what became of it. A value.
struct TranscriptCall
{
    QString actor; ///< id of one of the actors
    const CallSpec *call = nullptr;
    QString on; ///< socket by name; empty although the call needs one: none was there
    QStringList as;
    QJsonObject args; ///< as in a file, references not replaced
    qint64 clickedNs = 0; ///< monotonicNs()
    qint64 blockedSinceNs = 0; ///< when it began, if its thread was seen asleep in it; 0: it was not
    qint64 interruptedNs = 0; ///< when the person asked for it; 0: never
    qint64 endedNs = 0; ///< 0: it has not
    CallRecord record; ///< once it has ended
};

/// A socket of those calls by its name, and its addresses as they were known last.
struct TranscriptSocket
{
    QString name;
    SocketAddress local;
    SocketAddress peer;
};

struct TranscriptOptions
{
    bool expectations = true; ///< of all that happened; what failed is always expected, else a run would end there
    bool anyPort = true; ///< a port (or a path) that was bound becomes one that is free wherever it is played
};

struct Transcript
{
    QString id;
    LocalText title;
    std::vector<ActorSpec> actors;
    std::vector<TranscriptCall> calls; ///< in any order
    std::vector<TranscriptSocket> sockets;
};

/// The scenario that makes the same calls in the same order with the same outcome: what was blocked when something else was
/// done is started, waited for and finished; addresses that the system picked are references. Calls on no socket cannot be
/// told in a file: they are left out and counted in `leftOut`. Any thread.
Scenario scenarioOf(const Transcript &transcript, const TranscriptOptions &options, int *leftOut = nullptr);

/// What was given and what came back, as an expectation. `address` is the text for the record's address, empty: none.
QJsonObject expectationOf(const TranscriptCall &call, const QString &address);

} // namespace sw

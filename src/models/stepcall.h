// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include "calltable.h"
#include "socketfacts.h"

namespace sw {

/// One call that a person makes by hand, from the click to its record. A value.
struct StepCall
{
    enum class Phase : quint8 {
        Queued, ///< its thread is inside an earlier call
        Running,
        Ended,
        Dropped, ///< taken out of the queue: it was never made
        Refused, ///< an argument turned out to be wrong when its turn came: it was never made
    };

    int number = 0; ///< from 1, within its actor
    const CallSpec *call = nullptr;
    QString on; ///< name; empty: on no socket
    QStringList as; ///< names of what it makes
    QJsonObject args; ///< as typed, references not replaced
    int thread = 0; ///< 0: the actor's own, else its further ones
    Phase phase = Phase::Queued;
    SocketId socket = 0;
    SocketId made = 0;
    SocketId made2 = 0;
    quint64 token = 0;
    qint64 clickedNs = 0; ///< monotonicNs()
    qint64 blockedSinceNs = 0; ///< when it began, if its thread was seen asleep in it
    qint64 interruptedNs = 0;
    qint64 endedNs = 0;
    CallRecord record; ///< once it has ended
    QString refusedFor; ///< Refused: the argument, or the reference
};

/// A socket of an actor, or a file over one, also after it was closed. A value.
struct StepSocket
{
    SocketId id = 0;
    QString name;
    Call madeBy = Call::None;
    bool isFile = false;
    bool open = true;
    int fd = -1;
    int family = 0;
    int type = 0;
    SocketFacts facts; ///< as last known
};

} // namespace sw

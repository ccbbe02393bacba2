// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonObject>

#include "calltable.h"
#include "hostport.h"
#include "socketcommand.h"

namespace sw {

/// A command made of a step's arguments, and the host that must be looked up before it can be given.
struct BuiltCommand
{
    SocketCommand command;
    std::optional<HostPort> lookUp; ///< the address is a name: command.address is still missing
    QString badArgument; ///< not empty: this argument turned out to be wrong (only behind references)
};

/// The bits of a mode of makefile ("rb", "w" ...), as Python takes it; always binary. Nothing when it is none.
std::optional<int> fileModeOf(const QString &mode);

/// `args` with all references replaced. Sockets, lane and token are the caller's. Reads files of data from `folder`. Any thread.
BuiltCommand buildCommand(const CallSpec &call, const QJsonObject &args, const QString &folder);

/// Adds to a record what it lacks because only the arguments know it (the value given to setsockopt) or because it is bytes
/// there (the value that getsockopt gave).
void completeRecord(CallRecord &record, const QJsonObject &args);

} // namespace sw

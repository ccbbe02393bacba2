// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QLatin1StringView>
#include <QString>

#include "callnames.h"

namespace sw {

/// What an argument of a call may be.
enum class ArgKind : quint8 {
    Family,
    Type,
    Protocol,
    How,
    Level,
    OptionName,
    MessageFlags,
    Events,
    AddressInfoFlags,
    NameInfoFlags,
    Address,
    Port,
    Text,
    TextOrNumber,
    ProtocolName, ///< of a service: "tcp"
    Integer, ///< of any size; whether it fits is for the call to say
    Hex, ///< bytes as hex digits
    Backlog,
    Size,
    Milliseconds, ///< -1 = no limit
    Seconds, ///< or null
    Boolean,
    Data,
    OptionValue,
    FileMode, ///< as in Python's makefile: r, w, b
    TlsSide, ///< client, server
    TlsVersion, ///< 1.2, 1.3
};

struct ArgSpec
{
    const char *name;
    ArgKind kind;
    bool required;
};

/// What a call is made on.
enum class CallTarget : quint8 { None, Socket, File };

/// One row of the table of calls that a file may name.
struct CallSpec
{
    const char *name;
    Call call; ///< None: known to the format, made by no backend yet
    CallTarget on;
    int makes; ///< how many names `as` may give: 0, 1, or exactly 2
    std::span<const ArgSpec> args;

    [[nodiscard]] const ArgSpec *argument(QStringView argumentName) const; ///< null when there is none
};

/// Null when there is no such call.
const CallSpec *callSpec(QStringView name);
std::span<const CallSpec> callSpecs();

/// Whether the backend of that name ("native", "qt") makes the call; one that does not ends the step as unsupported.
bool backendMakes(QStringView backend, Call call);

} // namespace sw

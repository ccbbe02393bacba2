// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QJsonArray>
#include <QJsonValue>

#include "socketcommand.h"
#include "socketoption.h"

namespace sw {

/// An option that an endpoint shall set by itself when it starts. A value.
struct PresetOption
{
    int level = 0;
    int name = 0;
    QJsonValue value; ///< as optionvalue::encode() takes it

    bool operator==(const PresetOption &other) const = default;
};
using PresetOptions = std::vector<PresetOption>;

/// Where in a recipe presets are set: straight after socket(), before bind() and connect(); or once a connection stands, for
/// options that need one or that a listening socket does not pass on.
enum class PresetPlace : quint8 { NewSocket, Connection };
PresetPlace placeOf(const SocketOption &option);

/// The setsockopt commands of that place, in the order of the list. `like` carries socket, endpoint and connection. An endpoint
/// takes those of NewSocket as steps of its recipe: one that the kernel refuses ends the start, with the option named, as what
/// follows would not be what was asked for. Those of Connection are made on each connection; a refused one is a row, and the
/// connection goes on. Values that no longer fit their option are passed over.
std::vector<SocketCommand> presetCommands(const PresetOptions &presets, PresetPlace place, const SocketCommand &like);

QJsonArray toJson(const PresetOptions &presets); ///< [{"level": "SOL_SOCKET", "name": "SO_RCVBUF", "value": 65536}]
/// Entries that name no option, or whose value does not fit it, are left out.
PresetOptions presetOptionsFrom(const QJsonArray &array);

} // namespace sw

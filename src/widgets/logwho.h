// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>

#include "callrecord.h"

namespace sw {

enum class WhoRole : quint8 { None, Server, Client, Actor };

/// How an endpoint or one of its connections is called on screen ("server #2").
struct WhoText
{
    WhoRole role = WhoRole::None;
    QString text;
};

/// Gives the name of an endpoint (connection 0) or of one of its connections. Called on any thread.
using WhoOf = std::function<WhoText(EndpointId, quint32 connection)>;

} // namespace sw

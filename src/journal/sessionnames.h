// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "callrecord.h"

namespace sw {

/// How an endpoint was called in the log of its session, so that the session's rows are called the same when its file is opened.
struct EndpointName
{
    EndpointId endpoint = 0;
    int kind = 0; ///< of the one who gives names
    int ordinal = 0; ///< among those of its kind, from 1
    QString own; ///< a name of its own; empty: it is called by kind and ordinal

    bool operator==(const EndpointName &) const = default;
};

/// As a session file has them (docs/session-file.md). Pure functions, any thread.
namespace sessionnames {

QByteArray toBytes(const std::vector<EndpointName> &names);
/// Takes any bytes; what is not a name is left out.
std::vector<EndpointName> fromBytes(QByteArrayView bytes);

} // namespace sessionnames

} // namespace sw

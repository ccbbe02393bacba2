// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonObject>

#include "callrecord.h"

namespace sw {

/// A record as a JSON object: call, thread, fd, args, result, errno, began_ns, took_ns, text, and, where they apply, address,
/// data, value, flags, timed_out, interrupted, unsupported, gai, sent. `began_ns` counts from `zeroNs` (monotonicNs()). Notices
/// have `notice` instead of `call`. Pure functions, any thread.
QJsonObject recordToJson(const CallRecord &record, qint64 zeroNs);

/// {"bytes": 14, "hex": "..."}; above 64 KiB the hex is cut there and "sha256" of all bytes added.
QJsonObject bytesToJson(QByteArrayView bytes);

} // namespace sw

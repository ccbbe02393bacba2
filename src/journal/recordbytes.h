// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>

#include "callrecord.h"

namespace sw {

/// A record as bytes that a later version of the program still reads: each member that differs from its default, as its
/// number and its value (docs/session-file.md). Pure functions, any thread.

/// Everything but `data`, whose place the caller decides.
void appendRecord(QByteArray &out, const CallRecord &record);

/// The reverse. Nothing when the bytes are no such record; members of unknown number are passed over.
std::optional<CallRecord> recordFrom(QByteArrayView bytes);

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sw {

/// What a RecordHub writes into its eventfd: the sum tells whether there is more than plain rows.
namespace recordsignal {

constexpr quint64 rows = 1; ///< rows of the journal alone
constexpr quint64 life = 1ULL << 32U; ///< a record waits in the queue

/// Takes what stands in the descriptor, which is unreadable then; whether a record waits in the queue. Main thread.
bool takeLife(int descriptor);

} // namespace recordsignal

} // namespace sw

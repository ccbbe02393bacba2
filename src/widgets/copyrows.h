// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "copymenu.h"
#include "logrows.h"
#include "logselection.h"

namespace sw::copyrows {

/// The bytes of the selected rows that are shown, one row after the other, at most CopySource::mostBytes of them. Main thread.
CopySource ofSelection(const LogRows &rows, const LogSelection &selection, TextEncoding encoding);
/// The same of rows by their numbers, whether shown or not. `peers` may be null.
CopySource ofRows(const Journal &journal, const std::vector<quint64> &rows, TextEncoding encoding,
                  const PeerBook *peers = nullptr);

} // namespace sw::copyrows

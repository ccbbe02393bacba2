// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sw {

/// What a number is drawn for: each has numbers of its own, so that one fault does not shift the decisions of another.
enum class FaultDraw : quint8 { Piece, Delay, Drop, Duplicate, Reorder, Conversation };

/// The number at a place of a sequence, the same for the same three on every machine (the mixing of SplitMix64). Pure.
quint64 faultNumber(quint64 seed, FaultDraw what, quint64 index);
/// One of least..most, both included; `least` when `most` is not larger.
qint64 faultBetween(quint64 seed, FaultDraw what, quint64 index, qint64 least, qint64 most);
/// Whether something happens that happens in so many of a hundred cases.
bool faultHappens(quint64 seed, FaultDraw what, quint64 index, qint64 percent);

} // namespace sw

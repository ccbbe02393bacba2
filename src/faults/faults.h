// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QJsonObject>
#include <QLatin1StringView>

namespace sw {

/// What is to happen to the bytes of one direction. A value; 0 switches a fault off.
struct Faults
{
    /// How the fault 'cut' ends a connection.
    enum Cut : quint8 { NoCut, CutByClose, CutByReset };

    qint64 seed = 1; ///< the same seed and the same input give the same decisions
    qint64 delayMinMs = 0; ///< every piece waits this long at least ...
    qint64 delayMaxMs = 0; ///< ... and this long at most; no piece overtakes another
    qint64 throttle = 0; ///< bytes a second
    qint64 splitMin = 0; ///< streams: pieces of this many bytes at least ...
    qint64 splitMax = 0; ///< ... and this many at most
    qint64 pauseMs = 0; ///< streams: between two pieces
    qint64 joinBytes = 0; ///< streams: collect until there are so many bytes ...
    qint64 joinMs = 50; ///< ... or the first of them has waited this long
    qint64 cutHow = NoCut; ///< streams
    qint64 cutAfter = 0; ///< streams: so many bytes go through, then the connection is cut
    qint64 dropPercent = 0; ///< datagrams
    qint64 duplicatePercent = 0; ///< datagrams
    qint64 reorderPercent = 0; ///< datagrams: this many are held back ...
    qint64 reorderDistance = 3; ///< ... until so many later ones have passed

    bool operator==(const Faults &) const = default;
};

/// Whose faults: a stream has no datagrams to drop.
enum class FaultScope : quint8 { Stream, Datagram };
enum class FaultUnit : quint8 { Number, Milliseconds, Bytes, BytesPerSecond, Percent, Choice };

/// One member of Faults: how files and programs name it, its unit and limits.
struct FaultField
{
    const char *key;
    qint64 Faults::*member;
    FaultUnit unit;
    qint64 least;
    qint64 most;
    bool ofStreams;
    bool ofDatagrams;
};

/// All members, in the order of dialogs.
std::span<const FaultField> faultFields();
/// Whether anything would happen to the bytes.
bool anyFault(const Faults &faults, FaultScope scope);
/// Inside the limits of the table, and no least above its most.
Faults withinLimits(Faults faults);

/// Only what differs from the defaults; the same scopes and names as in the table.
QJsonObject toJson(const Faults &faults);
/// What is missing, is no number or has an unknown name keeps its default; limits are kept.
Faults faultsFrom(const QJsonObject &object);

} // namespace sw

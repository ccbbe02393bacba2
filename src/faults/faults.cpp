// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults.h"

#include <algorithm>
#include <array>
#include <limits>

#include <QJsonValue>

namespace sw {

namespace {

constexpr qint64 mostMs = 60'000;
constexpr qint64 mostPiece = 1'000'000;
constexpr qint64 mostBytes = 2'000'000'000;
constexpr qint64 mostSeed = std::numeric_limits<qint32>::max();
constexpr qint64 mostDistance = 100;

// clang-format off
constexpr std::array fields{
    FaultField{"seed", &Faults::seed, FaultUnit::Number, 0, mostSeed, true, true},
    FaultField{"delayMinMs", &Faults::delayMinMs, FaultUnit::Milliseconds, 0, mostMs, true, true},
    FaultField{"delayMaxMs", &Faults::delayMaxMs, FaultUnit::Milliseconds, 0, mostMs, true, true},
    FaultField{"throttle", &Faults::throttle, FaultUnit::BytesPerSecond, 0, mostBytes, true, true},
    FaultField{"splitMin", &Faults::splitMin, FaultUnit::Bytes, 0, mostPiece, true, false},
    FaultField{"splitMax", &Faults::splitMax, FaultUnit::Bytes, 0, mostPiece, true, false},
    FaultField{"pauseMs", &Faults::pauseMs, FaultUnit::Milliseconds, 0, mostMs, true, false},
    FaultField{"joinBytes", &Faults::joinBytes, FaultUnit::Bytes, 0, mostPiece, true, false},
    FaultField{"joinMs", &Faults::joinMs, FaultUnit::Milliseconds, 1, mostMs, true, false},
    FaultField{"cut", &Faults::cutHow, FaultUnit::Choice, Faults::NoCut, Faults::CutByReset, true, false},
    FaultField{"cutAfter", &Faults::cutAfter, FaultUnit::Bytes, 0, mostBytes, true, false},
    FaultField{"dropPercent", &Faults::dropPercent, FaultUnit::Percent, 0, 100, false, true},
    FaultField{"duplicatePercent", &Faults::duplicatePercent, FaultUnit::Percent, 0, 100, false, true},
    FaultField{"reorderPercent", &Faults::reorderPercent, FaultUnit::Percent, 0, 100, false, true},
    FaultField{"reorderDistance", &Faults::reorderDistance, FaultUnit::Number, 1, mostDistance, false, true},
};
// clang-format on

} // namespace

std::span<const FaultField> faultFields()
{
    return fields;
}

bool anyFault(const Faults &faults, FaultScope scope)
{
    if (faults.delayMaxMs > 0 || faults.delayMinMs > 0 || faults.throttle > 0)
        return true;
    if (scope == FaultScope::Datagram)
        return faults.dropPercent > 0 || faults.duplicatePercent > 0 || faults.reorderPercent > 0;
    return faults.splitMax > 0 || faults.splitMin > 0 || faults.pauseMs > 0 || faults.joinBytes > 0
        || faults.cutHow != Faults::NoCut;
}

Faults withinLimits(Faults faults)
{
    for (const FaultField &field : fields)
        faults.*field.member = std::clamp(faults.*field.member, field.least, field.most);
    faults.delayMaxMs = std::max(faults.delayMinMs, faults.delayMaxMs);
    faults.splitMax = std::max(faults.splitMin, faults.splitMax);
    if (faults.splitMax > 0)
        faults.splitMin = std::max<qint64>(faults.splitMin, 1);
    return faults;
}

QJsonObject toJson(const Faults &faults)
{
    const Faults usual;
    QJsonObject object;
    for (const FaultField &field : fields) {
        if (faults.*field.member != usual.*field.member)
            object.insert(QLatin1StringView(field.key), faults.*field.member);
    }
    return object;
}

Faults faultsFrom(const QJsonObject &object)
{
    Faults faults;
    for (const FaultField &field : fields) {
        qint64 &member = faults.*field.member;
        member = object.value(QLatin1StringView(field.key)).toInteger(member);
    }
    return withinLimits(faults);
}

} // namespace sw

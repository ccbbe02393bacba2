// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QList>

#include "faultplan.h"
#include "faultrandom.h"

namespace sw::plans {

inline constexpr qint64 ms = 1'000'000;
inline constexpr qint64 second = 1'000'000'000;

inline QByteArray counted(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(faultNumber(7, FaultDraw::Piece, static_cast<quint64>(i)));
    return bytes;
}

struct Told
{
    qint64 ns = 0;
    FaultOutput output;
};

/// Everything that comes out, at the times when it is due.
inline std::vector<Told> drain(FaultPlan &plan)
{
    std::vector<Told> all;
    while (const auto due = plan.dueNs()) {
        const auto output = plan.next(*due);
        if (!output)
            continue;
        all.push_back({*due, *output});
        if (output->kind == FaultOutput::Kind::End || output->kind == FaultOutput::Kind::Cut)
            break;
    }
    return all;
}

inline QByteArray joined(const std::vector<Told> &told)
{
    QByteArray all;
    for (const Told &one : told) {
        if (one.output.kind == FaultOutput::Kind::Bytes)
            all += one.output.bytes;
    }
    return all;
}

inline QList<qsizetype> sizes(const std::vector<Told> &told)
{
    QList<qsizetype> all;
    for (const Told &one : told) {
        if (one.output.kind == FaultOutput::Kind::Bytes)
            all.append(one.output.bytes.size());
    }
    return all;
}

inline Faults splitting(qint64 least, qint64 most, qint64 seed = 1)
{
    Faults faults;
    faults.seed = seed;
    faults.splitMin = least;
    faults.splitMax = most;
    return faults;
}

} // namespace sw::plans

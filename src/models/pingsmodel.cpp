// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingsmodel.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

QVariant value(const PingProbe &probe, int column)
{
    switch (column) {
    case PingsModel::Sequence:
        return probe.number;
    case PingsModel::Outcome:
        return static_cast<int>(probe.state);
    case PingsModel::Time:
        return probe.rttNs;
    case PingsModel::Ttl:
        return probe.ttl;
    case PingsModel::Size:
        return probe.size;
    case PingsModel::From:
        return probe.from.host();
    default:
        return {};
    }
}

bool same(const PingProbe &one, const PingProbe &other)
{
    return one.state == other.state && one.duplicates == other.duplicates && one.damaged == other.damaged
        && one.rttNs == other.rttNs && one.size == other.size;
}

} // namespace

PingsModel::PingsModel(const PingTally &tally, QObject *parent)
    : QAbstractTableModel(parent)
    , m_tally(tally)
{
}

int PingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_look.probes.size());
}

int PingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant PingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QVariant raw = value(probe(index.row()), index.column());
    if (role == RawRole)
        return raw;
    return role == Qt::DisplayRole ? QVariant(raw.toString()) : QVariant();
}

QVariant PingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::array<const char *, ColumnCount> names{"Sequence", "Outcome", "From", "Size", "Ttl", "Time"};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    return QString::fromLatin1(names[static_cast<std::size_t>(section)]);
}

void PingsModel::renew()
{
    if (m_tally.version() == m_look.version)
        return;
    PingTally::Look look = m_tally.look();
    const std::vector<PingProbe> probes = std::move(look.probes);
    look.probes = std::move(m_look.probes);
    m_look = std::move(look);
    merge(probes);
}

void PingsModel::merge(const std::vector<PingProbe> &probes)
{
    std::vector<PingProbe> &shown = m_look.probes;
    const bool apart = !shown.empty()
        && (probes.empty() || probes.back().number < shown.back().number || probes.front().number < shown.front().number
            || probes.front().number > shown.back().number);
    if (apart) { // another run, or all of them have gone
        beginResetModel();
        shown = probes;
        endResetModel();
        return;
    }
    // Numbers only grow: the oldest go first, new ones come at the end.
    const auto gone = shown.empty() ? 0 : static_cast<int>(probes.front().number - shown.front().number);
    if (gone > 0) {
        beginRemoveRows({}, 0, gone - 1);
        shown.erase(shown.begin(), shown.begin() + gone);
        endRemoveRows();
    }
    const std::size_t kept = shown.size();
    for (std::size_t row = 0; row < kept; ++row) {
        if (same(shown[row], probes[row]))
            continue;
        shown[row] = probes[row];
        Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
    }
    if (probes.size() == kept)
        return;
    beginInsertRows({}, static_cast<int>(kept), static_cast<int>(probes.size()) - 1);
    shown.insert(shown.end(), probes.begin() + static_cast<std::ptrdiff_t>(kept), probes.end());
    endInsertRows();
}

} // namespace sw

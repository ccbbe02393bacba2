// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionsmodel.h"

#include <algorithm>
#include <cerrno>

#include "calltext.h"
#include "optionvalue.h"
#include "socketconstants.h"

namespace sw {

namespace {

bool saysAbsent(int error)
{
    return error == ENOPROTOOPT || error == EOPNOTSUPP;
}

} // namespace

bool OptionState::isAbsent() const
{
    return saysAbsent(readError) || (!kernel && readError == 0 && saysAbsent(fallbackError));
}

OptionsModel::OptionsModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void OptionsModel::setKind(int family, int type, int protocol)
{
    beginResetModel();
    m_levels.clear();
    for (const int level : optionLevels()) {
        if (!levelSuits(level, family, type, protocol))
            continue;
        Level group{level, {}};
        for (const SocketOption &option : optionsOfLevel(level)) {
            group.options.emplace_back();
            group.options.back().option = &option;
            group.options.back().suits = optionSuits(option, family, type);
        }
        m_levels.push_back(std::move(group));
    }
    endResetModel();
}

void OptionsModel::clear()
{
    beginResetModel();
    m_levels.clear();
    endResetModel();
}

void OptionsModel::setOffer(const OptionOffer &offer)
{
    for (Level &group : m_levels) {
        for (OptionState &state : group.options) {
            const OptionAnswer *answer = offer.find(*state.option);
            if (answer == nullptr || !answer->asked)
                continue;
            state.fallbackError = answer->error;
            // What can only be read is no setting: that of another socket says nothing.
            if (answer->error == 0 && state.option->isWritable())
                state.fallback = optionvalue::decode(group.level, state.option->number, answer->value);
        }
        const QModelIndex parent = index(static_cast<int>(&group - m_levels.data()), 0);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
    }
}

void OptionsModel::setNowhere(const std::function<bool(const SocketOption &)> &isNowhere)
{
    for (Level &group : m_levels) {
        for (OptionState &state : group.options)
            state.nowhere = isNowhere(*state.option);
    }
}

void OptionsModel::setPresets(const PresetOptions &presets)
{
    for (Level &group : m_levels) {
        for (OptionState &state : group.options)
            state.asked.reset();
        const QModelIndex parent = index(static_cast<int>(&group - m_levels.data()), 0);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
    }
    for (const PresetOption &preset : presets) {
        if (const OptionState *state = find(preset.level, preset.name))
            noteAsked(*state->option, preset.value);
    }
}

void OptionsModel::noteAsked(const SocketOption &option, const std::optional<QJsonValue> &value)
{
    if (OptionState *state = find(option.level, option.number)) {
        state->asked = value;
        changed(option.level, option.number);
    }
}

void OptionsModel::note(const CallRecord &record)
{
    OptionState *state = find(record.arguments[0], record.arguments[1]);
    if (state == nullptr)
        return;
    const QJsonValue value = optionvalue::decode(record.arguments[0], record.arguments[1], record.data);
    if (record.call == Call::Setsockopt) {
        state->setError = record.error;
        state->setLine = straceLine(record);
        state->asked = value;
    } else {
        state->readError = record.error;
        state->readLine = straceLine(record);
        state->kernel = record.failed() ? std::nullopt : std::optional(value);
    }
    changed(record.arguments[0], record.arguments[1]);
}

void OptionsModel::forgetKernel(int level, int number)
{
    if (OptionState *state = find(level, number)) {
        state->kernel.reset();
        changed(level, number);
    }
}

OptionState *OptionsModel::find(int level, int number)
{
    for (Level &group : m_levels) {
        for (OptionState &state : group.options) {
            if (group.level == level && state.option->number == number)
                return &state;
        }
    }
    return nullptr;
}

const OptionState *OptionsModel::state(const SocketOption &option) const
{
    return state(indexOf(option.level, option.number));
}

void OptionsModel::changed(int level, int number)
{
    const QModelIndex first = indexOf(level, number);
    Q_EMIT dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
}

const OptionState *OptionsModel::state(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_levels[index.internalId() - 1].options[static_cast<std::size_t>(index.row())];
}

int OptionsModel::levelAt(int row) const
{
    return m_levels[static_cast<std::size_t>(row)].level;
}

QModelIndex OptionsModel::indexOf(int level, int number, int column) const
{
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        const auto &options = m_levels[i].options;
        for (std::size_t k = 0; k < options.size() && m_levels[i].level == level; ++k) {
            if (options[k].option->number == number)
                return createIndex(static_cast<int>(k), column, static_cast<quintptr>(i + 1));
        }
    }
    return {};
}

int OptionsModel::optionCount() const
{
    int count = 0;
    for (const Level &group : m_levels)
        count += static_cast<int>(group.options.size());
    return count;
}

PresetOptions OptionsModel::presets() const
{
    PresetOptions all;
    for (const Level &group : m_levels) {
        for (const OptionState &state : group.options) {
            if (state.asked)
                all.push_back({group.level, state.option->number, *state.asked});
        }
    }
    return all;
}

std::vector<const SocketOption *> OptionsModel::options() const
{
    std::vector<const SocketOption *> all;
    for (const Level &group : m_levels) {
        for (const OptionState &state : group.options)
            all.push_back(state.option);
    }
    return all;
}

QModelIndex OptionsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    // The id of an option is its level's place, counted from 1; that of a level is 0.
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : quintptr(0));
}

QModelIndex OptionsModel::parent(const QModelIndex &child) const
{
    return child.isValid() && child.internalId() != 0
        ? createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0))
        : QModelIndex();
}

int OptionsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_levels.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_levels[static_cast<std::size_t>(parent.row())].options.size());
}

int OptionsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant OptionsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole || index.column() != NameColumn)
        return {};
    const OptionState *option = state(index);
    return option == nullptr ? symbolName(SymbolTable::OptionLevel, levelAt(index.row()))
                             : QString::fromLatin1(option->option->name);
}

} // namespace sw

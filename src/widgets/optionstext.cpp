// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionstext.h"

#include <cerrno>

#include <QFont>

#include "errnotable.h"
#include "optionwording.h"
#include "theme.h"

namespace sw {

namespace {

/// A kernel that doubles or caps a size has kept something else than was asked for.
QString factor(const QJsonValue &asked, const QJsonValue &kept)
{
    const qint64 wanted = asked.toInteger(0);
    const qint64 got = kept.toInteger(0);
    return wanted > 1 && got > wanted && got % wanted == 0 && got / wanted < 10
        ? QStringLiteral(" ×%1").arg(got / wanted)
        : QString();
}

} // namespace

OptionsText::OptionsText(OptionsModel &model, const Theme &theme, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_theme(theme)
{
    setRecursiveFilteringEnabled(true);
    setSourceModel(&model);
}

void OptionsText::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    invalidateFilter();
}

void OptionsText::setOnlyChanged(bool on)
{
    m_onlyChanged = on;
    invalidateFilter();
}

void OptionsText::setEditable(bool on)
{
    m_editable = on;
    retranslate();
}

void OptionsText::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, OptionsModel::ColumnCount - 1);
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex parent = index(row, 0);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, OptionsModel::ColumnCount - 1, parent));
    }
}

const OptionState *OptionsText::state(const QModelIndex &index) const
{
    return m_model.state(mapToSource(index));
}

bool OptionsText::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const OptionState *state = m_model.state(m_model.index(row, 0, parent));
    if (state == nullptr)
        return false; // a level stays when one of its options does
    if (m_onlyChanged && !state->isChanged() && state->setError == 0)
        return false;
    return m_filter.isEmpty() || QLatin1StringView(state->option->name).contains(m_filter, Qt::CaseInsensitive)
        || optionwording::explanation(*state->option).contains(m_filter, Qt::CaseInsensitive);
}

QString OptionsText::trouble(const OptionState &state)
{
    const SocketOption &option = *state.option;
    if (state.setError != 0)
        return optionwording::refusal(option, state.setError, true);
    if (state.readError != 0)
        return optionwording::refusal(option, state.readError, false);
    return {};
}

QString OptionsText::kernelText(const OptionState &state) const
{
    const SocketOption &option = *state.option;
    if (state.kernel) {
        const QString text = optionwording::value(option, *state.kernel);
        return state.asked && state.setError == 0 ? text + factor(*state.asked, *state.kernel) : text;
    }
    if (!option.isReadable())
        return tr("set only");
    if (state.readError != 0)
        return errnoName(state.readError);
    if (option.reading != OptionReading::Harmless)
        return tr("on request");
    return state.setLine.isEmpty() ? QString() : tr("not read since");
}

QVariant OptionsText::color(const OptionState &state, int column) const
{
    if (column == OptionsModel::AskedColumn && state.setError != 0)
        return m_theme.color(ColorRole::Error);
    if (column == OptionsModel::KernelColumn) {
        if (!state.kernel)
            return m_theme.color(ColorRole::MutedText);
        if (state.asked && state.setError == 0 && *state.asked != *state.kernel)
            return m_theme.color(ColorRole::Blocked);
    }
    const bool absent = state.readError == ENOPROTOOPT || state.readError == EOPNOTSUPP;
    if (column == OptionsModel::DefaultColumn || (column == OptionsModel::NameColumn && absent))
        return m_theme.color(ColorRole::MutedText);
    return {};
}

QVariant OptionsText::data(const QModelIndex &index, int role) const
{
    const OptionState *found = state(index);
    if (found == nullptr) {
        if (role == Qt::FontRole) {
            QFont bold = m_theme.monospace();
            bold.setBold(true);
            return bold;
        }
        if (role == Qt::BackgroundRole)
            return m_theme.color(ColorRole::Window);
        return QSortFilterProxyModel::data(index, role);
    }
    const SocketOption &option = *found->option;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        break;
    case Qt::FontRole:
        return m_theme.monospace();
    case Qt::ForegroundRole:
        return color(*found, index.column());
    case Qt::ToolTipRole: {
        const QString problem = trouble(*found);
        return problem.isEmpty() ? optionwording::explanation(option) : problem;
    }
    default:
        return QSortFilterProxyModel::data(index, role);
    }
    switch (index.column()) {
    case OptionsModel::AskedColumn:
        if (!found->asked)
            return QString();
        return optionwording::value(option, *found->asked)
            + (found->setError != 0 ? QStringLiteral(" ✕ ") + errnoName(found->setError) : QString());
    case OptionsModel::KernelColumn:
        return kernelText(*found);
    case OptionsModel::DefaultColumn:
        return found->fallback ? optionwording::value(option, *found->fallback) : QString();
    default:
        return QString::fromLatin1(option.name);
    }
}

QVariant OptionsText::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return QSortFilterProxyModel::headerData(section, orientation, role);
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case OptionsModel::NameColumn:
        return tip ? tr("Name of the option, by level") : tr("Option");
    case OptionsModel::AskedColumn:
        return tip ? tr("The value that was given to setsockopt()") : tr("Asked");
    case OptionsModel::KernelColumn:
        return tip ? tr("The value that getsockopt() gave") : tr("Kernel");
    default:
        return tip ? tr("The value that a fresh socket has on this kernel") : tr("Default");
    }
}

Qt::ItemFlags OptionsText::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return QSortFilterProxyModel::flags(index);
    const OptionState *found = state(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled;
    if (found == nullptr)
        return flags;
    flags |= Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_editable && found->option->isWritable() && found->option->kind != OptionKind::Program
        && index.column() == OptionsModel::AskedColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionstext.h"

#include <QFont>

#include "errnotable.h"
#include "optionwording.h"
#include "plaintooltip.h"
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
    if (state.isAbsent()) {
        const int error = state.readError != 0 ? state.readError : state.fallbackError;
        return optionwording::absence(option, error, state.suits, state.nowhere);
    }
    if (state.readError != 0)
        return optionwording::refusal(option, state.readError, false);
    return state.suits ? QString() : tr("It means nothing for this kind of socket, though the kernel answers.");
}

QString OptionsText::askedText(const OptionState &state)
{
    const SocketOption &option = *state.option;
    if (state.asked) {
        return optionwording::value(option, *state.asked)
            + (state.setError != 0 ? QStringLiteral(" ✕ ") + errnoName(state.setError) : QString());
    }
    if (state.isAbsent())
        return tr("unsupported");
    return option.isWritable() ? QString() : tr("read only");
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

QString OptionsText::defaultText(const OptionState &state)
{
    if (state.fallback)
        return optionwording::value(*state.option, *state.fallback);
    if (!state.option->isReadable())
        return tr("set only");
    return state.option->isWritable() && state.fallbackError != 0 ? QString(errnoName(state.fallbackError)) : QString();
}

QVariant OptionsText::color(const OptionState &state, int column) const
{
    if (column == OptionsModel::AskedColumn && state.setError != 0)
        return m_theme.color(ColorRole::Error);
    if (column == OptionsModel::KernelColumn && state.kernel && state.asked && state.setError == 0
        && *state.asked != *state.kernel)
        return m_theme.color(ColorRole::Blocked);
    const bool plain = column == OptionsModel::AskedColumn ? state.asked.has_value()
        : column == OptionsModel::KernelColumn             ? state.kernel.has_value()
                                                           : column == OptionsModel::NameColumn;
    if (!plain || state.isAbsent() || !state.suits)
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
        // What does not fit into the cell stands there first.
        const QString shown = index.data().toString();
        const QString problem = trouble(*found);
        const QString text = problem.isEmpty() ? optionwording::explanation(option) : problem;
        return plainToolTip(index.column() == OptionsModel::NameColumn || shown.isEmpty() ? text
                                                                                          : shown + u'\n' + text);
    }
    default:
        return QSortFilterProxyModel::data(index, role);
    }
    switch (index.column()) {
    case OptionsModel::AskedColumn:
        return askedText(*found);
    case OptionsModel::KernelColumn:
        return kernelText(*found);
    case OptionsModel::DefaultColumn:
        return defaultText(*found);
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

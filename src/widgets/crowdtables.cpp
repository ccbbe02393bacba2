// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdtables.h"

#include <array>
#include <cerrno>

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>

#include "errnotable.h"
#include "errnowording.h"
#include "plaintooltip.h"
#include "unitwords.h"

namespace sw {

namespace {

struct ColumnWords
{
    const char *title;
    const char *meaning;
    const char *widest;
};

constexpr std::array<ColumnWords, CrowdFailuresModel::ColumnCount> columnWords{{
    {QT_TRANSLATE_NOOP("sw::CrowdFailuresModel", "Call"),
     QT_TRANSLATE_NOOP("sw::CrowdFailuresModel", "The call of a client that failed"), "connect()"},
    {QT_TRANSLATE_NOOP("sw::CrowdFailuresModel", "Error"),
     QT_TRANSLATE_NOOP("sw::CrowdFailuresModel", "errno by its name"), "EADDRNOTAVAIL"},
    {QT_TRANSLATE_NOOP("sw::CrowdFailuresModel", "Times"), QT_TRANSLATE_NOOP("sw::CrowdFailuresModel", "How often"),
     "88,888"},
    {QT_TRANSLATE_NOOP("sw::CrowdFailuresModel", "Meaning"),
     QT_TRANSLATE_NOOP("sw::CrowdFailuresModel", "What it means; the tool tip also says what to do"), "Nobody listens"},
}};

constexpr int leastRows = 2;

} // namespace

CrowdFailuresModel::CrowdFailuresModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CrowdFailuresModel::setFailures(const std::vector<CrowdFailure> &failures)
{
    if (m_failures == failures)
        return;
    if (m_failures.size() != failures.size()) {
        beginResetModel();
        m_failures = failures;
        endResetModel();
        return;
    }
    m_failures = failures;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CrowdFailuresModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_failures.size());
}

int CrowdFailuresModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString CrowdFailuresModel::explanation(const CrowdFailure &failure)
{
    if (failure.call == Call::Socket && failure.error == EAGAIN)
        return tr("No thread could be made for the client. Ask for fewer clients, or raise the limit (ulimit -u, "
                  "/proc/sys/kernel/threads-max).");
    const bool noPort = (failure.call == Call::Connect && failure.error == EADDRNOTAVAIL)
        || (failure.call == Call::Bind && failure.error == EADDRINUSE);
    if (noPort)
        return tr(
            "No local port is free for this server: each connection takes one, and one that was closed here keeps "
            "it for 60 s in TIME_WAIT. Use several source addresses or Reset instead of close (…), or more ports "
            "(net.ipv4.ip_local_port_range).");
    const ErrnoText words = errnoText(callName(failure.call), failure.error);
    return UnitWords::oneAfterOther(words.meaning, words.advice);
}

QVariant CrowdFailuresModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CrowdFailure &one = m_failures[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Times)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole)
        return plainToolTip(explanation(one));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case FailedCall:
        return QString(callName(one.call) + QLatin1StringView("()"));
    case Error:
        return QString(errnoName(one.error));
    case Times:
        return QLocale().toString(one.count);
    default:
        return explanation(one);
    }
}

QVariant CrowdFailuresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    const ColumnWords &words = columnWords[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return tr(words.title);
    if (role == Qt::ToolTipRole)
        return tr(words.meaning);
    return QAbstractTableModel::headerData(section, orientation, role);
}

void CrowdFailuresModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

CrowdFailuresView::CrowdFailuresView(CrowdFailuresModel &model, const Theme &theme, QWidget *parent)
    : PanelTable({CrowdFailuresModel::Meaning, -1, leastRows}, theme, parent)
    , m_failures(model)
{
    setObjectName(QStringLiteral("crowdFailuresTable"));
    setSelectionMode(SingleSelection);
    setUp(model);
}

QString CrowdFailuresView::widest(int column) const
{
    return QLatin1StringView(columnWords[static_cast<std::size_t>(column)].widest);
}

QString CrowdFailuresView::emptyText() const
{
    return QCoreApplication::translate("sw::CrowdFailuresView", "No call has failed");
}

void CrowdFailuresView::retranslate()
{
    setAccessibleName(QCoreApplication::translate("sw::CrowdFailuresView", "Calls that failed"));
    m_failures.retranslate();
}

} // namespace sw

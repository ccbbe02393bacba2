// SPDX-License-Identifier: GPL-3.0-or-later
#include "stephistorymodel.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "calltext.h"

namespace sw {

namespace {

constexpr qsizetype dataShown = 48; // bytes

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isArray()) {
        QStringList names;
        for (const QJsonValue &item : value.toArray())
            names.append(item.toString());
        return names.isEmpty() ? QStringLiteral("0") : names.join(u'|');
    }
    const QJsonObject object = value.toObject();
    if (object.contains(QLatin1StringView("text")))
        return straceBytes(object.value(QLatin1StringView("text")).toString().toUtf8(), dataShown);
    if (object.contains(QLatin1StringView("hex")))
        return straceBytes(QByteArray::fromHex(object.value(QLatin1StringView("hex")).toString().toLatin1()),
                           dataShown);
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

bool wasInterrupted(const StepCall &call)
{
    return call.record.flags.testFlag(RecordFlag::Cancelled);
}

} // namespace

StepHistoryModel::StepHistoryModel(StepActor &actor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actor(actor)
    , m_rows(static_cast<int>(actor.calls().size()))
{
    connect(&actor, &StepActor::callsChanged, this, &StepHistoryModel::follow);
}

void StepHistoryModel::follow()
{
    const int now = static_cast<int>(m_actor.calls().size());
    if (now < m_rows) {
        beginResetModel();
        m_rows = now;
        endResetModel();
        return;
    }
    if (now > m_rows) {
        beginInsertRows({}, m_rows, now - 1);
        m_rows = now;
        endInsertRows();
    }
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
}

int StepHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int StepHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StepHistoryModel::askedLine(const StepCall &call)
{
    QStringList parts;
    if (!call.on.isEmpty())
        parts.append(call.on);
    for (const ArgSpec &spec : call.call->args) {
        const QJsonValue value = call.args.value(QLatin1StringView(spec.name));
        if (!value.isUndefined())
            parts.append(textOf(value));
    }
    return QLatin1StringView(call.call->name) + u'(' + parts.join(QStringLiteral(", ")) + u')';
}

QString StepHistoryModel::line(const StepCall &call)
{
    return call.phase == StepCall::Phase::Ended ? straceLine(call.record) : askedLine(call);
}

QVariant StepHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
        || index.row() >= static_cast<int>(m_actor.calls().size()))
        return {};
    const StepCall &call = m_actor.calls()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case PhaseRole:
        return static_cast<int>(call.phase);
    case FailedRole:
        return call.phase == StepCall::Phase::Refused || (call.record.failed() && !wasInterrupted(call));
    case ErrorRole:
        return call.record.error;
    case GaiErrorRole:
        return call.record.gaiError;
    case CallNameRole:
        return QString(QLatin1StringView(call.call->name));
    case RefusedRole:
        return call.refusedFor;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Number:
        return call.number;
    case Thread:
        return call.thread + 1;
    case Line:
        return line(call);
    case Took:
        return call.phase == StepCall::Phase::Ended ? QVariant(call.record.tookNs) : QVariant();
    default:
        return {};
    }
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionstext.h"

#include <array>

#include "lifecyclestriptext.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr qint64 nsPerMs = 1'000'000;

struct ColumnWords
{
    const char *title;
    const char *meaning;
};

constexpr std::array<ColumnWords, ConnectionsModel::ColumnCount> columnWords{{
    {QT_TRANSLATE_NOOP("sw::ConnectionsText", "#"),
     QT_TRANSLATE_NOOP("sw::ConnectionsText", "Number of the connection, in order of accept()")},
    {QT_TRANSLATE_NOOP("sw::ConnectionsText", "Peer"),
     QT_TRANSLATE_NOOP("sw::ConnectionsText", "Address of the other end")},
    {QT_TRANSLATE_NOOP("sw::ConnectionsText", "State"),
     QT_TRANSLATE_NOOP("sw::ConnectionsText", "TCP state as the kernel reports it; how it ended, once it is closed")},
    {QT_TRANSLATE_NOOP("sw::ConnectionsText", "In call"),
     QT_TRANSLATE_NOOP(
         "sw::ConnectionsText",
         "The call that waits now, and for how long: a thread is blocked in it; of the Qt backend it is pending until a signal comes")},
    {QT_TRANSLATE_NOOP("sw::ConnectionsText", "Received"),
     QT_TRANSLATE_NOOP("sw::ConnectionsText", "Bytes that recv() gave")},
    {QT_TRANSLATE_NOOP("sw::ConnectionsText", "Sent"),
     QT_TRANSLATE_NOOP("sw::ConnectionsText", "Bytes that the kernel took from send()")},
    {QT_TRANSLATE_NOOP("sw::ConnectionsText", "Recv-Q"),
     QT_TRANSLATE_NOOP("sw::ConnectionsText", "Bytes that have arrived and wait for recv()")},
    {QT_TRANSLATE_NOOP("sw::ConnectionsText", "Send-Q"),
     QT_TRANSLATE_NOOP("sw::ConnectionsText",
                       "Bytes that were taken from send() and not yet acknowledged by the peer")},
}};

QString sizeOrDash(const QVariant &bytes)
{
    return bytes.isValid() ? UnitWords::size(bytes.toULongLong()) : QStringLiteral("–");
}

} // namespace

ConnectionsText::ConnectionsText(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(ConnectionsModel::RawRole);
}

void ConnectionsText::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ConnectionsModel::ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ConnectionsModel::ColumnCount - 1));
}

QString ConnectionsText::stateText(const QModelIndex &index)
{
    const auto end = static_cast<EndReason>(index.data(ConnectionsModel::EndRole).toInt());
    if (!index.data(ConnectionsModel::OpenRole).toBool())
        return UnitWords::end(end, index.data(ConnectionsModel::EndErrorRole).toInt());
    const QString name = index.data(ConnectionsModel::RawRole).toString();
    return name.isEmpty() ? tr("open") : name;
}

QString ConnectionsText::callText(const QModelIndex &index)
{
    const qint64 blocked = index.data(ConnectionsModel::BlockedMsRole).toLongLong();
    if (blocked >= 0)
        return QStringLiteral("%1() %2").arg(
            callName(static_cast<Call>(index.data(ConnectionsModel::CallRole).toInt())),
            blockedTimeText(blocked * nsPerMs));
    return index.data(ConnectionsModel::PausedRole).toBool() ? tr("reading paused") : QStringLiteral("–");
}

QString ConnectionsText::toolTip(const QModelIndex &index)
{
    QStringList lines{QStringLiteral("%1 ← %2").arg(index.data(ConnectionsModel::LocalRole).toString(),
                                                    index.siblingAtColumn(ConnectionsModel::Peer).data().toString()),
                      QStringLiteral("fd %1").arg(index.data(ConnectionsModel::DescriptorRole).toInt())};
    for (const int queue : {ConnectionsModel::ReceiveQueue, ConnectionsModel::SendQueue}) {
        const QVariant bytes = index.siblingAtColumn(queue).data(ConnectionsModel::RawRole);
        if (bytes.isValid())
            lines.append(
                tr("%1: %2", "name of a queue: bytes")
                    .arg(tr(columnWords[static_cast<size_t>(queue)].title), UnitWords::size(bytes.toULongLong())));
    }
    static constexpr std::array<const char *, 4> tls{
        "", QT_TR_NOOP("Encrypted by TLS."),
        QT_TR_NOOP("Encrypted by TLS, in spite of errors of the peer's certificate."),
        QT_TR_NOOP("The TLS handshake failed; 'TLS details' says why.")};
    if (const int standing = index.data(ConnectionsModel::TlsRole).toInt(); standing > 0)
        lines.append(tr(tls.at(static_cast<size_t>(standing))));
    const auto end = static_cast<EndReason>(index.data(ConnectionsModel::EndRole).toInt());
    if (end != EndReason::None)
        lines.append(UnitWords::endMeaning(
            end, index.data(ConnectionsModel::EndErrorRole).toInt(),
            index.data(ConnectionsModel::LocalRole).toString().startsWith(QStringLiteral("unix:"))));
    if (index.data(ConnectionsModel::SendEndedRole).toBool())
        lines.append(tr("Sending was ended here (SHUT_WR)."));
    if (index.data(ConnectionsModel::ReceiveEndedRole).toBool())
        lines.append(tr("Receiving was ended here (SHUT_RD)."));
    return lines.join(QLatin1Char('\n'));
}

QString ConnectionsText::peerText(const QModelIndex &index)
{
    const QString peer = index.data(ConnectionsModel::RawRole).toString();
    const int pid = index.data(ConnectionsModel::PeerPidRole).toInt();
    return pid == 0 ? peer : credentialsText(peer, pid, index.data(ConnectionsModel::PeerUidRole).toLongLong());
}

QString ConnectionsText::credentialsText(const QString &address, int pid, qint64 uid)
{
    const QString who = tr("process %1, user %2", "of a unix socket: ids").arg(pid).arg(uid);
    // Most clients bind no name.
    return address.isEmpty() || address == QStringLiteral("unix:") ? who : QStringLiteral("%1 · %2").arg(address, who);
}

QVariant ConnectionsText::text(const QModelIndex &index) const
{
    const QModelIndex source = mapToSource(index);
    const QVariant raw = source.data(ConnectionsModel::RawRole);
    switch (index.column()) {
    case ConnectionsModel::Peer:
        return peerText(source);
    case ConnectionsModel::State:
        return stateText(source);
    case ConnectionsModel::InCall:
        return callText(source);
    case ConnectionsModel::Received:
    case ConnectionsModel::Sent:
    case ConnectionsModel::ReceiveQueue:
    case ConnectionsModel::SendQueue:
        return sizeOrDash(raw);
    default:
        return raw;
    }
}

QVariant ConnectionsText::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole && index.isValid())
        return text(index);
    if (role == Qt::ToolTipRole && index.isValid())
        return toolTip(mapToSource(index));
    return QSortFilterProxyModel::data(index, role);
}

QVariant ConnectionsText::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section >= 0 && section < ConnectionsModel::ColumnCount) {
        const ColumnWords &words = columnWords[static_cast<size_t>(section)];
        if (role == Qt::DisplayRole)
            return tr(words.title);
        if (role == Qt::ToolTipRole)
            return tr(words.meaning);
        if (role == Qt::TextAlignmentRole
            && (section == ConnectionsModel::Number || section >= ConnectionsModel::Received))
            return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
    }
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

} // namespace sw

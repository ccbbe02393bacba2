// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionsmodel.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

constexpr qint64 tenthNs = 100'000'000;
constexpr int tenthMs = 100;
constexpr qint64 tenthsToTell = 100; ///< longer times are told in seconds
constexpr qint64 tenthsOfSecond = 10;

constexpr std::array<const char *, ConnectionsModel::ColumnCount> columnNames{
    "Number", "Peer", "State", "InCall", "Received", "Sent", "ReceiveQueue", "SendQueue"};

/// How long a call has been blocked, as exactly as it is told: a row whose text stays the same does not change.
qint64 tenthsOf(qint64 ns)
{
    const qint64 tenths = std::max<qint64>(ns, 0) / tenthNs;
    return tenths < tenthsToTell ? tenths : tenths - tenths % tenthsOfSecond;
}

bool isNumber(int column)
{
    return column == ConnectionsModel::Number || column >= ConnectionsModel::Received;
}

} // namespace

ConnectionsModel::ConnectionsModel(ServerEndpoint &endpoint, QObject *parent)
    : QAbstractTableModel(parent)
    , m_endpoint(endpoint)
{
    connect(&endpoint, &ServerEndpoint::connectionsAboutToBeReset, this, &ConnectionsModel::beginResetModel);
    connect(&endpoint, &ServerEndpoint::connectionsReset, this, &ConnectionsModel::reload);
    connect(&endpoint, &ServerEndpoint::connectionAdded, this, &ConnectionsModel::append);
    connect(&endpoint, &ServerEndpoint::connectionChanged, this, &ConnectionsModel::renew);
    for (const Connection &connection : endpoint.connections())
        m_rows.push_back(rowFor(connection));
}

int ConnectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConnectionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionsModel::value(size_t place, int column) const
{
    const Row &row = m_rows[place];
    switch (column) {
    case Number:
        return connection(place).number;
    case Peer:
        return connection(place).peer.toString();
    case State:
        return QString(tcpStateName(row.state));
    case InCall:
        return row.blockedTenths;
    case Received:
        return row.received;
    case Sent:
        return row.sent;
    case ReceiveQueue:
        return row.inKernel ? QVariant(row.receiveQueue) : QVariant();
    case SendQueue:
        return row.inKernel ? QVariant(row.sendQueue) : QVariant();
    default:
        return {};
    }
}

QVariant ConnectionsModel::fact(size_t place, int role) const
{
    const Row &row = m_rows[place];
    switch (role) {
    case NumberRole:
        return connection(place).number;
    case SocketRole:
        return connection(place).socket;
    case OpenRole:
        return connection(place).open;
    case EndRole:
        return static_cast<int>(connection(place).end);
    case EndErrorRole:
        return connection(place).endError;
    case StateRole:
        return static_cast<int>(row.state);
    case CallRole:
        return static_cast<int>(row.call);
    case BlockedMsRole:
        return row.blockedTenths < 0 ? qint64(-1) : row.blockedTenths * tenthMs;
    case PausedRole:
        return row.paused;
    case SendEndedRole:
        return row.sendEnded;
    case ReceiveEndedRole:
        return row.receiveEnded;
    case DescriptorRole:
        return connection(place).fd;
    case LocalRole:
        return connection(place).local.toString();
    case PeerPidRole:
        return connection(place).peerPid;
    case PeerUidRole:
        return connection(place).peerUid;
    case TlsRole:
        return static_cast<int>(connection(place).tls);
    default:
        return {};
    }
}

QVariant ConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<size_t>(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == RawRole)
        return value(row, index.column());
    if (role != Qt::DisplayRole)
        return fact(row, role);
    if (index.column() != InCall)
        return value(row, index.column());
    const Call call = m_rows[row].call;
    return call == Call::None ? QVariant() : QVariant(QString(callName(call)));
}

QVariant ConnectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    return QString::fromLatin1(columnNames[static_cast<size_t>(section)]);
}

int ConnectionsModel::rowOf(quint32 number) const
{
    // Connections are numbered as they come, and the list keeps that order.
    const auto &all = m_endpoint.connections();
    const auto place = std::lower_bound(all.begin(), all.end(), number,
                                        [](const Connection &one, quint32 wanted) { return one.number < wanted; });
    return place == all.end() || place->number != number || place - all.begin() >= std::ssize(m_rows)
        ? -1
        : static_cast<int>(place - all.begin());
}

int ConnectionsModel::openCount() const
{
    const auto &all = m_endpoint.connections();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const Connection &one) { return one.open; }));
}

ConnectionsModel::Row ConnectionsModel::rowFor(const Connection &connection)
{
    Row row;
    row.received = connection.received;
    row.sent = connection.sent;
    return row;
}

void ConnectionsModel::reload()
{
    m_rows.clear();
    for (const Connection &connection : m_endpoint.connections())
        m_rows.push_back(rowFor(connection));
    endResetModel();
}

void ConnectionsModel::append(int index)
{
    beginInsertRows({}, index, index);
    m_rows.insert(m_rows.begin() + index, rowFor(m_endpoint.connections()[static_cast<size_t>(index)]));
    endInsertRows();
}

void ConnectionsModel::renew(int index)
{
    Row &row = m_rows[static_cast<size_t>(index)];
    const Row before = row;
    const Connection &of = connection(static_cast<size_t>(index));
    if (!of.open) {
        row = rowFor(of);
        row.sendEnded = before.sendEnded;
        row.receiveEnded = before.receiveEnded;
    }
    Q_EMIT dataChanged(this->index(index, 0), this->index(index, ColumnCount - 1));
}

void ConnectionsModel::fill(Row &row, const Connection &connection, const SocketsNow &now)
{
    const auto facts = now.facts.constFind(connection.socket);
    if (facts != now.facts.constEnd()) {
        row.received = facts->bytesReceived;
        row.sent = facts->bytesSent;
        row.paused = facts->readingPaused;
        row.sendEnded = facts->sendEnded;
        row.receiveEnded = facts->receiveEnded;
    }
    const auto call = now.callOf.constFind(connection.socket);
    const bool blocked = call != now.callOf.constEnd() && traitsOf(call->call).mayBlock;
    row.call = blocked ? call->call : Call::None;
    row.blockedTenths = blocked ? tenthsOf(now.takenNs - call->beganNs) : -1;
    const KernelSocket *kernel = now.kernelSocket(connection.local, connection.peer);
    row.inKernel = kernel != nullptr;
    row.state = kernel ? kernel->state : TcpState::Unknown;
    row.receiveQueue = kernel ? kernel->receiveQueue : 0;
    row.sendQueue = kernel ? kernel->sendQueue : 0;
}

bool ConnectionsModel::follow(size_t place, const SocketsNow &now)
{
    const Connection &of = connection(place);
    if (!of.open)
        return false;
    Row next = m_rows[place];
    fill(next, of, now);
    if (next == m_rows[place])
        return false;
    m_rows[place] = next;
    return true;
}

void ConnectionsModel::takeLook(const SocketsNow &now)
{
    if (now.whole)
        return takeAll(now);
    // Those that are looked at are a few: each is announced by itself.
    for (const SocketFacts &facts : now.facts) {
        const int place = facts.endpoint == m_endpoint.id() ? rowOf(facts.connection) : -1;
        if (place < 0 || connection(static_cast<size_t>(place)).socket != facts.socket)
            continue;
        if (follow(static_cast<size_t>(place), now))
            Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
    }
}

void ConnectionsModel::takeAll(const SocketsNow &now)
{
    int first = -1;
    const auto announce = [&](int end) {
        if (first >= 0)
            Q_EMIT dataChanged(index(first, 0), index(end - 1, ColumnCount - 1));
        first = -1;
    };
    const int count = static_cast<int>(m_rows.size());
    for (int i = 0; i < count; ++i) {
        const bool changed = follow(static_cast<size_t>(i), now);
        if (changed && first < 0)
            first = i;
        if (!changed)
            announce(i);
    }
    announce(count);
}

} // namespace sw

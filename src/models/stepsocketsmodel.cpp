// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepsocketsmodel.h"

#include <array>

#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 tenthNs = 100'000'000;
constexpr qint64 tenthMs = 100;
constexpr std::array<QLatin1StringView, StepSocketsModel::ColumnCount> names{
    QLatin1StringView("Name"),  QLatin1StringView("Descriptor"), QLatin1StringView("Kind"),  QLatin1StringView("State"),
    QLatin1StringView("Local"), QLatin1StringView("Peer"),       QLatin1StringView("InCall")};

/// "INET STREAM", "UNIX DGRAM".
QString kindOf(const StepSocket &socket)
{
    if (socket.isFile)
        return QStringLiteral("file");
    QString family = symbolName(SymbolTable::Family, socket.family);
    QString type = symbolName(SymbolTable::Type, socket.type);
    return family.remove(QLatin1StringView("AF_")) + u' ' + type.remove(QLatin1StringView("SOCK_"));
}

TcpState listeningOr(TcpState state, const StepSocket &socket)
{
    return state == TcpState::Unknown && socket.facts.phase == SocketPhase::Listening ? TcpState::Listen : state;
}

} // namespace

StepSocketsModel::StepSocketsModel(StepActor &actor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actor(actor)
    , m_live(actor.sockets().size())
{
    connect(&actor, &StepActor::socketsAboutToBeReset, this, &StepSocketsModel::beginResetModel);
    connect(&actor, &StepActor::socketsReset, this, [this] {
        m_live.clear();
        endResetModel();
    });
    connect(&actor, &StepActor::socketAboutToBeAdded, this, [this] {
        const int row = rowCount();
        beginInsertRows({}, row, row);
    });
    connect(&actor, &StepActor::socketAdded, this, [this] {
        m_live.emplace_back();
        endInsertRows();
    });
    connect(&actor, &StepActor::socketChanged, this,
            [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); });
}

int StepSocketsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_live.size());
}

int StepSocketsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StepSocketsModel::display(int row, int column) const
{
    const StepSocket &socket = m_actor.sockets()[static_cast<std::size_t>(row)];
    const Live &live = m_live[static_cast<std::size_t>(row)];
    switch (column) {
    case Name:
        return socket.name;
    case Descriptor:
        return socket.fd < 0 ? QString() : QString::number(socket.fd);
    case Kind:
        return kindOf(socket);
    case State:
        return QString(tcpStateName(live.state));
    case Local:
        return socket.facts.local.toString();
    case Peer:
        return socket.facts.peer.toString();
    case InCall:
        return live.call == Call::None ? QString() : QString(callName(live.call));
    default:
        return {};
    }
}

QVariant StepSocketsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StepSocket &socket = m_actor.sockets()[static_cast<std::size_t>(index.row())];
    const Live &live = m_live[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return display(index.row(), index.column());
    case OpenRole:
        return socket.open;
    case FileRole:
        return socket.isFile;
    case PhaseRole:
        return static_cast<int>(socket.facts.phase);
    case StateRole:
        return static_cast<int>(live.state);
    case CallRole:
        return static_cast<int>(live.call);
    case BlockedMsRole:
        return live.blockedTenths < 0 ? qint64(-1) : live.blockedTenths * tenthMs;
    case NameRole:
        return socket.name;
    default:
        return {};
    }
}

bool StepSocketsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Name || role != Qt::EditRole)
        return false;
    const QString wanted = value.toString().trimmed();
    if (m_actor.rename(index.data(NameRole).toString(), wanted))
        return true;
    Q_EMIT renameRefused(wanted);
    return false;
}

Qt::ItemFlags StepSocketsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? usual | Qt::ItemIsEditable : usual;
}

QVariant StepSocketsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QString(names[static_cast<std::size_t>(section)]);
}

void StepSocketsModel::takeLook(const SocketsNow &now)
{
    m_actor.refresh();
    for (std::size_t i = 0; i < m_live.size(); ++i) {
        const StepSocket &socket = m_actor.sockets()[i];
        Live live;
        if (socket.open && socket.type == constant::sockStream) {
            const KernelSocket *kernel = now.kernelSocket(socket.facts.local, socket.facts.peer);
            live.state = listeningOr(kernel ? kernel->state : TcpState::Unknown, socket);
        }
        const auto call = now.callOf.constFind(socket.id);
        if (call != now.callOf.constEnd() && traitsOf(call->call).mayBlock) {
            live.call = call->call;
            live.blockedTenths = (now.takenNs - call->beganNs) / tenthNs;
        }
        if (live == m_live[i])
            continue;
        m_live[i] = live;
        const int row = static_cast<int>(i);
        Q_EMIT dataChanged(index(row, State), index(row, InCall));
    }
}

} // namespace sw

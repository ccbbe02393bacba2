// SPDX-License-Identifier: GPL-3.0-or-later
#include "relaytalksview.h"

#include <array>

#include <QHeaderView>

#include "errnotable.h"
#include "panelwords.h"
#include "plaintooltip.h"
#include "theme.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int leastRows = 3;

struct ColumnWords
{
    const char *title;
    const char *meaning;
    const char *widest;
};

constexpr std::array<ColumnWords, RelayTalksModel::ColumnCount> columnWords{{
    {QT_TRANSLATE_NOOP("sw::RelayTalksModel", "#"),
     QT_TRANSLATE_NOOP("sw::RelayTalksModel", "Number of the conversation; both of its sockets have it in the log"),
     "888"},
    {QT_TRANSLATE_NOOP("sw::RelayTalksModel", "Client"),
     QT_TRANSLATE_NOOP("sw::RelayTalksModel", "Who came to this relay"), "127.0.0.1:40312"},
    {QT_TRANSLATE_NOOP("sw::RelayTalksModel", "State"),
     QT_TRANSLATE_NOOP("sw::RelayTalksModel", "How the conversation stands"), "target: ECONNREFUSED"},
    {QT_TRANSLATE_NOOP("sw::RelayTalksModel", "→ target"),
     QT_TRANSLATE_NOOP("sw::RelayTalksModel", "Bytes passed on to the target"), "888.8 MiB"},
    {QT_TRANSLATE_NOOP("sw::RelayTalksModel", "← client"),
     QT_TRANSLATE_NOOP("sw::RelayTalksModel", "Bytes passed on to the client"), "888.8 MiB"},
    {QT_TRANSLATE_NOOP("sw::RelayTalksModel", "Waiting"),
     QT_TRANSLATE_NOOP("sw::RelayTalksModel",
                       "Bytes that wait here: in faults, for a person, or for who does not read"),
     "888.8 KiB"},
}};

} // namespace

RelayTalksModel::RelayTalksModel(Relay &relay, const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_relay(relay)
    , m_theme(theme)
    , m_rows(static_cast<int>(relay.talks().size()))
{
    connect(&relay, &Relay::talksAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&relay, &Relay::talksReset, this, [this] {
        m_rows = static_cast<int>(m_relay.talks().size());
        endResetModel();
    });
    // The relay has it already: a row that was not there before is announced before anybody asks.
    connect(&relay, &Relay::talkAdded, this, [this](int row) {
        beginInsertRows({}, row, row);
        ++m_rows;
        endInsertRows();
    });
    connect(&relay, &Relay::talkChanged, this,
            [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); });
}

int RelayTalksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RelayTalksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString RelayTalksModel::stateText(const RelayTalk &talk)
{
    switch (talk.state) {
    case RelayTalk::State::Connecting:
        return tr("connecting");
    case RelayTalk::State::Open:
        return talk.failure          ? tr("open, %1").arg(errnoName(talk.failure->error))
            : talk.client.inputEnded ? tr("open, client has ended")
            : talk.target.inputEnded ? tr("open, target has ended")
                                     : tr("open");
    case RelayTalk::State::Failed:
        return talk.failure && talk.failure->error != 0 ? tr("target: %1").arg(errnoName(talk.failure->error))
                                                        : tr("target not reached");
    case RelayTalk::State::Ended:
        break;
    }
    return talk.cut    ? tr("cut by a fault")
        : talk.failure ? tr("broken: %1").arg(errnoName(talk.failure->error))
                       : tr("ended");
}

QString RelayTalksModel::text(const RelayTalk &talk, int column)
{
    switch (column) {
    case Number:
        return QString::number(talk.number);
    case Client:
        return talk.client.peer.toString();
    case State:
        return stateText(talk);
    case Up:
        return UnitWords::size(talk.up->passedBytes());
    case Down:
        return UnitWords::size(talk.down->passedBytes());
    default:
        return talk.isOver()
            ? QString()
            : UnitWords::size(static_cast<quint64>(talk.up->waitingBytes() + talk.down->waitingBytes()));
    }
}

QString RelayTalksModel::toolTip(const RelayTalk &talk)
{
    QStringList lines{tr("%1 → %2", "client, target").arg(talk.client.peer.toString(), talk.target.peer.toString()),
                      stateText(talk)};
    if (talk.failure) {
        const PanelWords::Message words = PanelWords::failure(*talk.failure);
        lines.append(words.text);
    }
    return plainToolTip(lines.join(u'\n'));
}

QVariant RelayTalksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= m_relay.talks().size())
        return {};
    const RelayTalk &talk = m_relay.talks()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(talk, index.column());
    case Qt::ToolTipRole:
        return toolTip(talk);
    case NumberRole:
        return talk.number;
    case OpenRole:
        return !talk.isOver();
    case Qt::TextAlignmentRole:
        if (index.column() != Client && index.column() != State)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
        break;
    case Qt::ForegroundRole:
        if (index.column() == State && (talk.state == RelayTalk::State::Failed || talk.failure))
            return m_theme.color(ColorRole::Error);
        break;
    default:
        break;
    }
    return {};
}

QVariant RelayTalksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const ColumnWords &words = columnWords[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return tr(words.title);
    if (role == Qt::ToolTipRole)
        return tr(words.meaning);
    if (role == Qt::TextAlignmentRole && section != Client && section != State)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
    return {};
}

void RelayTalksModel::renew()
{
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, Up), index(m_rows - 1, Waiting));
}

void RelayTalksModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
}

RelayTalksView::RelayTalksView(RelayTalksModel &model, const Theme &theme, QWidget *parent)
    : PanelTable({RelayTalksModel::Client, RelayTalksModel::Waiting, leastRows}, theme, parent)
    , m_talks(model)
{
    setObjectName(QStringLiteral("talksTable"));
    setSelectionMode(SingleSelection);
    setUp(model);
}

quint32 RelayTalksView::selectedTalk() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? 0 : rows.front().data(RelayTalksModel::NumberRole).toUInt();
}

QString RelayTalksView::widest(int column) const
{
    return QLatin1StringView(columnWords[static_cast<std::size_t>(column)].widest);
}

QString RelayTalksView::emptyText() const
{
    return tr("No client has come yet");
}

void RelayTalksView::retranslate()
{
    setAccessibleName(tr("Conversations"));
    m_talks.retranslate();
}

} // namespace sw

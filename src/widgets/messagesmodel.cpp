// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesmodel.h"

#include <algorithm>
#include <array>

#include <QLocale>

#include "hexdump.h"
#include "logformat.h"
#include "printable.h"

namespace sw {

namespace {

constexpr qsizetype previewBytes = 240;
constexpr qsizetype previewChars = 300;
constexpr size_t removeAtOnce = 4096; ///< of the oldest: each time costs the view
constexpr int marginMs = 20;

} // namespace

MessagesModel::MessagesModel(const Journal &journal, const LogCells &cells, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_cells(cells)
    , m_scan(journal, [this] { QMetaObject::invokeMethod(this, &MessagesModel::collect, Qt::QueuedConnection); })
{
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &MessagesModel::redraw);
}

void MessagesModel::restart(const Framing &framing, const LogFilter &filter)
{
    m_scan.restart(framing, filter);
    m_framing = framing;
    beginResetModel();
    m_messages.clear();
    m_unfinished.clear();
    m_gone = 0;
    m_next = m_journal.firstRow();
    m_on = framing.kind != FramingKind::None;
    endResetModel();
    refresh();
    Q_EMIT changed();
}

void MessagesModel::stop()
{
    m_scan.cancel();
    m_on = false;
}

void MessagesModel::refresh()
{
    const quint64 first = m_journal.firstRow();
    // Messages whose rows are gone have nothing to show.
    const auto kept = std::find_if(m_messages.begin(), m_messages.end(),
                                   [first](const LoggedMessage &one) { return one.lastRow >= first; });
    if (const auto count = int(kept - m_messages.begin()); count > 0) {
        beginRemoveRows({}, 0, count - 1);
        m_messages.erase(m_messages.begin(), kept);
        m_gone += quint64(count);
        endRemoveRows();
    }
    if (m_on && !m_scan.isRunning() && m_next < m_journal.endRow())
        m_scan.go(m_journal.endRow());
}

void MessagesModel::collect()
{
    if (!m_scan.isRunning())
        return; // told by a search that was given up
    MessageScan::Found found = m_scan.take();
    m_next = std::max(m_next, found.next);
    m_gone += found.lost;
    if (found.ended || !found.messages.empty())
        setUnfinished({}); // they stand behind the others
    append(std::move(found.messages));
    if (found.ended)
        setUnfinished(std::move(found.unfinished));
    Q_EMIT changed();
    if (found.ended)
        refresh(); // for what came meanwhile
}

void MessagesModel::append(std::vector<LoggedMessage> messages)
{
    if (messages.empty())
        return;
    const auto before = int(m_messages.size());
    beginInsertRows({}, before, before + int(messages.size()) - 1);
    m_messages.insert(m_messages.end(), messages.begin(), messages.end());
    endInsertRows();
    if (m_messages.size() <= mostKept)
        return;
    const size_t over = std::min(m_messages.size(), m_messages.size() - mostKept + removeAtOnce);
    beginRemoveRows({}, 0, int(over) - 1);
    m_messages.erase(m_messages.begin(), m_messages.begin() + qsizetype(over));
    m_gone += over;
    endRemoveRows();
}

void MessagesModel::setUnfinished(std::vector<LoggedMessage> messages)
{
    const auto before = int(m_messages.size());
    if (!m_unfinished.empty()) {
        beginRemoveRows({}, before, before + int(m_unfinished.size()) - 1);
        m_unfinished.clear();
        endRemoveRows();
    }
    if (messages.empty())
        return;
    beginInsertRows({}, before, before + int(messages.size()) - 1);
    m_unfinished = std::move(messages);
    endInsertRows();
    if (m_framing.kind == FramingKind::Gap)
        m_quiet.start(m_framing.gapMs + marginMs);
}

void MessagesModel::redraw()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int MessagesModel::percentSearched() const
{
    const quint64 first = m_journal.firstRow();
    const quint64 end = m_journal.endRow();
    return end <= first || m_next >= end ? 100 : int((std::max(m_next, first) - first) * 100 / (end - first));
}

const LoggedMessage *MessagesModel::message(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto at = size_t(row);
    return at < m_messages.size() ? &m_messages[at] : &m_unfinished[at - m_messages.size()];
}

int MessagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size() + m_unfinished.size());
}

int MessagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

LoggedMessage MessagesModel::asOfNow(LoggedMessage message) const
{
    // With a time gap, what has been quiet for that long has ended.
    if (m_framing.kind == FramingKind::Gap && message.fault == FrameFault::Incomplete
        && monotonicNs() - message.endedNs > m_framing.gapNs())
        message.fault = FrameFault::None;
    return message;
}

QString MessagesModel::faultText(FrameFault fault)
{
    switch (fault) {
    case FrameFault::None:
        return {};
    case FrameFault::Incomplete:
        return tr("not whole yet");
    case FrameFault::TooLong:
        return tr("longer than allowed");
    case FrameFault::LengthTooSmall:
        return tr("its length is smaller than its head");
    case FrameFault::NotFramed:
        return tr("behind a fault: no message can be found");
    }
    return {};
}

QString MessagesModel::preview(const LoggedMessage &message) const
{
    const QByteArray bytes = bytesOf(m_journal, message, previewBytes);
    if (bytes.isEmpty())
        return tr("its rows are no longer in the log");
    const bool hex = m_cells.form() == LogForm::Hex;
    QString text = hex ? toHex(bytes) : printable(bytes, m_cells.encoding(), previewChars);
    if (quint64(bytes.size()) < message.length && !text.endsWith(u'…'))
        text += u'…';
    return text;
}

QString MessagesModel::cellText(const LoggedMessage &message, int column) const
{
    const QLocale locale;
    switch (column) {
    case Time:
        return m_cells.time() == LogTime::SinceStart ? logSince(message.beganNs - m_journal.clock().zeroNs)
                                                     : logTime(m_journal.clock(), message.beganNs);
    case Who:
        return message.endpoint != 0 ? m_cells.who(message.endpoint, message.connection).text : QString();
    case Way:
        return message.sent ? tr("▲ sent") : tr("▼ received");
    case Bytes:
        return locale.toString(message.length);
    case Pieces:
        return locale.toString(message.pieces);
    case Text: {
        const QString fault = faultText(asOfNow(message).fault);
        return fault.isEmpty() ? preview(message) : QStringLiteral("⚠ %1 · %2").arg(fault, preview(message));
    }
    default:
        return {};
    }
}

QVariant MessagesModel::data(const QModelIndex &index, int role) const
{
    const LoggedMessage *one = index.isValid() ? message(index.row()) : nullptr;
    if (!one)
        return {};
    if (role == Qt::DisplayRole)
        return cellText(*one, index.column());
    if (role == Qt::TextAlignmentRole && (index.column() == Bytes || index.column() == Pieces))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant MessagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Time"),  tr("Who"),          tr("Direction"),
                                                  tr("Bytes"), tr("Reads/writes"), tr("Message")};
    return section >= 0 && section < ColumnCount ? titles[size_t(section)] : QVariant();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelog.h"

#include <algorithm>

#include "streamjoin.h"

namespace sw {

namespace {

bool isDatagram(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    return entry.kind != RecordKind::Notice && entry.has(RecordFlag::Datagram) && !entry.has(RecordFlag::Composite)
        && !entry.has(RecordFlag::Peeked) && entry.byteCount > 0 && traitsOf(entry.call).direction != Direction::None;
}

bool isSent(const RowEntry &entry)
{
    return traitsOf(entry.call).direction == Direction::Out;
}

qint64 endOf(const RowEntry &entry)
{
    return entry.beganNs + entry.tookNs;
}

LoggedMessage whoOf(const JournalRow &row)
{
    LoggedMessage who;
    who.endpoint = row.entry().endpoint;
    who.connection = row.entry().connection;
    who.socket = row.entry().socket;
    who.sent = isSent(row.entry());
    return who;
}

/// Shows the rows with its bytes, in order, until `look` gives false.
void visitPieces(const Journal &journal, const LoggedMessage &message,
                 const std::function<bool(const JournalRow &)> &look)
{
    journal.visit(message.firstRow, message.lastRow + 1, [&](const JournalRow &row) {
        const bool own = row.entry().socket == message.socket && isSent(row.entry()) == message.sent
            && (movesStreamBytes(row) || isDatagram(row));
        return !own || look(row);
    });
}

} // namespace

MessageLog::MessageLog(const Framing &framing, const LogFilter &filter)
    : m_framing(framing)
    , m_filter(filter)
{
}

void MessageLog::take(const JournalRow &row, std::vector<LoggedMessage> &found)
{
    if (isDatagram(row))
        takeDatagram(row, found);
    else if (movesStreamBytes(row))
        takeStream(row, found);
    else if (row.entry().call == Call::Close && row.entry().kind != RecordKind::Notice)
        end(row.entry().socket, found);
}

void MessageLog::takeDatagram(const JournalRow &row, std::vector<LoggedMessage> &found)
{
    if (!m_filter.matches(row))
        return;
    LoggedMessage message = whoOf(row);
    message.firstRow = message.lastRow = row.number();
    message.length = row.entry().byteCount;
    message.beganNs = message.endedNs = endOf(row.entry());
    message.pieces = 1;
    found.push_back(message);
}

void MessageLog::takeStream(const JournalRow &row, std::vector<LoggedMessage> &found)
{
    const RowEntry &entry = row.entry();
    std::shared_ptr<Flow> &flow = m_flows[keyOf(entry.socket, isSent(entry))];
    if (!flow)
        flow = std::make_shared<Flow>(m_framing);
    flow->who = whoOf(row);
    m_found.clear();
    const qint64 endedNs = endOf(entry);
    if (m_framing.kind == FramingKind::Gap && !flow->pieces.empty()
        && endedNs - flow->pieces.back().endedNs > m_framing.gapNs())
        flow->cutter.cut(m_found);
    for (const FramedMessage &message : m_found)
        add(*flow, message, found);
    m_found.clear();
    flow->pieces.push_back({row.number(), flow->cutter.offset(), entry.byteCount, endedNs, m_filter.matches(row)});
    flow->cutter.feed(row.bytes(), m_found);
    for (const FramedMessage &message : m_found)
        add(*flow, message, found);
    // Where no next message can be found, its bytes are of no use, but the first that were lost are shown.
    constexpr size_t mostLost = 1000;
    while (flow->cutter.isLost() && flow->pieces.size() > mostLost)
        flow->pieces.pop_back();
    if (size_t(m_flows.size()) > mostFlows)
        forgetQuiet();
}

bool MessageLog::describe(const Flow &flow, const FramedMessage &message, LoggedMessage &made)
{
    const quint64 end = message.offset + message.length;
    bool wanted = false;
    bool any = false;
    for (const Piece &piece : flow.pieces) {
        if (piece.offset + piece.length <= message.offset)
            continue;
        if (piece.offset >= end)
            break;
        if (!any) {
            made = flow.who;
            made.firstRow = piece.row;
            made.offset = quint32(message.offset - std::min(message.offset, piece.offset));
            made.beganNs = piece.endedNs;
            made.length = message.length;
            made.fault = message.fault;
        }
        any = true;
        made.lastRow = piece.row;
        made.endedNs = piece.endedNs;
        ++made.pieces;
        wanted = wanted || piece.wanted;
    }
    return wanted;
}

void MessageLog::add(Flow &flow, const FramedMessage &message, std::vector<LoggedMessage> &found) const
{
    LoggedMessage made;
    if (describe(flow, message, made))
        found.push_back(made);
    const quint64 end = message.offset + message.length;
    while (!flow.pieces.empty() && flow.pieces.front().offset + flow.pieces.front().length <= end)
        flow.pieces.pop_front();
}

void MessageLog::end(SocketId socket, std::vector<LoggedMessage> &found)
{
    for (const bool sent : {true, false}) {
        const std::shared_ptr<Flow> flow = m_flows.take(keyOf(socket, sent));
        std::optional<FramedMessage> rest = flow ? flow->cutter.rest() : std::nullopt;
        if (!rest)
            continue;
        // Quiet for ever is quiet for long enough.
        if (m_framing.kind == FramingKind::Gap)
            rest->fault = FrameFault::None;
        add(*flow, *rest, found);
    }
}

void MessageLog::forgetQuiet()
{
    std::vector<std::pair<qint64, quint64>> byTime;
    for (auto one = m_flows.cbegin(); one != m_flows.cend(); ++one)
        byTime.emplace_back((*one)->pieces.empty() ? 0 : (*one)->pieces.back().endedNs, one.key());
    std::sort(byTime.begin(), byTime.end());
    for (size_t i = 0; i < byTime.size() / 2; ++i)
        m_flows.remove(byTime[i].second);
}

std::vector<LoggedMessage> MessageLog::unfinished(size_t most) const
{
    std::vector<LoggedMessage> all;
    for (const std::shared_ptr<Flow> &flow : m_flows) {
        LoggedMessage made;
        const auto rest = flow->cutter.rest();
        if (rest && describe(*flow, *rest, made))
            all.push_back(made);
    }
    std::sort(all.begin(), all.end(),
              [](const LoggedMessage &one, const LoggedMessage &other) { return one.lastRow < other.lastRow; });
    if (all.size() > most)
        all.erase(all.begin(), all.end() - qsizetype(most));
    return all;
}

QByteArray bytesOf(const Journal &journal, const LoggedMessage &message, qsizetype most)
{
    QByteArray bytes;
    const auto wanted = qsizetype(std::min(message.length, quint64(most)));
    bool first = true;
    visitPieces(journal, message, [&](const JournalRow &row) {
        QByteArrayView part = row.bytes();
        // The first row may be gone: what comes after it is not its beginning.
        if (first && row.number() != message.firstRow)
            return false;
        if (first)
            part = part.sliced(std::min(qsizetype(message.offset), part.size()));
        first = false;
        bytes += part.first(std::min(part.size(), wanted - bytes.size()));
        return bytes.size() < wanted;
    });
    return bytes;
}

std::vector<quint64> rowsOf(const Journal &journal, const LoggedMessage &message, size_t most)
{
    std::vector<quint64> rows;
    visitPieces(journal, message, [&](const JournalRow &row) {
        rows.push_back(row.number());
        return rows.size() < most;
    });
    return rows;
}

} // namespace sw

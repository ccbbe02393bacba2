// SPDX-License-Identifier: GPL-3.0-or-later
#include "copyrows.h"

#include <algorithm>

namespace sw::copyrows {

namespace {

constexpr size_t mostRows = 100'000; ///< looked at: a selection may be ten million

/// Where a row's bytes went; empty for what was received.
CopyTarget targetOf(const JournalRow &row, const PeerBook *peers)
{
    CopyTarget target;
    const RowEntry &entry = row.entry();
    target.datagram = entry.has(RecordFlag::Datagram);
    if (traitsOf(entry.call).direction != Direction::Out)
        return target;
    SocketAddress address = row.side() ? row.side()->address : SocketAddress();
    if (address.isNull() && peers)
        address = SocketAddress::parse(peers->peerOf(entry.socket)).value_or(SocketAddress());
    if (address.toString().startsWith(QLatin1StringView("unix:"))) {
        target.path = address.host();
    } else if (!address.isNull()) {
        target.host = address.unmapped().host();
        target.port = address.port();
    }
    return target;
}

} // namespace

CopySource ofRows(const Journal &journal, const std::vector<quint64> &rows, TextEncoding encoding,
                  const PeerBook *peers)
{
    CopySource source;
    source.encoding = encoding;
    bool any = false;
    SocketId socket = 0;
    for (const quint64 number : rows) {
        const auto row = journal.row(number);
        if (!row)
            continue;
        any = true;
        if (row->bytes().isEmpty())
            continue;
        // Bytes of several sockets went to several places.
        if (source.bytes.isEmpty())
            source.target = targetOf(*row, peers);
        else if (row->entry().socket != socket)
            source.target = CopyTarget{{}, 0, {}, source.target.datagram};
        socket = row->entry().socket;
        const qsizetype room = CopySource::mostBytes - source.bytes.size();
        source.bytes += row->bytes().first(std::min(room, row->bytes().size()));
        source.cut = row->bytes().size() > room;
        if (source.cut)
            break;
    }
    source.cut = source.cut || rows.size() >= mostRows;
    if (source.bytes.isEmpty())
        source.whyNot = rows.empty() ? CopyMenu::tr("No row is selected")
            : any                    ? CopyMenu::tr("There is no data in it")
                                     : CopyMenu::tr("This is no longer in the log");
    return source;
}

CopySource ofSelection(const LogRows &rows, const LogSelection &selection, TextEncoding encoding)
{
    std::vector<quint64> numbers;
    for (const LogSelection::Range &range : selection.ranges()) {
        const qint64 end = rows.indexOf(range.last + 1);
        for (qint64 index = rows.indexOf(range.first); index < end && numbers.size() < mostRows; ++index)
            numbers.push_back(rows.at(index));
    }
    return ofRows(rows.journal(), numbers, encoding, rows.peers().get());
}

} // namespace sw::copyrows

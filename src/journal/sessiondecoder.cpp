// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessiondecoder.h"

#include <algorithm>

#include "ipheaders.h"
#include "pcapngblocks.h"
#include "recordbytes.h"
#include "sessionformat.h"

namespace sw::sessiondecoder {

namespace {

using sessionformat::BytesIn;

// A file may claim any times. Sums and differences of those that are let in (36 years since the boot, up to the year 2116) stay far from the
// limits of their type, wherever rows are laid out or compared.
constexpr qint64 mostMonotonicNs = qint64(1) << 60U;
constexpr qint64 mostWallNs = qint64(1) << 62U;

qint64 timeOf(quint64 number, qint64 most)
{
    return std::clamp(static_cast<qint64>(number), qint64(0), most);
}

struct RowHead
{
    quint64 number = 0;
    quint64 bytes = 0;
    BytesIn place = BytesIn::Row;
    qsizetype record = 0;
};

std::optional<RowHead> rowHead(const pcapng::Block &block)
{
    if (block.type != sessionformat::Row || block.body.size() < sessionformat::rowHead)
        return std::nullopt;
    RowHead head{pcapng::number64(block.body, 0), pcapng::number64(block.body, 8), BytesIn::Row,
                 pcapng::number32(block.body, 20)};
    const quint32 place = pcapng::number32(block.body, 16);
    const qsizetype rest = block.body.size() - sessionformat::rowHead - head.record;
    if (place > static_cast<quint32>(BytesIn::Packets) || rest < 0)
        return std::nullopt;
    head.place = static_cast<BytesIn>(place);
    if (head.place == BytesIn::Row && head.bytes > static_cast<quint64>(rest))
        return std::nullopt;
    return head;
}

/// What a block that follows a row carries of its bytes.
QByteArrayView partOf(const pcapng::Block &block, BytesIn place)
{
    if (place == BytesIn::Packets)
        return ipheaders::payloadOf(pcapng::packetOf(block));
    const qsizetype size = pcapng::number32(block.body, 0);
    if (place != BytesIn::RowBytes || block.type != sessionformat::RowBytes || size > block.body.size() - 4)
        return {};
    return block.body.sliced(4, size);
}

/// Whether the block belongs to the row before it.
bool follows(const pcapng::Block &block)
{
    return block.type != sessionformat::Row && block.type != sessionformat::End;
}

/// The size of the row and all that follows it; 0: not whole. `take` sees each part of its bytes that stands outside. `place`: gets
/// what else is found.
template<typename Take>
qsizetype walkRow(QByteArrayView bytes, const RowHead &head, qsizetype first, Take &&take,
                  SessionRowPlace *place = nullptr)
{
    qsizetype size = first;
    quint64 missing = head.place == BytesIn::Row ? 0 : head.bytes;
    while (const auto block = pcapng::blockAt(bytes.sliced(size))) {
        if (!follows(*block)) {
            if (place)
                place->closed = true;
            break;
        }
        if (place && block->type == sessionformat::Names) {
            const auto told = std::min<qsizetype>(pcapng::number32(block->body, 0), block->body.size() - 4);
            place->names = sessionnames::fromBytes(told > 0 ? block->body.sliced(4, told) : QByteArrayView());
        }
        const QByteArrayView part = partOf(*block, head.place);
        if (static_cast<quint64>(part.size()) > missing)
            return 0;
        missing -= static_cast<quint64>(part.size());
        take(part);
        size += block->size;
    }
    return missing == 0 ? size : 0;
}

} // namespace

std::optional<SessionHead> headOf(QByteArrayView file)
{
    const auto section = pcapng::blockAt(file);
    if (!section || section->type != pcapng::SectionHeader)
        return std::nullopt;
    const auto interface = pcapng::blockAt(file.sliced(section->size));
    if (!interface || interface->type != pcapng::InterfaceDescription)
        return std::nullopt;
    const auto session = pcapng::blockAt(file.sliced(section->size + interface->size));
    if (!session || session->type != sessionformat::Session || session->body.size() < sessionformat::sessionBody
        || session->body.first(sessionformat::magic.size()) != sessionformat::magic
        || pcapng::number32(session->body, 8) != sessionformat::version)
        return std::nullopt;
    SessionHead head;
    head.clock.zeroNs = timeOf(pcapng::number64(session->body, 16), mostMonotonicNs);
    head.clock.wallNs = timeOf(pcapng::number64(session->body, 24), mostWallNs);
    head.size = section->size + interface->size + session->size;
    return head;
}

std::optional<SessionRow> rowAt(QByteArrayView bytes, RowData data)
{
    const auto block = pcapng::blockAt(bytes);
    const auto head = block ? rowHead(*block) : std::nullopt;
    if (!head)
        return std::nullopt;
    auto record = recordFrom(block->body.sliced(sessionformat::rowHead, head->record));
    if (!record)
        return std::nullopt;
    SessionRow row;
    row.number = head->number;
    row.record = std::move(*record);
    row.record.beganNs = std::clamp(row.record.beganNs, qint64(0), mostMonotonicNs);
    row.record.tookNs = std::clamp(row.record.tookNs, qint64(0), mostMonotonicNs);
    const auto take = [&row, data](QByteArrayView part) {
        QByteArray &own = row.record.data;
        if (part.isEmpty())
            return;
        if (data == RowData::Borrowed && own.isEmpty())
            own = QByteArray::fromRawData(part.data(), part.size());
        else
            own.append(part);
    };
    if (head->place == BytesIn::Row)
        take(block->body.sliced(sessionformat::rowHead + head->record, static_cast<qsizetype>(head->bytes)));
    row.size = walkRow(bytes, *head, block->size, take);
    return row.size > 0 ? std::optional(std::move(row)) : std::nullopt;
}

std::optional<SessionRowPlace> placeAt(QByteArrayView bytes)
{
    const auto block = pcapng::blockAt(bytes);
    const auto head = block ? rowHead(*block) : std::nullopt;
    if (!head)
        return std::nullopt;
    SessionRowPlace place;
    place.number = head->number;
    place.size = walkRow(
        bytes, *head, block->size, [](QByteArrayView) {}, &place);
    return place.size > 0 ? std::optional(std::move(place)) : std::nullopt;
}

qsizetype endAt(QByteArrayView bytes)
{
    const auto block = pcapng::blockAt(bytes);
    return block && block->type == sessionformat::End ? block->size : 0;
}

qsizetype wholeBytes(QByteArrayView file, bool &ended,
                     const std::function<void(quint64 number, qsizetype at, qsizetype size)> &row)
{
    ended = false;
    const auto head = headOf(file);
    if (!head)
        return 0;
    qsizetype at = head->size;
    while (const auto block = pcapng::blockAt(file.sliced(at))) {
        if (block->type == sessionformat::End) {
            ended = true;
            return at + block->size;
        }
        const auto known = rowHead(*block);
        const qsizetype size = known ? walkRow(file.sliced(at), *known, block->size, [](QByteArrayView) {}) : 0;
        if (size == 0)
            break;
        if (row)
            row(known->number, at, size);
        at += size;
    }
    return at;
}

} // namespace sw::sessiondecoder

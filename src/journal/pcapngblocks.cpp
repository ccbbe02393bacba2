// SPDX-License-Identifier: GPL-3.0-or-later
#include "pcapngblocks.h"

#include <algorithm>

#include <QtEndian>

namespace sw::pcapng {

namespace {

constexpr quint32 byteOrderMagic = 0x1a2b3c4d;
constexpr qsizetype frameBytes = 12; // type and the two lengths
constexpr qsizetype packetHead = 20; // interface, two halves of the time, two lengths

enum Option : quint16 {
    EndOfOptions = 0,
    Comment = 1,
    SectionApplication = 4,
    InterfaceName = 2,
    InterfaceDescriptionText = 3,
    InterfaceTimeResolution = 9,
    PacketFlags = 2,
};

void appendNumber16(QByteArray &out, quint16 number)
{
    const quint16 little = qToLittleEndian(number);
    out.append(static_cast<const char *>(static_cast<const void *>(&little)), sizeof little);
}

void fillUp(QByteArray &out, qsizetype size)
{
    static constexpr char zeros[4] = {};
    out.append(zeros, (4 - size % 4) % 4);
}

void appendOption(QByteArray &out, Option option, QByteArrayView value)
{
    constexpr qsizetype most = 65535;
    qsizetype size = std::min(value.size(), most);
    // A cut UTF-8 text ends with a whole character.
    while (size < value.size() && size > 0 && (static_cast<quint8>(value[size]) & 0xc0U) == 0x80U)
        --size;
    appendNumber16(out, option);
    appendNumber16(out, static_cast<quint16>(size));
    out.append(value.first(size));
    fillUp(out, size);
}

} // namespace

void appendNumber(QByteArray &out, quint32 number)
{
    const quint32 little = qToLittleEndian(number);
    out.append(static_cast<const char *>(static_cast<const void *>(&little)), sizeof little);
}

void appendNumber(QByteArray &out, quint64 number)
{
    const quint64 little = qToLittleEndian(number);
    out.append(static_cast<const char *>(static_cast<const void *>(&little)), sizeof little);
}

qsizetype beginBlock(QByteArray &out, quint32 type)
{
    const qsizetype begin = out.size();
    appendNumber(out, type);
    appendNumber(out, quint32(0));
    return begin;
}

void endBlock(QByteArray &out, qsizetype begin)
{
    fillUp(out, out.size() - begin);
    const auto size = static_cast<quint32>(out.size() - begin + 4);
    appendNumber(out, size);
    qToLittleEndian(size, out.data() + begin + 4);
}

void appendSection(QByteArray &out, QByteArrayView application)
{
    const qsizetype begin = beginBlock(out, SectionHeader);
    appendNumber(out, byteOrderMagic);
    appendNumber16(out, 1); // version 1.0
    appendNumber16(out, 0);
    appendNumber(out, ~quint64(0)); // length of the section: not told
    appendOption(out, SectionApplication, application);
    appendOption(out, EndOfOptions, {});
    endBlock(out, begin);
}

void appendInterface(QByteArray &out, QByteArrayView name, QByteArrayView description)
{
    const qsizetype begin = beginBlock(out, InterfaceDescription);
    appendNumber16(out, linkTypeRaw);
    appendNumber16(out, 0);
    appendNumber(out, quint32(0)); // nothing is cut
    appendOption(out, InterfaceName, name);
    appendOption(out, InterfaceDescriptionText, description);
    appendOption(out, InterfaceTimeResolution, QByteArrayView("\x09", 1)); // ten to the minus nine
    appendOption(out, EndOfOptions, {});
    endBlock(out, begin);
}

void appendPacket(QByteArray &out, const Packet &packet)
{
    const auto size = packet.header.size() + packet.payload.size();
    const auto time = static_cast<quint64>(packet.wallNs);
    const qsizetype begin = beginBlock(out, EnhancedPacket);
    appendNumber(out, quint32(0)); // interface
    appendNumber(out, static_cast<quint32>(time >> 32U));
    appendNumber(out, static_cast<quint32>(time));
    appendNumber(out, static_cast<quint32>(size));
    appendNumber(out, static_cast<quint32>(size));
    out.append(packet.header);
    out.append(packet.payload);
    fillUp(out, size);
    if (!packet.comment.isEmpty())
        appendOption(out, Comment, packet.comment);
    if (packet.direction != PacketDirection::Unknown) {
        appendNumber16(out, PacketFlags);
        appendNumber16(out, 4);
        appendNumber(out, static_cast<quint32>(packet.direction));
    }
    appendOption(out, EndOfOptions, {});
    endBlock(out, begin);
}

quint32 number32(QByteArrayView body, qsizetype at)
{
    return at >= 0 && at <= body.size() - 4 ? qFromLittleEndian<quint32>(body.data() + at) : 0;
}

quint64 number64(QByteArrayView body, qsizetype at)
{
    return at >= 0 && at <= body.size() - 8 ? qFromLittleEndian<quint64>(body.data() + at) : 0;
}

qsizetype sizeOfBlock(QByteArrayView bytes)
{
    const qsizetype size = number32(bytes, 4);
    return size >= frameBytes && size % 4 == 0 && size <= mostBlockBytes ? size : 0;
}

std::optional<Block> blockAt(QByteArrayView bytes)
{
    const qsizetype size = sizeOfBlock(bytes);
    if (size == 0 || size > bytes.size() || number32(bytes, size - 4) != static_cast<quint32>(size))
        return std::nullopt;
    Block block{number32(bytes, 0), size, bytes.sliced(8, size - frameBytes)};
    // Of a file of the other byte order, whose numbers this would all misread.
    if (block.type == SectionHeader && number32(block.body, 0) != byteOrderMagic)
        return std::nullopt;
    return block;
}

QByteArrayView packetOf(const Block &block)
{
    const qsizetype size = number32(block.body, 12);
    if (block.type != EnhancedPacket || block.body.size() < packetHead || size > block.body.size() - packetHead)
        return {};
    return block.body.sliced(packetHead, size);
}

} // namespace sw::pcapng

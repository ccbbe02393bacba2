// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>

namespace sw::pcapng {

/// Blocks of a pcapng file (draft-ietf-opsawg-pcapng): type, length, body, length again, each filled up to four bytes. Always
/// little-endian here. Pure functions, any thread.

enum BlockType : quint32 {
    SectionHeader = 0x0a0d0d0a,
    InterfaceDescription = 1,
    EnhancedPacket = 6,
    LocalUse = 0x80000000, ///< from here on: types that other programs pass over
};

constexpr quint16 linkTypeRaw = 101; ///< each packet begins with its IPv4 or IPv6 header
/// Wireshark takes a file with a larger block for damaged.
constexpr qsizetype mostBlockBytes = 16 * 1024 * 1024;

enum class PacketDirection : quint8 { Unknown = 0, Inbound = 1, Outbound = 2 };

struct Packet
{
    qint64 wallNs = 0; ///< since 1970 UTC
    QByteArrayView header; ///< IP and what is above it
    QByteArrayView payload;
    QByteArrayView comment; ///< UTF-8; cut at 65535 bytes
    PacketDirection direction = PacketDirection::Unknown;
};

void appendSection(QByteArray &out, QByteArrayView application);
/// Times in nanoseconds.
void appendInterface(QByteArray &out, QByteArrayView name, QByteArrayView description);
void appendPacket(QByteArray &out, const Packet &packet); ///< of interface 0

/// A block whose body the caller appends between the two; the second wants what the first gave.
qsizetype beginBlock(QByteArray &out, quint32 type);
void endBlock(QByteArray &out, qsizetype begin);

void appendNumber(QByteArray &out, quint32 number);
void appendNumber(QByteArray &out, quint64 number);

struct Block
{
    quint32 type = 0;
    qsizetype size = 0; ///< all of it
    QByteArrayView body;
};

/// The block that `bytes` begin with. Nothing: torn, or no block at all. Looks at no byte beyond.
std::optional<Block> blockAt(QByteArrayView bytes);
/// How long the block is that begins with these 8 bytes or more; 0: that is no block.
qsizetype sizeOfBlock(QByteArrayView bytes);
/// The packet of an EnhancedPacket block; empty when there is none.
QByteArrayView packetOf(const Block &block);

/// Numbers of a body, read with its bounds in mind: 0 beyond its end.
quint32 number32(QByteArrayView body, qsizetype at);
quint64 number64(QByteArrayView body, qsizetype at);

} // namespace sw::pcapng

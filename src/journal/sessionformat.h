// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace sw::sessionformat {

/// The block types of this program in the range for local use of a pcapng file; docs/session-file.md tells their bodies.
enum BlockType : quint32 {
    Session = 0x80535700, ///< first after the interface: what the times count from
    Row = 0x80535701, ///< one row of the log
    RowBytes = 0x80535702, ///< bytes of the row before that no packet carries
    End = 0x80535703, ///< the session ended in order
    Names = 0x80535704, ///< how endpoints are called, all of them; the last one in the file holds
};

constexpr QByteArrayView magic("socketwb", 8);
constexpr quint32 version = 1;
constexpr qsizetype sessionBody = 32;

/// How a row's bytes are kept.
enum class BytesIn : quint32 {
    Row, ///< in its own block
    RowBytes, ///< in the blocks of that type which follow
    Packets, ///< in the packets which follow
};
constexpr qsizetype rowHead = 24; ///< number, size of the bytes, BytesIn, size of the record
constexpr qsizetype mostInRow = 64 * 1024;
constexpr qsizetype mostInRowBytes = 1024 * 1024;

} // namespace sw::sessionformat

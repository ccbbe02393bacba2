// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArrayView>

#include "checksums.h"

namespace sw {

/// Where a checksum is looked for, and which. A value.
struct ChecksumQuestion
{
    ByteRange range; ///< what it covers, of the bytes in front of it
    std::optional<qsizetype> at; ///< its first byte; empty: it ends the message, or stands in front of its line ending
    const ChecksumEntry *entry = nullptr; ///< null: any
};

/// A checksum that is right where it stands.
struct FoundChecksum
{
    const ChecksumEntry *entry = nullptr;
    ChecksumForm form = ChecksumForm::BigEndian;
    ByteSlice over;
    ByteSlice at;
};

/// All that are right, in the order of checksums(). One that covers no byte does not count. Any thread.
std::vector<FoundChecksum> findChecksums(QByteArrayView message, const ChecksumQuestion &question);

/// When none is right: the same for ranges near to the whole, as protocols use them. One to eight bytes in front are left out (a sync
/// byte, an address, a length), and up to two behind (an end mark); of checksums of one byte, which are often right by chance, only one.
/// Nothing for messages above `mostNearby` bytes. Any thread.
inline constexpr qsizetype mostNearby = 4096;
std::vector<FoundChecksum> findChecksumsNearby(QByteArrayView message, const ChecksumQuestion &question);

} // namespace sw

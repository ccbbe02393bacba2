// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace sw {

constexpr int hexDumpBytesPerLine = 16;

/// Rows as of `hexdump -C`: `00000000  48 65 6c 6c 6f 2c 20 73  65 72 76 65 72 21        |Hello, server!|`,
/// joined by line feeds. `firstOffset` (bytes, >= 0) is that of the first byte. Beyond 4 GiB the offsets of
/// all rows have 16 digits. Bytes outside 0x20..0x7E show as a dot. `bytesPerLine` is at least 1.
QString hexDump(QByteArrayView bytes, qint64 firstOffset = 0, int bytesPerLine = hexDumpBytesPerLine);

/// How many rows hexDump() has.
qsizetype hexDumpLineCount(qsizetype byteCount, int bytesPerLine = hexDumpBytesPerLine);

/// One row; `bytes` holds at most `bytesPerLine`. For views that make only the rows on screen.
QString hexDumpLine(QByteArrayView bytes, qint64 offset, int offsetDigits = 8, int bytesPerLine = hexDumpBytesPerLine);

/// Digits that all offsets up to `lastOffset` need: 8 or 16.
int hexDumpOffsetDigits(qint64 lastOffset);

/// Column in a row at which the hex pair, or the character, of byte `index` of that row stands.
int hexDumpHexColumn(int index, int offsetDigits = 8);
int hexDumpCharColumn(int index, int offsetDigits = 8, int bytesPerLine = hexDumpBytesPerLine);

/// Lower-case pairs with `separator` between them.
QString toHex(QByteArrayView bytes, QStringView separator = u" ");

/// Inside of a C string literal, ASCII only: \n \r \t \" \\ and three-digit octal, which, unlike \x, no
/// digit behind it can change. Also what PayloadForm::Escapes reads back.
QString toCEscapes(QByteArrayView bytes);

} // namespace sw

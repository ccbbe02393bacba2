// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "placeholders.h"

namespace sw {

/// How a number is written.
struct NumberFormat
{
    int base = 10; ///< 8, 10, 16; 0: bytes
    bool upper = false;
    bool zeros = false; ///< fills up with zeros, else with spaces
    int width = 0; ///< characters at least, or bytes
    bool littleEndian = false;
};
/// Nothing: `text` is none.
std::optional<NumberFormat> numberFormat(QStringView text);
/// Digits, or bytes that are final (then `isBytes`).
QByteArray formattedNumber(qint64 value, const NumberFormat &format);

/// Which bytes of a message a placeholder is about.
struct PlaceholderRange
{
    enum class Kind : quint8 { Bytes, Before, After, Body };
    Kind kind = Kind::Bytes;
    ByteRange bytes;
};
std::optional<PlaceholderRange> placeholderRange(QStringView text);

/// A part of a message: literal bytes, or a placeholder with its arguments. A value.
struct PlaceholderPiece
{
    enum class Kind : quint8 {
        Literal,
        Counter,
        Time,
        Utc,
        Unix,
        UnixMs,
        RandomBytes,
        RandomNumber,
        Uuid,
        Length,
        Checksum,
        Trailer, ///< the checksum of MessageSource: of what stands before it
        Peer,
        PeerPort,
        Local,
        LocalPort,
        Match,
        Request,
    };
    Kind kind = Kind::Literal;
    qsizetype position = -1; ///< in the text, with its braces; UTF-16 units
    qsizetype size = 0;
    TextEncoding encoding = TextEncoding::Utf8;
    QByteArray bytes; ///< of a literal; the alphabet of random characters, empty: any byte
    QString timeFormat;
    NumberFormat format;
    qint64 first = 0; ///< start, least, number of bytes, group, what is added
    qint64 second = 0; ///< step, most
    bool asBytes = false; ///< of a uuid
    PlaceholderRange range;
    ChecksumSpec checksum;
};
using PlaceholderPieces = std::vector<PlaceholderPiece>;

/// Reads a text into pieces; the line ending and the checksum are the last ones.
std::optional<PayloadError> readPieces(const MessageSource &source, PlaceholderPieces &pieces);
/// A placeholder without its braces; `position` is that of `${`. The kind tells what is expected of the rest.
std::optional<PayloadError> readPlaceholder(QStringView inside, qsizetype position, PlaceholderScope scope,
                                            PlaceholderPiece &piece);

} // namespace sw

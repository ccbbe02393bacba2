// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace sw {

/// How a checksum, or a number, stands in a message: as bytes, or as hex digits (two for a byte, highest first).
enum class ChecksumForm : quint8 { BigEndian, LittleEndian, LowerHex, UpperHex };

/// What is known of one checksum. Entries live as long as the program; pointers to them may be kept.
struct ChecksumEntry
{
    QLatin1StringView name; ///< stable: files and placeholders keep it, as "crc-16-modbus"
    QLatin1StringView title; ///< as the books call it: "CRC-16/MODBUS"
    int size; ///< bytes
    ChecksumForm usual; ///< how the protocols that it is known from write it
    QByteArray (*compute)(QByteArrayView bytes); ///< highest byte first; any thread

    [[nodiscard]] bool isHash() const { return size > 8; }
};

/// All of them, in the order in which they are offered.
std::span<const ChecksumEntry> checksums();
/// By name or title; case, '-', '/', '_' and spaces do not matter. Null: there is none.
const ChecksumEntry *checksumByName(QStringView name);

/// The stable words of the forms: "be", "le", "hex", "HEX".
QLatin1StringView checksumFormName(ChecksumForm form);
std::optional<ChecksumForm> checksumFormByName(QStringView name);

/// Bytes of a message, first and last included. Negative places count from its end: -1 is the last byte.
struct ByteRange
{
    qint64 from = 0;
    qint64 to = -1;

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

/// A range in a message of a known size.
struct ByteSlice
{
    qsizetype begin = 0;
    qsizetype size = 0;
};

/// Nothing when an end of the range lies outside the message, or the last byte more than one before the first; an end one before
/// the beginning is an empty range.
std::optional<ByteSlice> sliceOf(const ByteRange &range, qsizetype messageSize);

/// A checksum at the end of a message. A value; the range is that of the message without its checksum.
struct ChecksumSpec
{
    const ChecksumEntry *entry = nullptr; ///< null: none
    ByteRange range;
    ChecksumForm form = ChecksumForm::BigEndian;

    friend bool operator==(const ChecksumSpec &, const ChecksumSpec &) = default;
};

/// How many bytes it takes in that form.
int checksumBytes(const ChecksumEntry &entry, ChecksumForm form);
/// A value (highest byte first) as it stands in a message.
QByteArray formedChecksum(QByteArrayView value, ChecksumForm form);
/// The checksum of `message` as it stands behind it. Nothing when the range lies outside the message.
std::optional<QByteArray> checksumOf(QByteArrayView message, const ChecksumSpec &spec);

/// What became of a check of a message that ends with its checksum.
struct ChecksumCheck
{
    enum class Result : quint8 {
        Right,
        Wrong,
        TooShort, ///< for the checksum itself
        OutsideRange, ///< the range lies outside the message before it
    };
    Result result = Result::TooShort;
    QByteArray found; ///< what stands in the message
    QByteArray expected;
};
/// Hex digits are right in either case.
ChecksumCheck checkChecksum(QByteArrayView message, const ChecksumSpec &spec);

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "checksums.h"

#include <algorithm>
#include <array>

#include <boost/crc.hpp>

#include <QCryptographicHash>

#include "icmpecho.h"

namespace sw {

namespace {

QByteArray bigEndian(quint64 value, int size)
{
    QByteArray bytes(size, '\0');
    for (int i = size - 1; i >= 0; --i, value >>= 8U)
        bytes[i] = static_cast<char>(value & 0xFFU);
    return bytes;
}

template<int Bits, quint64 Polynomial, quint64 Initial, quint64 FinalXor, bool Reflected>
QByteArray crc(QByteArrayView bytes)
{
    boost::crc_optimal<Bits, Polynomial, Initial, FinalXor, Reflected, Reflected> computer;
    computer.process_bytes(bytes.data(), size_t(bytes.size()));
    return bigEndian(computer.checksum(), Bits / 8);
}

template<int Size>
QByteArray sum(QByteArrayView bytes)
{
    quint64 total = 0;
    for (const char byte : bytes)
        total += static_cast<uchar>(byte);
    return bigEndian(total, Size);
}

/// Modbus ASCII: what makes the sum of all bytes, this one included, zero.
QByteArray lrc(QByteArrayView bytes)
{
    quint64 total = 0;
    for (const char byte : bytes)
        total += static_cast<uchar>(byte);
    return bigEndian(0 - total, 1);
}

QByteArray exclusiveOr(QByteArrayView bytes)
{
    uchar all = 0;
    for (const char byte : bytes)
        all = static_cast<uchar>(all ^ static_cast<uchar>(byte));
    return bigEndian(all, 1);
}

/// RFC 1071.
QByteArray internet(QByteArrayView bytes)
{
    return bigEndian(internetChecksum(bytes), 2);
}

/// Fletcher 1982, modulo 255.
QByteArray fletcher16(QByteArrayView bytes)
{
    quint32 first = 0;
    quint32 second = 0;
    for (const char byte : bytes) {
        first = (first + static_cast<uchar>(byte)) % 255;
        second = (second + first) % 255;
    }
    return bigEndian(quint64(second) << 8U | first, 2);
}

/// RFC 1950.
QByteArray adler32(QByteArrayView bytes)
{
    quint32 first = 1;
    quint32 second = 0;
    for (const char byte : bytes) {
        first = (first + static_cast<uchar>(byte)) % 65521;
        second = (second + first) % 65521;
    }
    return bigEndian(quint64(second) << 16U | first, 4);
}

template<QCryptographicHash::Algorithm Algorithm>
QByteArray hash(QByteArrayView bytes)
{
    QCryptographicHash computer(Algorithm);
    computer.addData(bytes);
    return computer.result();
}

constexpr ChecksumForm be = ChecksumForm::BigEndian;
constexpr ChecksumForm le = ChecksumForm::LittleEndian;
using Text = QLatin1StringView;

// Parameters and names of the CRCs as in the catalogue of parametrised CRC algorithms (reveng.sourceforge.io).
constexpr std::array entries{
    ChecksumEntry{Text("sum-8"), Text("Sum, 8 bits"), 1, be, sum<1>},
    ChecksumEntry{Text("sum-16"), Text("Sum, 16 bits"), 2, be, sum<2>},
    ChecksumEntry{Text("sum-32"), Text("Sum, 32 bits"), 4, be, sum<4>},
    ChecksumEntry{Text("xor-8"), Text("XOR (BCC, NMEA)"), 1, be, exclusiveOr},
    ChecksumEntry{Text("lrc"), Text("LRC (Modbus ASCII)"), 1, be, lrc},
    ChecksumEntry{Text("internet"), Text("Internet (RFC 1071)"), 2, be, internet},
    ChecksumEntry{Text("fletcher-16"), Text("Fletcher-16"), 2, be, fletcher16},
    ChecksumEntry{Text("adler-32"), Text("Adler-32"), 4, be, adler32},
    ChecksumEntry{Text("crc-8"), Text("CRC-8 (SMBUS)"), 1, be, crc<8, 0x07, 0x00, 0x00, false>},
    ChecksumEntry{Text("crc-8-itu"), Text("CRC-8/ITU"), 1, be, crc<8, 0x07, 0x00, 0x55, false>},
    ChecksumEntry{Text("crc-8-rohc"), Text("CRC-8/ROHC"), 1, be, crc<8, 0x07, 0xFF, 0x00, true>},
    ChecksumEntry{Text("crc-8-maxim"), Text("CRC-8/MAXIM-DOW"), 1, be, crc<8, 0x31, 0x00, 0x00, true>},
    ChecksumEntry{Text("crc-8-j1850"), Text("CRC-8/SAE-J1850"), 1, be, crc<8, 0x1D, 0xFF, 0xFF, false>},
    ChecksumEntry{Text("crc-8-autosar"), Text("CRC-8/AUTOSAR"), 1, be, crc<8, 0x2F, 0xFF, 0xFF, false>},
    ChecksumEntry{Text("crc-8-dvb-s2"), Text("CRC-8/DVB-S2"), 1, be, crc<8, 0xD5, 0x00, 0x00, false>},
    ChecksumEntry{Text("crc-8-cdma2000"), Text("CRC-8/CDMA2000"), 1, be, crc<8, 0x9B, 0xFF, 0x00, false>},
    ChecksumEntry{Text("crc-8-bluetooth"), Text("CRC-8/BLUETOOTH"), 1, be, crc<8, 0xA7, 0x00, 0x00, true>},
    ChecksumEntry{Text("crc-16-arc"), Text("CRC-16/ARC (IBM)"), 2, le, crc<16, 0x8005, 0x0000, 0x0000, true>},
    ChecksumEntry{Text("crc-16-modbus"), Text("CRC-16/MODBUS"), 2, le, crc<16, 0x8005, 0xFFFF, 0x0000, true>},
    ChecksumEntry{Text("crc-16-usb"), Text("CRC-16/USB"), 2, le, crc<16, 0x8005, 0xFFFF, 0xFFFF, true>},
    ChecksumEntry{Text("crc-16-maxim"), Text("CRC-16/MAXIM-DOW"), 2, le, crc<16, 0x8005, 0x0000, 0xFFFF, true>},
    ChecksumEntry{Text("crc-16-umts"), Text("CRC-16/UMTS (BUYPASS)"), 2, be, crc<16, 0x8005, 0x0000, 0x0000, false>},
    ChecksumEntry{Text("crc-16-ccitt-false"), Text("CRC-16/CCITT-FALSE"), 2, be,
                  crc<16, 0x1021, 0xFFFF, 0x0000, false>},
    ChecksumEntry{Text("crc-16-xmodem"), Text("CRC-16/XMODEM"), 2, be, crc<16, 0x1021, 0x0000, 0x0000, false>},
    ChecksumEntry{Text("crc-16-kermit"), Text("CRC-16/KERMIT (CCITT)"), 2, le, crc<16, 0x1021, 0x0000, 0x0000, true>},
    ChecksumEntry{Text("crc-16-x25"), Text("CRC-16/X-25 (HDLC)"), 2, le, crc<16, 0x1021, 0xFFFF, 0xFFFF, true>},
    ChecksumEntry{Text("crc-16-aug-ccitt"), Text("CRC-16/AUG-CCITT"), 2, be, crc<16, 0x1021, 0x1D0F, 0x0000, false>},
    ChecksumEntry{Text("crc-16-genibus"), Text("CRC-16/GENIBUS"), 2, be, crc<16, 0x1021, 0xFFFF, 0xFFFF, false>},
    ChecksumEntry{Text("crc-16-mcrf4xx"), Text("CRC-16/MCRF4XX"), 2, le, crc<16, 0x1021, 0xFFFF, 0x0000, true>},
    ChecksumEntry{Text("crc-16-dnp"), Text("CRC-16/DNP"), 2, le, crc<16, 0x3D65, 0x0000, 0xFFFF, true>},
    ChecksumEntry{Text("crc-16-en-13757"), Text("CRC-16/EN-13757"), 2, be, crc<16, 0x3D65, 0x0000, 0xFFFF, false>},
    ChecksumEntry{Text("crc-24-openpgp"), Text("CRC-24/OPENPGP"), 3, be, crc<24, 0x864CFB, 0xB704CE, 0, false>},
    ChecksumEntry{Text("crc-32"), Text("CRC-32 (IEEE 802.3)"), 4, be,
                  crc<32, 0x04C11DB7, 0xFFFFFFFF, 0xFFFFFFFF, true>},
    ChecksumEntry{Text("crc-32c"), Text("CRC-32C (iSCSI)"), 4, be, crc<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true>},
    ChecksumEntry{Text("crc-32-bzip2"), Text("CRC-32/BZIP2"), 4, be,
                  crc<32, 0x04C11DB7, 0xFFFFFFFF, 0xFFFFFFFF, false>},
    ChecksumEntry{Text("crc-32-mpeg-2"), Text("CRC-32/MPEG-2"), 4, be, crc<32, 0x04C11DB7, 0xFFFFFFFF, 0, false>},
    ChecksumEntry{Text("crc-32-cksum"), Text("CRC-32/CKSUM (POSIX)"), 4, be, crc<32, 0x04C11DB7, 0, 0xFFFFFFFF, false>},
    ChecksumEntry{Text("crc-32-jamcrc"), Text("CRC-32/JAMCRC"), 4, be, crc<32, 0x04C11DB7, 0xFFFFFFFF, 0, true>},
    ChecksumEntry{Text("crc-64-xz"), Text("CRC-64/XZ"), 8, be,
                  crc<64, 0x42F0E1EBA9EA3693, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, true>},
    ChecksumEntry{Text("crc-64-ecma-182"), Text("CRC-64/ECMA-182"), 8, be, crc<64, 0x42F0E1EBA9EA3693, 0, 0, false>},
    ChecksumEntry{Text("md5"), Text("MD5"), 16, be, hash<QCryptographicHash::Md5>},
    ChecksumEntry{Text("sha-1"), Text("SHA-1"), 20, be, hash<QCryptographicHash::Sha1>},
    ChecksumEntry{Text("sha-256"), Text("SHA-256"), 32, be, hash<QCryptographicHash::Sha256>},
    ChecksumEntry{Text("sha-512"), Text("SHA-512"), 64, be, hash<QCryptographicHash::Sha512>},
};

// In the order of ChecksumForm.
constexpr std::array formNames{Text("be"), Text("le"), Text("hex"), Text("HEX")};

QString plainName(QStringView name)
{
    QString plain;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            plain.append(c.toLower());
    }
    return plain;
}

} // namespace

std::span<const ChecksumEntry> checksums()
{
    return entries;
}

const ChecksumEntry *checksumByName(QStringView name)
{
    const QString wanted = plainName(name);
    if (wanted.isEmpty())
        return nullptr;
    for (const ChecksumEntry &entry : entries) {
        if (plainName(QString(entry.name)) == wanted || plainName(QString(entry.title)) == wanted)
            return &entry;
    }
    return nullptr;
}

QLatin1StringView checksumFormName(ChecksumForm form)
{
    return formNames[static_cast<size_t>(form)];
}

std::optional<ChecksumForm> checksumFormByName(QStringView name)
{
    const auto found = std::ranges::find_if(formNames, [name](Text one) { return name == one; });
    if (found == formNames.end())
        return std::nullopt;
    return static_cast<ChecksumForm>(found - formNames.begin());
}

std::optional<ByteSlice> sliceOf(const ByteRange &range, qsizetype messageSize)
{
    // Compared before anything is added: the places come from files and may be as large as they like.
    if (range.from > messageSize || range.from < -messageSize || range.to >= messageSize || range.to < -messageSize - 1)
        return std::nullopt;
    const qint64 begin = range.from < 0 ? messageSize + range.from : range.from;
    const qint64 last = range.to < 0 ? messageSize + range.to : range.to;
    if (last < begin - 1)
        return std::nullopt;
    return ByteSlice{begin, last - begin + 1};
}

int checksumBytes(const ChecksumEntry &entry, ChecksumForm form)
{
    const bool digits = form == ChecksumForm::LowerHex || form == ChecksumForm::UpperHex;
    return digits ? entry.size * 2 : entry.size;
}

QByteArray formedChecksum(QByteArrayView value, ChecksumForm form)
{
    QByteArray formed = value.toByteArray();
    if (form == ChecksumForm::LittleEndian)
        std::ranges::reverse(formed);
    else if (form == ChecksumForm::LowerHex)
        formed = formed.toHex();
    else if (form == ChecksumForm::UpperHex)
        formed = formed.toHex().toUpper();
    return formed;
}

std::optional<QByteArray> checksumOf(QByteArrayView message, const ChecksumSpec &spec)
{
    if (!spec.entry)
        return QByteArray();
    const auto slice = sliceOf(spec.range, message.size());
    if (!slice)
        return std::nullopt;
    return formedChecksum(spec.entry->compute(message.sliced(slice->begin, slice->size)), spec.form);
}

ChecksumCheck checkChecksum(QByteArrayView message, const ChecksumSpec &spec)
{
    ChecksumCheck check;
    const int size = spec.entry ? checksumBytes(*spec.entry, spec.form) : 0;
    if (!spec.entry || message.size() < size)
        return check;
    check.found = message.last(size).toByteArray();
    const auto expected = checksumOf(message.chopped(size), spec);
    if (!expected) {
        check.result = ChecksumCheck::Result::OutsideRange;
        return check;
    }
    check.expected = *expected;
    const bool digits = size != spec.entry->size;
    const bool right = digits ? check.found.compare(check.expected, Qt::CaseInsensitive) == 0
                              : check.found == check.expected;
    check.result = right ? ChecksumCheck::Result::Right : ChecksumCheck::Result::Wrong;
    return check;
}

} // namespace sw

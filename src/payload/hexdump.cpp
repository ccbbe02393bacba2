// SPDX-License-Identifier: GPL-3.0-or-later
#include "hexdump.h"

#include <algorithm>

namespace sw {

namespace {

constexpr char16_t digits[] = u"0123456789abcdef";
constexpr int groupBytes = 8; // a wider gap after each group

char16_t shown(char byte)
{
    return byte >= 0x20 && byte <= 0x7E ? static_cast<char16_t>(byte) : u'.';
}

char16_t *writePair(char16_t *out, char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    *out++ = digits[value >> 4];
    *out++ = digits[value & 0xF];
    return out;
}

} // namespace

int hexDumpOffsetDigits(qint64 lastOffset)
{
    return lastOffset > 0xFFFFFFFF ? 16 : 8;
}

int hexDumpHexColumn(int index, int offsetDigits)
{
    return offsetDigits + 2 + index * 3 + index / groupBytes;
}

int hexDumpCharColumn(int index, int offsetDigits, int bytesPerLine)
{
    return hexDumpHexColumn(bytesPerLine - 1, offsetDigits) + 2 + 3 + index;
}

qsizetype hexDumpLineCount(qsizetype byteCount, int bytesPerLine)
{
    const int perLine = std::max(bytesPerLine, 1);
    return byteCount / perLine + (byteCount % perLine != 0 ? 1 : 0);
}

QString hexDumpLine(QByteArrayView bytes, qint64 offset, int offsetDigits, int bytesPerLine)
{
    const int perLine = std::max(bytesPerLine, 1);
    const int count = static_cast<int>(std::min<qsizetype>(bytes.size(), perLine));
    const int charColumn = hexDumpCharColumn(0, offsetDigits, perLine);
    QString line(charColumn + count + 1, u' ');
    auto *const out = reinterpret_cast<char16_t *>(line.data());
    for (int i = 0; i < offsetDigits; ++i)
        out[i] = digits[(static_cast<quint64>(offset) >> ((offsetDigits - 1 - i) * 4)) & 0xF];
    out[charColumn - 1] = u'|';
    for (int i = 0; i < count; ++i) {
        writePair(out + hexDumpHexColumn(i, offsetDigits), bytes[i]);
        out[charColumn + i] = shown(bytes[i]);
    }
    out[charColumn + count] = u'|';
    return line;
}

QString hexDump(QByteArrayView bytes, qint64 firstOffset, int bytesPerLine)
{
    const int perLine = std::max(bytesPerLine, 1);
    const int offsetDigits = hexDumpOffsetDigits(firstOffset + bytes.size() - 1);
    QString dump;
    dump.reserve(hexDumpLineCount(bytes.size(), perLine) * (hexDumpCharColumn(perLine + 2, offsetDigits, perLine)));
    for (qsizetype at = 0; at < bytes.size(); at += perLine) {
        if (at > 0)
            dump.append(u'\n');
        const QByteArrayView row = bytes.sliced(at, std::min<qsizetype>(perLine, bytes.size() - at));
        dump.append(hexDumpLine(row, firstOffset + at, offsetDigits, perLine));
    }
    return dump;
}

QString toHex(QByteArrayView bytes, QStringView separator)
{
    QString hex;
    hex.reserve(bytes.size() * (2 + separator.size()));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            hex.append(separator);
        char16_t pair[2];
        writePair(pair, bytes[i]);
        hex.append(QStringView(pair, 2));
    }
    return hex;
}

QString toCEscapes(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size());
    char before = 0;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        const bool trigraph = byte == '?' && before == '?';
        before = byte;
        if (byte == '\n')
            text.append(u"\\n");
        else if (byte == '\r')
            text.append(u"\\r");
        else if (byte == '\t')
            text.append(u"\\t");
        else if (byte == '"' || byte == '\\')
            text.append(u'\\').append(QLatin1Char(byte));
        else if (byte >= 0x20 && byte <= 0x7E && !trigraph)
            text.append(QLatin1Char(byte));
        else
            text.append(u'\\').append(digits[value >> 6]).append(digits[value >> 3 & 7]).append(digits[value & 7]);
    }
    return text;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "encodings.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

using E = TextEncoding;

// In the order of TextEncoding. CP932 is what programs mean by Shift_JIS: 0x5C is a backslash.
constexpr std::array entries{
    EncodingEntry{E::Utf8, QLatin1StringView("UTF-8"), "UTF-8", 1, 0x80, true},
    EncodingEntry{E::Gb18030, QLatin1StringView("GB18030"), "GB18030", 1, 0x80, false},
    EncodingEntry{E::Gbk, QLatin1StringView("GBK"), "GBK", 1, 0x80, false},
    EncodingEntry{E::Big5, QLatin1StringView("Big5"), "BIG5", 1, 0x80, false},
    EncodingEntry{E::ShiftJis, QLatin1StringView("Shift_JIS"), "CP932", 1, 0x80, false},
    EncodingEntry{E::Utf16Le, QLatin1StringView("UTF-16LE"), "UTF-16LE", 2, 0, true},
    EncodingEntry{E::Utf16Be, QLatin1StringView("UTF-16BE"), "UTF-16BE", 2, 0, true},
    EncodingEntry{E::Latin1, QLatin1StringView("Latin-1"), "ISO-8859-1", 1, 0x100, false},
    EncodingEntry{E::Ascii, QLatin1StringView("ASCII"), "US-ASCII", 1, 0x80, false},
};

struct Alias
{
    QLatin1StringView name; ///< lower case, without '-', '_' and spaces
    TextEncoding id;
};

constexpr std::array aliases{
    Alias{QLatin1StringView("gb2312"), E::Gbk},      Alias{QLatin1StringView("cp936"), E::Gbk},
    Alias{QLatin1StringView("windows936"), E::Gbk},  Alias{QLatin1StringView("sjis"), E::ShiftJis},
    Alias{QLatin1StringView("cp932"), E::ShiftJis},  Alias{QLatin1StringView("windows31j"), E::ShiftJis},
    Alias{QLatin1StringView("iso88591"), E::Latin1}, Alias{QLatin1StringView("usascii"), E::Ascii},
};

QString plainName(QStringView name)
{
    QString plain;
    for (const QChar c : name) {
        if (c != u'-' && c != u'_' && c != u' ')
            plain.append(c.toLower());
    }
    return plain;
}

/// Decodes all of `bytes`; stops before a cut character and returns where, unless `last`.
qsizetype decodeInto(QString &out, Codec &codec, QByteArrayView bytes, int unitBytes, bool last)
{
    qsizetype at = 0;
    for (;;) {
        const Codec::Step step = codec.toText(bytes.sliced(at), out);
        at += step.used;
        if (step.stop == Codec::Stop::End || (step.stop == Codec::Stop::Cut && !last))
            return at;
        out.append(QChar::ReplacementCharacter);
        at += std::min<qsizetype>(unitBytes, bytes.size() - at);
    }
}

EncodeResult failure(QStringView text, qsizetype position)
{
    // The first difference may lie in the second half of a pair.
    if (position > 0 && position < text.size() && text[position].isLowSurrogate()
        && text[position - 1].isHighSurrogate())
        --position;
    const bool pair = position + 1 < text.size() && text[position].isHighSurrogate()
        && text[position + 1].isLowSurrogate();
    return {QByteArray(), position, pair ? 2 : 1};
}

} // namespace

std::span<const EncodingEntry> encodings()
{
    return entries;
}

const EncodingEntry &encodingEntry(TextEncoding encoding)
{
    return entries[static_cast<size_t>(encoding)];
}

QLatin1StringView encodingName(TextEncoding encoding)
{
    return encodingEntry(encoding).name;
}

std::optional<TextEncoding> encodingByName(QStringView name)
{
    const QString wanted = plainName(name);
    for (const EncodingEntry &entry : entries) {
        if (plainName(QString(entry.name)) == wanted)
            return entry.id;
    }
    for (const Alias &alias : aliases) {
        if (wanted == alias.name)
            return alias.id;
    }
    return std::nullopt;
}

EncodeResult encode(QStringView text, TextEncoding encoding)
{
    EncodeResult result;
    if (text.isEmpty())
        return result;
    Codec codec(encoding, Codec::Direction::ToBytes);
    const Codec::Step step = codec.toBytes(text, result.bytes);
    if (step.stop != Codec::Stop::End)
        return failure(text, step.used);
    if (encodingEntry(encoding).wholeUnicode)
        return result;
    // glibc drops tag characters (U+E0000..) without an error, and some tables map look-alikes to one
    // code. Only what comes back the same was expressed.
    const QString back = decode(result.bytes, encoding);
    const auto [expected, got] = std::mismatch(text.begin(), text.end(), back.cbegin(), back.cend());
    if (expected != text.end() || got != back.cend())
        return failure(text, expected - text.begin());
    return result;
}

QString decode(QByteArrayView bytes, TextEncoding encoding)
{
    QString text;
    Codec codec(encoding, Codec::Direction::ToText);
    decodeInto(text, codec, bytes, encodingEntry(encoding).unitBytes, true);
    return text;
}

TextDecoder::TextDecoder(TextEncoding encoding)
    : m_encoding(encoding)
    , m_codec(encoding, Codec::Direction::ToText)
{
}

QString TextDecoder::decode(QByteArrayView chunk)
{
    QString text;
    const int unitBytes = encodingEntry(m_encoding).unitBytes;
    if (m_pending.isEmpty()) {
        const qsizetype used = decodeInto(text, m_codec, chunk, unitBytes, false);
        m_pending = chunk.sliced(used).toByteArray();
    } else {
        m_pending.append(chunk);
        m_pending.remove(0, decodeInto(text, m_codec, m_pending, unitBytes, false));
    }
    return text;
}

QString TextDecoder::finish()
{
    QString text;
    decodeInto(text, m_codec, m_pending, encodingEntry(m_encoding).unitBytes, true);
    m_pending.clear();
    return text;
}

} // namespace sw

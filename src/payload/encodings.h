// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include "codec.h"
#include "textencoding.h"

namespace sw {

/// What is known of one encoding. `name` is stable: settings and scenario files keep it.
struct EncodingEntry
{
    TextEncoding id;
    QLatin1StringView name;
    const char *iconvName; ///< what iconv_open(3) calls it
    int unitBytes; ///< how many bytes are given up when a place cannot be decoded
    char32_t sameAsByteBelow; ///< code points below this are one byte of the same value
    bool wholeUnicode; ///< every code point has bytes
};

/// All encodings, in the order in which they are offered.
std::span<const EncodingEntry> encodings();
const EncodingEntry &encodingEntry(TextEncoding encoding);
QLatin1StringView encodingName(TextEncoding encoding);

/// By name or usual alias; case, '-', '_' and spaces do not matter. "UTF-16" alone names no byte
/// order and is not known.
std::optional<TextEncoding> encodingByName(QStringView name);

/// Bytes, or the place in the text (UTF-16 units) of the first character that has none.
struct EncodeResult
{
    QByteArray bytes;
    qsizetype errorPosition = -1;
    qsizetype errorLength = 0;

    bool ok() const { return errorPosition < 0; }
};

/// Strict: nothing is replaced, dropped or approximated. No byte order mark is added.
EncodeResult encode(QStringView text, TextEncoding encoding);

/// Each byte that cannot be decoded (each unit in UTF-16) is one U+FFFD. A byte order mark stays.
QString decode(QByteArrayView bytes, TextEncoding encoding);

/// Text of a byte stream that arrives in pieces cut anywhere; one per direction of a connection, used
/// by one thread at a time. The concatenated results equal decode() of the whole.
class TextDecoder final
{
public:
    explicit TextDecoder(TextEncoding encoding);

    TextEncoding encoding() const { return m_encoding; }

    /// A character cut at the end of `chunk` is kept back until its rest arrives.
    QString decode(QByteArrayView chunk);

    /// End of the stream: what was kept back will never be whole. The decoder can be used anew.
    QString finish();

    /// Bytes kept back, at most 3.
    qsizetype pendingBytes() const { return m_pending.size(); }

private:
    TextEncoding m_encoding;
    Codec m_codec;
    QByteArray m_pending;
};

} // namespace sw

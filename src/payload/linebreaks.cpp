// SPDX-License-Identifier: GPL-3.0-or-later
#include "linebreaks.h"

#include "encodings.h"

namespace sw {

namespace {

std::optional<PayloadError> appendEncoded(QByteArray &bytes, QStringView text, qsizetype position,
                                          TextEncoding encoding)
{
    const EncodeResult result = encode(text, encoding);
    if (!result.ok()) {
        const QChar bad = text[result.errorPosition];
        const auto kind = result.errorLength == 1 && bad.isSurrogate() ? PayloadError::Kind::NotACodePoint
                                                                       : PayloadError::Kind::NotInEncoding;
        return PayloadError{kind, position + result.errorPosition, result.errorLength};
    }
    bytes.append(result.bytes);
    return std::nullopt;
}

} // namespace

std::optional<PayloadError> appendLines(QByteArray &bytes, QStringView text, qsizetype position, TextEncoding encoding,
                                        LineEnding ending)
{
    if (ending == LineEnding::None || ending == LineEnding::Nul)
        return appendEncoded(bytes, text, position, encoding);
    const QByteArray endingBytes = lineEndingBytes(ending, encoding);
    qsizetype begin = 0;
    for (;;) {
        const qsizetype lineFeed = text.indexOf(u'\n', begin);
        const qsizetype lineEnd = lineFeed < 0 ? text.size() : lineFeed;
        const bool typedCrLf = lineFeed > begin && text[lineFeed - 1] == u'\r';
        const QStringView line = text.sliced(begin, lineEnd - begin - (typedCrLf ? 1 : 0));
        if (const auto error = appendEncoded(bytes, line, position + begin, encoding))
            return error;
        if (lineFeed < 0)
            return std::nullopt;
        bytes.append(endingBytes);
        begin = lineFeed + 1;
    }
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadparser.h"

#include <array>

#include "encodings.h"
#include "escapeparser.h"
#include "hexdump.h"
#include "hexparser.h"
#include "linebreaks.h"
#include "printable.h"

namespace sw {

namespace {

// In the order of LineEnding. NUL is one character, so these are not C strings.
constexpr std::array endings{
    QStringView(), QStringView(u"\n", 1), QStringView(u"\r\n", 2), QStringView(u"\r", 1), QStringView(u"\0", 1),
};

PayloadResult parseText(QStringView text, TextEncoding encoding, LineEnding ending)
{
    PayloadResult result;
    result.error = appendLines(result.bytes, text, 0, encoding, ending);
    return result;
}

} // namespace

QByteArray lineEndingBytes(LineEnding ending, TextEncoding encoding)
{
    return encode(endings[static_cast<size_t>(ending)], encoding).bytes;
}

PayloadResult parsePayload(QStringView text, PayloadForm form, TextEncoding encoding, LineEnding ending)
{
    if (form == PayloadForm::Hex)
        return parseHex(text);
    PayloadResult result = form == PayloadForm::Text ? parseText(text, encoding, ending)
                                                     : parseEscapes(text, encoding, ending);
    if (result.error)
        result.bytes.clear();
    else
        result.bytes.append(lineEndingBytes(ending, encoding));
    return result;
}

PayloadText editableText(QByteArrayView bytes, TextEncoding encoding)
{
    const QString text = printable(bytes, encoding);
    // Some tables have two codes for one character; only hex keeps those apart.
    if (parsePayload(text, PayloadForm::Escapes, encoding, LineEnding::None).bytes == bytes)
        return {text, PayloadForm::Escapes};
    return {toHex(bytes), PayloadForm::Hex};
}

} // namespace sw

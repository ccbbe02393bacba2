// SPDX-License-Identifier: GPL-3.0-or-later
#include "hexparser.h"

namespace sw {

namespace {

constexpr QStringView separators = u",:;-|{}[]()\"";

PayloadResult failure(PayloadError::Kind kind, qsizetype position, qsizetype length)
{
    return {QByteArray(), PayloadError{kind, position, length}};
}

bool startsPrefix(QStringView text, qsizetype at)
{
    return at + 1 < text.size() && (text[at] == u'0' || text[at] == u'\\')
        && (text[at + 1] == u'x' || (text[at] == u'0' && text[at + 1] == u'X'));
}

qsizetype digitsEnd(QStringView text, qsizetype at)
{
    // "0x480x65": the second 0 belongs to a prefix.
    while (at < text.size() && hexDigit(text[at]) >= 0 && !startsPrefix(text, at))
        ++at;
    return at;
}

qsizetype characterLength(QStringView text, qsizetype at)
{
    return at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate() ? 2 : 1;
}

} // namespace

int hexDigit(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    if (c >= u'a' && c <= u'f')
        return c.unicode() - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c.unicode() - u'A' + 10;
    return -1;
}

PayloadResult parseHex(QStringView text)
{
    using Kind = PayloadError::Kind;
    PayloadResult result;
    result.bytes.reserve(text.size() / 2);
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace() || separators.contains(text[at])) {
            ++at;
            continue;
        }
        const qsizetype prefix = startsPrefix(text, at) ? 2 : 0;
        const qsizetype begin = at + prefix;
        const qsizetype end = digitsEnd(text, begin);
        if (begin == end) {
            if (prefix > 0)
                return failure(Kind::MissingHexDigits, at, prefix);
            return failure(Kind::BadHexCharacter, at, characterLength(text, at));
        }
        if ((end - begin) % 2 != 0)
            return failure(Kind::OddHexDigits, begin, end - begin);
        for (qsizetype i = begin; i < end; i += 2)
            result.bytes.append(static_cast<char>(hexDigit(text[i]) << 4 | hexDigit(text[i + 1])));
        at = end;
    }
    return result;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "escapeparser.h"

#include <array>
#include <optional>

#include "encodings.h"
#include "hexparser.h"
#include "linebreaks.h"

namespace sw {

namespace {

using Kind = PayloadError::Kind;

struct SimpleEscape
{
    char16_t letter;
    char16_t meaning;
};

constexpr std::array simpleEscapes{
    SimpleEscape{u'n', u'\n'},  SimpleEscape{u'r', u'\r'}, SimpleEscape{u't', u'\t'},  SimpleEscape{u'a', u'\a'},
    SimpleEscape{u'b', u'\b'},  SimpleEscape{u'f', u'\f'}, SimpleEscape{u'v', u'\v'},  SimpleEscape{u'e', u'\x1b'},
    SimpleEscape{u'\\', u'\\'}, SimpleEscape{u'"', u'"'},  SimpleEscape{u'\'', u'\''},
};

std::optional<char16_t> simpleMeaning(QChar letter)
{
    for (const SimpleEscape &escape : simpleEscapes) {
        if (letter == escape.letter)
            return escape.meaning;
    }
    return std::nullopt;
}

bool isOctal(QChar c)
{
    return c >= u'0' && c <= u'7';
}

/// Reads one text from its first character to its last; lives on the stack of one call.
class EscapeReader final
{
public:
    EscapeReader(QStringView text, TextEncoding encoding, LineEnding ending)
        : m_text(text)
        , m_encoding(encoding)
        , m_ending(ending)
    {
    }

    PayloadResult read()
    {
        while (!m_result.error && m_at < m_text.size()) {
            const qsizetype next = m_text.indexOf(u'\\', m_at);
            const qsizetype end = next < 0 ? m_text.size() : next;
            m_result.error = appendLines(m_result.bytes, m_text.sliced(m_at, end - m_at), m_at, m_encoding, m_ending);
            m_at = end;
            if (!m_result.error && m_at < m_text.size())
                readEscape();
        }
        return m_result;
    }

private:
    void fail(Kind kind, qsizetype position, qsizetype length)
    {
        m_result.error = PayloadError{kind, position, length};
    }

    QChar charAt(qsizetype at) const { return at < m_text.size() ? m_text[at] : QChar(); }

    qsizetype countHex(qsizetype from, qsizetype most) const
    {
        qsizetype count = 0;
        while (count < most && from + count < m_text.size() && hexDigit(m_text[from + count]) >= 0)
            ++count;
        return count;
    }

    char32_t hexValue(qsizetype from, qsizetype count) const
    {
        char32_t value = 0;
        for (qsizetype i = 0; i < count; ++i)
            value = value << 4 | static_cast<char32_t>(hexDigit(m_text[from + i]));
        return value;
    }

    /// m_at stands on a backslash.
    void readEscape()
    {
        if (m_at + 1 == m_text.size())
            return fail(Kind::CutEscape, m_at, 1);
        const QChar letter = m_text[m_at + 1];
        if (const auto meaning = simpleMeaning(letter))
            return appendCharacter(*meaning, 2);
        if (isOctal(letter))
            return readOctal();
        if (letter == u'x')
            return readByte();
        if (letter == u'u' || letter == u'U')
            return readCodePoint();
        const bool pair = letter.isHighSurrogate() && charAt(m_at + 2).isLowSurrogate();
        fail(Kind::UnknownEscape, m_at, pair ? 3 : 2);
    }

    void readOctal()
    {
        qsizetype end = m_at + 1;
        int value = 0;
        while (end < m_text.size() && end < m_at + 4 && isOctal(m_text[end]))
            value = value * 8 + (m_text[end++].unicode() - u'0');
        const qsizetype length = end - m_at;
        if (value > 0xFF)
            return fail(Kind::OctalTooLarge, m_at, length);
        if (value == 0 && length == 2)
            return appendCharacter(0, length);
        m_result.bytes.append(static_cast<char>(value));
        m_at = end;
    }

    void readByte()
    {
        const qsizetype digits = countHex(m_at + 2, 2);
        if (digits < 2)
            return fail(Kind::CutEscape, m_at, 2 + digits);
        m_result.bytes.append(static_cast<char>(hexValue(m_at + 2, 2)));
        m_at += 4;
    }

    struct CodePoint
    {
        char32_t value;
        qsizetype length; ///< of the escape; negative: cut, after that many characters
    };

    CodePoint codePointAt(qsizetype at) const
    {
        if (charAt(at + 1) == u'u' && charAt(at + 2) == u'{') {
            const qsizetype digits = countHex(at + 3, 6);
            if (digits == 0 || charAt(at + 3 + digits) != u'}')
                return {0, -(3 + digits)};
            return {hexValue(at + 3, digits), 4 + digits};
        }
        const qsizetype wanted = charAt(at + 1) == u'u' ? 4 : 8;
        const qsizetype digits = countHex(at + 2, wanted);
        if (digits < wanted)
            return {0, -(2 + digits)};
        return {hexValue(at + 2, digits), 2 + digits};
    }

    void readCodePoint()
    {
        const CodePoint first = codePointAt(m_at);
        if (first.length < 0)
            return fail(Kind::CutEscape, m_at, -first.length);
        if (first.value > 0x10FFFF || QChar::isLowSurrogate(first.value))
            return fail(Kind::NotACodePoint, m_at, first.length);
        if (!QChar::isHighSurrogate(first.value))
            return appendCharacter(first.value, first.length);
        const qsizetype after = m_at + first.length;
        if (charAt(after) == u'\\' && charAt(after + 1) == u'u') {
            const CodePoint second = codePointAt(after);
            if (second.length > 0 && QChar::isLowSurrogate(second.value))
                return appendCharacter(
                    QChar::surrogateToUcs4(static_cast<char16_t>(first.value), static_cast<char16_t>(second.value)),
                    first.length + second.length);
        }
        fail(Kind::NotACodePoint, m_at, first.length);
    }

    void appendCharacter(char32_t codePoint, qsizetype escapeLength)
    {
        const EncodeResult encoded = encode(QChar::fromUcs4(codePoint), m_encoding);
        if (!encoded.ok())
            return fail(Kind::NotInEncoding, m_at, escapeLength);
        m_result.bytes.append(encoded.bytes);
        m_at += escapeLength;
    }

    QStringView m_text;
    TextEncoding m_encoding;
    LineEnding m_ending;
    qsizetype m_at = 0;
    PayloadResult m_result;
};

} // namespace

PayloadResult parseEscapes(QStringView text, TextEncoding encoding, LineEnding ending)
{
    return EscapeReader(text, encoding, ending).read();
}

} // namespace sw

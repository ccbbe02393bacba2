// SPDX-License-Identifier: GPL-3.0-or-later
#include "printable.h"

#include <algorithm>
#include <array>

#include "codec.h"
#include "encodings.h"

namespace sw {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// Letters, marks and symbols that show nothing, although their category says otherwise:
// Default_Ignorable_Code_Point of DerivedCoreProperties.txt, and the blank Braille pattern.
constexpr std::array invisible{
    Range{0x034F, 0x034F}, Range{0x115F, 0x1160}, Range{0x17B4, 0x17B5}, Range{0x180B, 0x180F}, Range{0x2800, 0x2800},
    Range{0x3164, 0x3164}, Range{0xFE00, 0xFE0F}, Range{0xFFA0, 0xFFA0}, Range{0xFFF0, 0xFFF8}, Range{0xE0000, 0xE0FFF},
};

constexpr int marksInARow = 3;

bool isMark(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Mark_SpacingCombining;
}

bool isPlain(char32_t c)
{
    for (const Range &range : invisible) {
        if (c >= range.first && c <= range.last)
            return false;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return c == U' ' || c == 0x3000; // the wide space is an everyday one in Chinese text
    default:
        return c != U'\\';
    }
}

QString byteEscape(unsigned value)
{
    return QStringLiteral("\\x") + QString::number(value, 16).rightJustified(2, u'0');
}

QString characterEscape(char32_t c, char32_t sameAsByteBelow)
{
    if (c == U'\n')
        return QStringLiteral("\\n");
    if (c == U'\r')
        return QStringLiteral("\\r");
    if (c == U'\t')
        return QStringLiteral("\\t");
    if (c == U'\\')
        return QStringLiteral("\\\\");
    if (c < sameAsByteBelow)
        return byteEscape(c);
    return QStringLiteral("\\u{") + QString::number(c, 16).toUpper() + u'}';
}

/// Collects a line up to its limit and never cuts inside an escape; lives on the stack of one call.
class Line final
{
public:
    explicit Line(qsizetype limit)
        : m_limit(std::max<qsizetype>(limit, 1))
    {
    }

    bool isFull() const { return m_full; }

    void append(QStringView piece)
    {
        if (m_full)
            return;
        // One unit is kept for the sign of a cut, unless this is all there is.
        if (m_text.size() + piece.size() <= m_limit - 1)
            m_whole = m_text.size() + piece.size();
        if (m_text.size() + piece.size() <= m_limit) {
            m_text.append(piece);
            return;
        }
        m_text.truncate(m_whole);
        m_text.append(QChar(0x2026));
        m_full = true;
    }

    void appendDecoded(QStringView text, char32_t sameAsByteBelow)
    {
        for (qsizetype i = 0; i < text.size() && !m_full; ++i) {
            char32_t c = text[i].unicode();
            if (text[i].isHighSurrogate() && i + 1 < text.size()) {
                c = QChar::surrogateToUcs4(text[i], text[i + 1]);
                ++i;
            }
            const bool mark = isMark(c);
            const bool piledUp = mark && m_marks >= marksInARow;
            const bool plain = isPlain(c) && !piledUp;
            m_marks = !plain ? marksInARow : mark ? m_marks + 1 : 0;
            if (plain)
                append(QStringView(QChar::fromUcs4(c)));
            else
                append(characterEscape(c, sameAsByteBelow));
        }
    }

    void appendByte(unsigned char byte)
    {
        m_marks = marksInARow;
        append(byteEscape(byte));
    }

    QString text() const { return m_text; }

private:
    qsizetype m_limit;
    QString m_text;
    qsizetype m_whole = 0; // length before which a cut is clean and leaves room for its sign
    int m_marks = marksInARow; // a mark needs a visible letter to stand on
    bool m_full = false;
};

/// No character has more than 4 bytes, so that these fill any line of `maxChars`.
QByteArrayView neededBytes(QByteArrayView bytes, qsizetype maxChars)
{
    const qsizetype most = std::max<qsizetype>(maxChars, 1);
    return most < bytes.size() / 4 - 2 ? bytes.first(4 * most + 8) : bytes;
}

} // namespace

QString printable(QByteArrayView bytes, TextEncoding encoding, qsizetype maxChars)
{
    const EncodingEntry &entry = encodingEntry(encoding);
    const QByteArrayView needed = neededBytes(bytes, maxChars);
    Codec codec(encoding, Codec::Direction::ToText);
    Line line(maxChars);
    qsizetype at = 0;
    while (at < needed.size() && !line.isFull()) {
        QString text;
        const Codec::Step step = codec.toText(needed.sliced(at), text);
        line.appendDecoded(text, entry.sameAsByteBelow);
        at += step.used;
        if (step.stop == Codec::Stop::End)
            break;
        const qsizetype given = std::min<qsizetype>(entry.unitBytes, needed.size() - at);
        for (qsizetype i = 0; i < given; ++i)
            line.appendByte(static_cast<unsigned char>(needed[at + i]));
        at += given;
    }
    return line.text();
}

} // namespace sw

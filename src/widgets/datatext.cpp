// SPDX-License-Identifier: GPL-3.0-or-later
#include "datatext.h"

#include "hexdump.h"

namespace sw {

DataText::DataText(TextEncoding encoding, DataForm form)
    : m_form(form)
    , m_encoding(encoding)
    , m_in{TextDecoder(encoding)}
    , m_out{TextDecoder(encoding)}
{
}

DataPiece DataText::take(Direction direction, QByteArrayView bytes)
{
    Stream &from = stream(direction);
    const qint64 offset = from.offset;
    from.offset += bytes.size();
    if (m_form == DataForm::Hex)
        return {direction, hexDump(bytes, offset) + u'\n', bytes.size()};
    if (m_form == DataForm::Raw)
        return {direction, toCEscapes(bytes).replace(QStringLiteral("\\n"), QStringLiteral("\\n\n")), bytes.size()};
    return {direction, harmless(from.decoder.decode(bytes), from.afterCr), bytes.size()};
}

void DataText::skip(Direction direction, qint64 bytes)
{
    Stream &from = stream(direction);
    from.offset += bytes;
    from.decoder = TextDecoder(m_encoding);
    from.afterCr = false;
}

QString DataText::harmless(QStringView text, bool &afterCr)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t point = pair ? QChar::surrogateToUcs4(c, text[i + 1]) : char32_t(c.unicode());
        const QChar::Category category = QChar::category(point);
        const bool secondOfCrLf = c == u'\n' && afterCr;
        afterCr = c == u'\r';
        if (secondOfCrLf)
            continue;
        if (c == u'\n' || c == u'\r')
            plain += u'\n';
        else if (c == u'\t')
            plain += c;
        else if (point < 0x20)
            plain += QChar(char16_t(0x2400 + point));
        else if (point == 0x7f)
            plain += QChar(0x2421);
        else if (category == QChar::Other_Control || category == QChar::Other_Format
                 || category == QChar::Other_Surrogate || category == QChar::Separator_Line
                 || category == QChar::Separator_Paragraph)
            plain += QStringLiteral("<U+%1>").arg(uint(point), 4, 16, QLatin1Char('0')).toUpper();
        else
            plain += QStringView(text).mid(i, pair ? 2 : 1);
        i += pair ? 1 : 0;
    }
    return plain;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowsearch.h"

#include "encodings.h"
#include "errnotable.h"
#include "payloadparser.h"

namespace sw {

namespace {

quint8 lowered(quint8 byte)
{
    return byte >= 'A' && byte <= 'Z' ? quint8(byte + ('a' - 'A')) : byte;
}

} // namespace

ByteSearch::ByteSearch(const QByteArray &needle, bool foldCase)
    : m_needle(needle)
{
    for (size_t i = 0; i < m_fold.size(); ++i)
        m_fold[i] = foldCase ? lowered(quint8(i)) : quint8(i);
    for (char &c : m_needle)
        c = char(m_fold[quint8(c)]);
    m_skip.fill(m_needle.size());
    for (qsizetype i = 0; i + 1 < m_needle.size(); ++i)
        m_skip[quint8(m_needle[i])] = m_needle.size() - 1 - i;
}

bool ByteSearch::isIn(QByteArrayView bytes) const
{
    // Horspool's search over folded bytes.
    const qsizetype length = m_needle.size();
    if (length == 0)
        return false;
    const auto *text = reinterpret_cast<const quint8 *>(bytes.data());
    const auto *needle = reinterpret_cast<const quint8 *>(m_needle.constData());
    for (qsizetype at = 0; at + length <= bytes.size();) {
        qsizetype i = length - 1;
        while (i >= 0 && m_fold[text[at + i]] == needle[i])
            --i;
        if (i < 0)
            return true;
        at += m_skip[m_fold[text[at + length - 1]]];
    }
    return false;
}

RowSearch::RowSearch(const QString &typed, TextEncoding encoding, WhoName who)
    : m_encoding(encoding)
    , m_who(std::move(who))
{
    struct Prefix
    {
        QLatin1StringView word;
        Field field;
    };
    static constexpr std::array<Prefix, 3> prefixes{{
        {QLatin1StringView("hex:"), Field::Hex},
        {QLatin1StringView("call:"), Field::Call},
        {QLatin1StringView("peer:"), Field::Peer},
    }};
    QString text = typed.trimmed();
    m_field = text.isEmpty() ? Field::None : Field::Any;
    for (const Prefix &prefix : prefixes) {
        if (text.startsWith(prefix.word, Qt::CaseInsensitive)) {
            m_field = prefix.field;
            text = text.mid(prefix.word.size()).trimmed();
            break;
        }
    }
    if (m_field != Field::None)
        lookFor(text);
}

void RowSearch::lookFor(const QString &text)
{
    m_text = text;
    for (size_t i = 0; i < m_calls.size(); ++i)
        m_calls[i] = inText(callName(Call(i)));
    if (m_field == Field::Hex) {
        const PayloadResult parsed = parsePayload(text, PayloadForm::Hex, m_encoding, LineEnding::None);
        m_valid = parsed.ok() && !parsed.bytes.isEmpty();
        if (m_valid)
            m_bytes.emplace_back(parsed.bytes, false);
        return;
    }
    if (m_field != Field::Any)
        return;
    // Letters beyond ASCII are looked for as typed, all small and all big.
    QList<QByteArray> forms;
    for (const QString &form : {text, text.toLower(), text.toUpper()}) {
        const EncodeResult encoded = encode(form, m_encoding);
        if (encoded.ok() && !forms.contains(encoded.bytes))
            forms.append(encoded.bytes);
    }
    for (const QByteArray &form : forms)
        m_bytes.emplace_back(form, true);
    m_confirm = m_encoding != TextEncoding::Utf8 && m_encoding != TextEncoding::Latin1
        && m_encoding != TextEncoding::Ascii;
}

bool RowSearch::matches(const JournalRow &row) const
{
    const RowEntry &entry = row.entry();
    switch (m_field) {
    case Field::None:
        return true;
    case Field::Hex:
        return inBytes(row.bytes());
    case Field::Call:
        return m_calls[size_t(entry.call)] && entry.kind != RecordKind::Notice;
    case Field::Peer:
        return row.side() && (inText(row.side()->address.toString()) || inText(row.side()->text));
    case Field::Any:
        break;
    }
    if ((entry.kind != RecordKind::Notice && m_calls[size_t(entry.call)]) || inWho(entry) || inBytes(row.bytes())
        || inError(row))
        return true;
    const RowSide *side = row.side();
    return side
        && ((!side->text.isEmpty() && inText(side->text))
            || (!side->address.isNull() && inText(side->address.toString())));
}

bool RowSearch::inBytes(QByteArrayView bytes) const
{
    for (const ByteSearch &search : m_bytes) {
        if (search.isIn(bytes))
            return !m_confirm || m_field == Field::Hex || inText(decode(bytes, m_encoding));
    }
    return false;
}

bool RowSearch::inWho(const RowEntry &row) const
{
    if (!m_who || row.endpoint == 0)
        return false;
    const quint64 key = (quint64(row.endpoint) << 32) | row.connection;
    const auto known = m_whoKnown.constFind(key);
    if (known != m_whoKnown.cend())
        return *known;
    return *m_whoKnown.insert(key, inText(m_who(row.endpoint, row.connection)));
}

bool RowSearch::inError(const JournalRow &row) const
{
    if (row.side() && row.side()->gaiError != 0)
        return inText(gaiErrorName(row.side()->gaiError));
    const int error = row.entry().error;
    if (error == 0)
        return false;
    const auto known = m_errorKnown.constFind(error);
    if (known != m_errorKnown.cend())
        return *known;
    return *m_errorKnown.insert(error, inText(errnoName(error)));
}

} // namespace sw

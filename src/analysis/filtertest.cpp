// SPDX-License-Identifier: GPL-3.0-or-later
#include "filtertest.h"

#include "errnotable.h"

namespace sw {

FilterTest::FilterTest(const FilterTerm &term, const FilterContext &context)
    : m_term(term)
    , m_context(context)
{
    for (size_t i = 1; i < m_calls.size(); ++i)
        m_calls[i] = inText(callName(Call(i)));
    if (term.kind == FilterTerm::Kind::Bytes)
        m_bytes.emplace_back(term.bytes, false);
    if (term.kind == FilterTerm::Kind::Text)
        prepareText();
}

void FilterTest::prepareText()
{
    // Letters beyond ASCII are looked for as typed, all small and all big.
    QList<QByteArray> forms;
    for (const QString &form : {m_term.text, m_term.text.toLower(), m_term.text.toUpper()}) {
        const EncodeResult encoded = encode(form, m_context.encoding);
        if (encoded.ok() && !forms.contains(encoded.bytes))
            forms.append(encoded.bytes);
    }
    for (const QByteArray &form : forms)
        m_bytes.emplace_back(form, true);
    m_confirm = m_context.encoding != TextEncoding::Utf8 && m_context.encoding != TextEncoding::Latin1
        && m_context.encoding != TextEncoding::Ascii;
}

bool FilterTest::inText(const QString &text) const
{
    if (m_term.kind == FilterTerm::Kind::Regex) {
        const QRegularExpressionMatch match = m_term.regex.match(text);
        if (!match.isValid())
            ++*m_gaveUp;
        return match.hasMatch();
    }
    if (m_term.kind == FilterTerm::Kind::Field && m_term.exact)
        return text.compare(m_term.text, Qt::CaseInsensitive) == 0;
    return text.contains(m_term.text, Qt::CaseInsensitive);
}

bool FilterTest::matches(const JournalRow &row) const
{
    switch (m_term.kind) {
    case FilterTerm::Kind::Field:
        return m_term.compare == FilterCompare::NotEqual ? !field(row) : field(row);
    case FilterTerm::Kind::Bytes:
        return inData(row);
    case FilterTerm::Kind::Text:
    case FilterTerm::Kind::Regex:
        break;
    }
    return anywhere(row);
}

bool FilterTest::number(qint64 value) const
{
    switch (m_term.compare) {
    case FilterCompare::Less:
        return value < m_term.number;
    case FilterCompare::LessEqual:
        return value <= m_term.number;
    case FilterCompare::Greater:
        return value > m_term.number;
    case FilterCompare::GreaterEqual:
        return value >= m_term.number;
    case FilterCompare::Contains:
    case FilterCompare::Equal:
    case FilterCompare::NotEqual: // matches() turns it round
        break;
    }
    return value == m_term.number;
}

bool FilterTest::field(const JournalRow &row) const
{
    const RowEntry &entry = row.entry();
    const bool isCall = entry.kind != RecordKind::Notice;
    switch (m_term.field) {
    case FilterField::Call:
        return isCall && m_calls[size_t(entry.call)];
    case FilterField::Dir:
        return isCall && qint64(traitsOf(entry.call).direction) == m_term.number;
    case FilterField::Peer:
        return inPeer(row);
    case FilterField::Endpoint:
        return inWho(entry);
    case FilterField::Bytes:
        return isCall && number(entry.byteCount);
    case FilterField::Errno:
        return inError(row);
    case FilterField::Took:
        return isCall && number(entry.tookNs);
    case FilterField::Fd:
        return isCall && number(entry.fd);
    case FilterField::Thread:
        return isCall && number(entry.thread);
    case FilterField::Row:
        return number(qint64(row.number()));
    case FilterField::Hex:
    case FilterField::Count:
        break;
    }
    return false;
}

bool FilterTest::anywhere(const JournalRow &row) const
{
    const RowEntry &entry = row.entry();
    return (entry.kind != RecordKind::Notice && m_calls[size_t(entry.call)]) || inWho(entry) || inData(row)
        || inError(row) || inSide(row);
}

bool FilterTest::inSide(const JournalRow &row) const
{
    const RowSide *side = row.side();
    return side
        && ((!side->text.isEmpty() && inText(side->text))
            || (!side->address.isNull() && inText(side->address.toString())));
}

bool FilterTest::inPeer(const JournalRow &row) const
{
    if (inSide(row))
        return true;
    const SocketId socket = row.entry().socket;
    if (!m_context.peers || socket == 0)
        return false;
    const auto known = m_peerKnown.constFind(socket);
    if (known != m_peerKnown.cend())
        return *known;
    const QString peer = m_context.peers->peerOf(socket);
    // One that is not connected yet may be so later.
    return !peer.isEmpty() && *m_peerKnown.insert(socket, inText(peer));
}

bool FilterTest::inWho(const RowEntry &row) const
{
    if (!m_context.who || row.endpoint == 0)
        return false;
    const quint64 key = (quint64(row.endpoint) << 32) | row.connection;
    const auto known = m_whoKnown.constFind(key);
    if (known != m_whoKnown.cend())
        return *known;
    return *m_whoKnown.insert(key, inText(m_context.who(row.endpoint, row.connection)));
}

bool FilterTest::inError(const JournalRow &row) const
{
    const int gai = row.side() ? row.side()->gaiError : 0;
    const int error = row.entry().error;
    if (error == 0 && gai == 0)
        return m_term.kind == FilterTerm::Kind::Field && m_term.number == 0 && m_term.text == u"0";
    if (m_term.kind == FilterTerm::Kind::Field) {
        if (m_term.text == u"ANY")
            return true;
        if (m_term.number != 0)
            return gai == 0 && error == m_term.number;
        return gai != 0 && gaiErrorName(gai) == m_term.text;
    }
    if (gai != 0)
        return inText(gaiErrorName(gai));
    const auto known = m_errorKnown.constFind(error);
    if (known != m_errorKnown.cend())
        return *known;
    return *m_errorKnown.insert(error, inText(errnoName(error)));
}

QString FilterTest::textOf(QByteArrayView bytes) const
{
    switch (m_context.encoding) {
    case TextEncoding::Utf8:
        return QString::fromUtf8(bytes);
    case TextEncoding::Latin1:
    case TextEncoding::Ascii:
        return QString::fromLatin1(bytes);
    default:
        break;
    }
    if (!m_decoder.codec)
        m_decoder.codec = std::make_unique<TextDecoder>(m_context.encoding);
    return m_decoder.codec->decode(bytes) + m_decoder.codec->finish();
}

bool FilterTest::inData(const JournalRow &row) const
{
    const QByteArrayView bytes = row.bytes();
    if (m_term.kind == FilterTerm::Kind::Regex)
        return !bytes.isEmpty() && inText(textOf(bytes));
    for (const ByteSearch &search : m_bytes) {
        if (search.isIn(bytes))
            return !m_confirm || m_term.kind == FilterTerm::Kind::Bytes || inText(textOf(bytes));
    }
    return false;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a message out of its pieces.
#include "placeholders.h"

#include <algorithm>
#include <cstring>

#include <QLocale>
#include <QRandomGenerator>
#include <QUuid>

#include "encodings.h"
#include "placeholderpiece.h"

namespace sw {

namespace {

using Kind = PlaceholderPiece::Kind;
using ErrorKind = PayloadError::Kind;

constexpr int mostLengthRounds = 20; ///< a length that changes the length settles long before

/// Makes the bytes of one message; lives on the stack of one call.
class Expansion final
{
public:
    Expansion(const PlaceholderPieces &pieces, const PlaceholderContext &context)
        : m_pieces(pieces)
        , m_context(context)
        , m_now(context.now.isValid() ? context.now : QDateTime::currentDateTime())
        , m_random(context.random ? *context.random : *QRandomGenerator::global())
    {
    }

    PayloadResult make()
    {
        makeValues();
        if (!m_result.error)
            settleLengths();
        for (size_t i = 0; i < m_pieces.size() && !m_result.error; ++i)
            fillChecksum(i);
        if (m_result.error)
            m_result.bytes.clear();
        return std::move(m_result);
    }

private:
    void fail(ErrorKind kind, const PlaceholderPiece &piece)
    {
        m_result.error = PayloadError{kind, piece.position, piece.size};
    }

    void makeValues()
    {
        qsizetype total = 0;
        m_values.reserve(m_pieces.size());
        for (const PlaceholderPiece &piece : m_pieces) {
            m_values.push_back(valueOf(piece));
            total += m_values.back().size();
            if (total > MessageTemplate::mostBytes && piece.kind != Kind::Literal)
                fail(ErrorKind::TooLarge, piece);
            if (m_result.error)
                return;
        }
    }

    QByteArray textValue(const PlaceholderPiece &piece, const QString &text)
    {
        const EncodeResult encoded = encode(text, piece.encoding);
        if (!encoded.ok())
            fail(ErrorKind::NotInEncoding, piece);
        return encoded.bytes;
    }

    QByteArray numberValue(const PlaceholderPiece &piece, qint64 number)
    {
        const QByteArray formatted = formattedNumber(number, piece.format);
        return piece.format.base == 0 ? formatted : textValue(piece, QString::fromLatin1(formatted));
    }

    QByteArray timeValue(const PlaceholderPiece &piece)
    {
        const QDateTime time = piece.kind == Kind::Utc ? m_now.toUTC() : m_now.toLocalTime();
        return textValue(piece, QLocale::c().toString(time, piece.timeFormat));
    }

    QByteArray randomBytes(const PlaceholderPiece &piece)
    {
        if (piece.bytes.isEmpty())
            return anyBytes(piece.first);
        QByteArray letters(piece.first, '\0');
        for (char &letter : letters)
            letter = piece.bytes[static_cast<qsizetype>(m_random.bounded(quint32(piece.bytes.size())))];
        return textValue(piece, QString::fromLatin1(letters));
    }

    QByteArray anyBytes(qsizetype size)
    {
        std::vector<quint32> words(static_cast<size_t>(size + 3) / 4);
        m_random.fillRange(words.data(), qsizetype(words.size()));
        QByteArray bytes(size, '\0');
        std::memcpy(bytes.data(), words.data(), static_cast<size_t>(size));
        return bytes;
    }

    QByteArray randomNumber(const PlaceholderPiece &piece)
    {
        // As unsigned numbers: the distance between the ends of a range may be above the largest signed one.
        const quint64 span = static_cast<quint64>(piece.second) - static_cast<quint64>(piece.first);
        const quint64 many = span + 1;
        const quint64 offset = many == 0 ? m_random.generate64() : m_random.bounded(many);
        return numberValue(piece, static_cast<qint64>(static_cast<quint64>(piece.first) + offset));
    }

    QByteArray uuid(const PlaceholderPiece &piece)
    {
        QByteArray bytes = anyBytes(16);
        bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40); // RFC 4122, 4.4
        bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
        return piece.asBytes ? bytes : textValue(piece, QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces));
    }

    QByteArray requested(const PlaceholderPiece &piece) const
    {
        const qsizetype size = m_context.request.size();
        const auto place = [size](qint64 at) { return at < 0 ? qMax<qint64>(size + at, -1) : qMin<qint64>(at, size); };
        const qint64 begin = qMax<qint64>(place(piece.range.bytes.from), 0);
        const qint64 end = qMin<qint64>(place(piece.range.bytes.to) + 1, size);
        return begin < end ? m_context.request.sliced(begin, end - begin).toByteArray() : QByteArray();
    }

    QByteArray captured(const PlaceholderPiece &piece) const
    {
        const auto group = static_cast<size_t>(piece.first);
        return group < m_context.captures.size() ? m_context.captures[group] : QByteArray();
    }

    QByteArray valueOf(const PlaceholderPiece &piece)
    {
        switch (piece.kind) {
        case Kind::Literal:
            return piece.bytes;
        case Kind::Counter: {
            // Wraps around as unsigned numbers do.
            const quint64 steps = m_context.counter * static_cast<quint64>(piece.second);
            return numberValue(piece, static_cast<qint64>(static_cast<quint64>(piece.first) + steps));
        }
        case Kind::Time:
        case Kind::Utc:
            return timeValue(piece);
        case Kind::Unix:
            return numberValue(piece, m_now.toSecsSinceEpoch());
        case Kind::UnixMs:
            return numberValue(piece, m_now.toMSecsSinceEpoch());
        case Kind::RandomBytes:
            return randomBytes(piece);
        case Kind::RandomNumber:
            return randomNumber(piece);
        case Kind::Uuid:
            return uuid(piece);
        case Kind::Length:
            return numberValue(piece, 0);
        case Kind::Checksum:
        case Kind::Trailer:
            return QByteArray(checksumBytes(*piece.checksum.entry, piece.checksum.form), '\0');
        case Kind::Peer:
            return textValue(piece, m_context.peer);
        case Kind::PeerPort:
            return textValue(piece, m_context.peerPort);
        case Kind::Local:
            return textValue(piece, m_context.local);
        case Kind::LocalPort:
            return textValue(piece, m_context.localPort);
        case Kind::Match:
            return captured(piece);
        case Kind::Request:
            return requested(piece);
        }
        return {};
    }

    void assemble()
    {
        m_result.bytes.clear();
        m_places.clear();
        for (const QByteArray &value : m_values) {
            m_places.push_back(m_result.bytes.size());
            m_result.bytes.append(value);
        }
    }

    std::optional<ByteSlice> sliceFor(size_t index, const PlaceholderRange &range) const
    {
        const qsizetype size = m_result.bytes.size();
        const qsizetype begin = m_places[index];
        const qsizetype end = begin + m_values[index].size();
        switch (range.kind) {
        case PlaceholderRange::Kind::Bytes:
            return sliceOf(range.bytes, size);
        case PlaceholderRange::Kind::Before:
            return ByteSlice{0, begin};
        case PlaceholderRange::Kind::After:
            return ByteSlice{end, size - end};
        case PlaceholderRange::Kind::Body: {
            const qsizetype line = m_result.bytes.indexOf("\r\n\r\n");
            return line < 0 ? std::nullopt : std::optional(ByteSlice{line + 4, size - line - 4});
        }
        }
        return std::nullopt;
    }

    void settleLengths()
    {
        assemble();
        for (int round = 0; round < mostLengthRounds; ++round) {
            bool changed = false;
            for (size_t i = 0; i < m_pieces.size(); ++i) {
                const PlaceholderPiece &piece = m_pieces[i];
                if (piece.kind != Kind::Length)
                    continue;
                const auto slice = sliceFor(i, piece.range);
                if (!slice)
                    return fail(ErrorKind::RangeOutside, piece);
                const QByteArray value = numberValue(piece, slice->size + piece.first);
                changed = changed || value != m_values[i];
                m_values[i] = value;
            }
            if (!changed)
                return;
            assemble();
        }
    }

    void fillChecksum(size_t index)
    {
        const PlaceholderPiece &piece = m_pieces[index];
        if (piece.kind != Kind::Checksum && piece.kind != Kind::Trailer)
            return;
        const bool trailer = piece.kind == Kind::Trailer;
        const auto slice = trailer ? sliceOf(piece.checksum.range, m_places[index]) : sliceFor(index, piece.range);
        if (!slice)
            return fail(ErrorKind::RangeOutside, piece);
        const QByteArray value = piece.checksum.entry->compute(
            QByteArrayView(m_result.bytes).sliced(slice->begin, slice->size));
        const QByteArray formed = formedChecksum(value, piece.checksum.form);
        std::ranges::copy(formed, m_result.bytes.begin() + m_places[index]);
    }

    const PlaceholderPieces &m_pieces;
    const PlaceholderContext &m_context;
    const QDateTime m_now;
    QRandomGenerator &m_random;
    std::vector<QByteArray> m_values; ///< of each piece
    std::vector<qsizetype> m_places; ///< of each piece in the message
    PayloadResult m_result;
};

} // namespace

MessageTemplate::MessageTemplate()
    : m_pieces(std::make_shared<PlaceholderPieces>())
{
}

MessageTemplate::MessageTemplate(const MessageSource &source)
{
    auto pieces = std::make_shared<PlaceholderPieces>();
    m_error = readPieces(source, *pieces);
    m_pieces = std::move(pieces);
}

MessageTemplate::MessageTemplate(const QByteArray &bytes, const ChecksumSpec &checksum)
{
    PlaceholderPieces pieces(1);
    pieces.front().bytes = bytes;
    if (checksum.entry) {
        PlaceholderPiece &trailer = pieces.emplace_back();
        trailer.kind = Kind::Trailer;
        trailer.checksum = checksum;
    }
    m_pieces = std::make_shared<PlaceholderPieces>(std::move(pieces));
}

PayloadResult MessageTemplate::expand(const PlaceholderContext &context) const
{
    if (m_error)
        return {{}, m_error};
    return Expansion(*m_pieces, context).make();
}

bool MessageTemplate::varies() const
{
    return std::ranges::any_of(*m_pieces, [](const PlaceholderPiece &piece) {
        return piece.kind != Kind::Literal && piece.kind != Kind::Length && piece.kind != Kind::Checksum
            && piece.kind != Kind::Trailer;
    });
}

} // namespace sw

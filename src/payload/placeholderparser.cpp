// SPDX-License-Identifier: GPL-3.0-or-later
// A text cut into literal bytes and placeholders.
#include "placeholderpiece.h"

#include "escapeparser.h"
#include "hexparser.h"
#include "linebreaks.h"

namespace sw {

namespace {

using Kind = PlaceholderPiece::Kind;

/// The bytes of plain text between placeholders, added to the last literal piece.
std::optional<PayloadError> addLiteral(const MessageSource &source, qsizetype from, qsizetype to,
                                       PlaceholderPieces &pieces)
{
    if (from == to)
        return std::nullopt;
    const QStringView text = QStringView(source.text).sliced(from, to - from);
    PayloadResult result;
    if (source.form == PayloadForm::Text) {
        result.error = appendLines(result.bytes, text, from, source.encoding, source.ending);
    } else {
        result = source.form == PayloadForm::Hex ? parseHex(text) : parseEscapes(text, source.encoding, source.ending);
        if (result.error)
            result.error->position += from;
    }
    if (result.error)
        return result.error;
    if (pieces.empty() || pieces.back().kind != Kind::Literal)
        pieces.emplace_back();
    pieces.back().bytes.append(result.bytes);
    return std::nullopt;
}

} // namespace

std::optional<PayloadError> readPieces(const MessageSource &source, PlaceholderPieces &pieces)
{
    const QStringView text = source.text;
    qsizetype at = 0;
    qsizetype placeholders = 0;
    while (source.placeholders != PlaceholderScope::Off) {
        const qsizetype open = text.indexOf(u"${", at);
        if (open < 0)
            break;
        if (open > at && text[open - 1] == u'$') { // $${: the first dollar stands for itself, the second for nothing
            if (const auto error = addLiteral(source, at, open, pieces))
                return error;
            if (const auto error = addLiteral(source, open + 1, open + 2, pieces))
                return error;
            at = open + 2;
            continue;
        }
        if (const auto error = addLiteral(source, at, open, pieces))
            return error;
        const qsizetype close = text.indexOf(u'}', open);
        if (close < 0)
            return PayloadError{PayloadError::Kind::CutPlaceholder, open, text.size() - open};
        if (++placeholders > MessageTemplate::mostPlaceholders)
            return PayloadError{PayloadError::Kind::TooLarge, open, close + 1 - open};
        PlaceholderPiece piece;
        piece.encoding = source.encoding;
        if (const auto error = readPlaceholder(text.sliced(open + 2, close - open - 2), open, source.placeholders,
                                               piece))
            return error;
        pieces.push_back(std::move(piece));
        at = close + 1;
    }
    if (const auto error = addLiteral(source, at, text.size(), pieces))
        return error;
    if (source.checksum.entry) {
        PlaceholderPiece trailer;
        trailer.kind = Kind::Trailer;
        trailer.checksum = source.checksum;
        pieces.push_back(std::move(trailer));
    }
    if (source.form != PayloadForm::Hex && source.ending != LineEnding::None) {
        PlaceholderPiece ending;
        ending.bytes = lineEndingBytes(source.ending, source.encoding);
        pieces.push_back(std::move(ending));
    }
    return std::nullopt;
}

} // namespace sw

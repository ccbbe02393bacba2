// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include "textencoding.h"

namespace sw {

/// How typed text is read.
enum class PayloadForm {
    Text, ///< as it stands
    Escapes, ///< with backslash escapes, see parsePayload()
    Hex, ///< pairs of hex digits
};

/// What ends a message, and each line typed in it.
enum class LineEnding { None, Lf, CrLf, Cr, Nul };

/// Why typed text is no payload, and where: position and length in UTF-16 units of that text.
struct PayloadError
{
    enum class Kind {
        BadHexCharacter, ///< neither a hex digit nor a separator
        OddHexDigits, ///< a group with half a byte
        MissingHexDigits, ///< `0x` or `\x` alone
        UnknownEscape,
        CutEscape, ///< too few digits, or a backslash at the end
        OctalTooLarge, ///< above \377
        NotACodePoint, ///< above U+10FFFF, or half of a surrogate pair
        NotInEncoding, ///< the encoding has no bytes for this character
        CutPlaceholder, ///< `${` without its brace
        UnknownPlaceholder,
        BadPlaceholder, ///< an argument that is wrong, too many of them, or one is missing
        OnlyInReplies, ///< a placeholder for what a request has
        RangeOutside, ///< a length or a checksum over bytes that the message does not have
        TooLarge, ///< above MessageTemplate's limits
    };
    Kind kind;
    qsizetype position;
    qsizetype length;
};

/// The exact bytes, or the first error (then there are no bytes).
struct PayloadResult
{
    QByteArray bytes;
    std::optional<PayloadError> error;

    bool ok() const { return !error.has_value(); }
};

/// The bytes that `text` stands for.
///
/// Text, Escapes: `ending` is added at the end. Lf, CrLf and Cr also replace the line breaks typed inside
/// (a typed "\r\n" is one break); None and Nul leave those as they are.
/// Escapes: \n \r \t \a \b \f \v \e \0 \\ \" \' \uHHHH \UHHHHHHHH \u{H..} are characters and go through
/// `encoding`; \xHH (two digits) and \o \oo \ooo (octal) are bytes. \0 without more octal digits is the
/// character NUL. Two \u of a surrogate pair are one character.
/// Hex: spaces , : ; - | { } [ ] ( ) " separate, 0x and \x may stand before digits; neither `encoding` nor
/// `ending` matters: hex is exact.
PayloadResult parsePayload(QStringView text, PayloadForm form, TextEncoding encoding, LineEnding ending);

/// The bytes of a line ending in an encoding (UTF-16: two per character).
QByteArray lineEndingBytes(LineEnding ending, TextEncoding encoding);

/// Text and the form to read it with, LineEnding::None.
struct PayloadText
{
    QString text;
    PayloadForm form;
};

/// Text for the composer that parses back to exactly `bytes`: escapes, or hex where they cannot.
PayloadText editableText(QByteArrayView bytes, TextEncoding encoding);

} // namespace sw

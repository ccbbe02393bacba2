// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloaderrortext.h"

#include <array>

#include <QCoreApplication>

#include "encodings.h"
#include "printable.h"

namespace sw {

namespace {

struct Row
{
    PayloadError::Kind kind;
    const char *text; ///< %1: what stands at the place, %2: the encoding
};

using Kind = PayloadError::Kind;

constexpr std::array rows{
    Row{Kind::BadHexCharacter,
        QT_TRANSLATE_NOOP(
            "sw::PayloadErrorText",
            "'%1' is no hex digit: pairs of 0-9 and a-f are expected, with spaces or : , - between them.")},
    Row{Kind::OddHexDigits,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText", "'%1' ends with half a byte: two hex digits make one byte.")},
    Row{Kind::MissingHexDigits, QT_TRANSLATE_NOOP("sw::PayloadErrorText", "Hex digits are expected behind '%1'.")},
    Row{Kind::UnknownEscape,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "'%1' is no escape: \\n \\r \\t \\0 \\xHH \\uHHHH are known, and \\\\ is a backslash.")},
    Row{Kind::CutEscape,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "'%1' is cut short: \\xHH needs two hex digits, \\uHHHH four, and \\\\ is a backslash.")},
    Row{Kind::OctalTooLarge,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText", "'%1' does not fit into a byte: \\377 is the largest octal escape.")},
    Row{Kind::NotACodePoint,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "'%1' is no character: code points up to 10FFFF are expected, surrogates only as a pair.")},
    Row{Kind::NotInEncoding,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "%2 has no bytes for '%1': choose another encoding, such as UTF-8, or another character.")},
    Row{Kind::CutPlaceholder,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "'%1' has no closing brace: a placeholder is ${name}, and $${ stands for ${ itself.")},
    Row{Kind::UnknownPlaceholder,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "'%1' is no placeholder: the list has all of them, and $${ stands for ${ itself.")},
    Row{Kind::BadPlaceholder,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "'%1': this placeholder takes other arguments; the list has an example of each.")},
    Row{Kind::OnlyInReplies,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText", "'%1' is known in replies only: here there is no request.")},
    Row{Kind::RangeOutside,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "The message does not have the bytes that a length or checksum is to cover: %1")},
    Row{Kind::TooLarge,
        QT_TRANSLATE_NOOP("sw::PayloadErrorText",
                          "'%1' makes the message too large: 64 MiB and 1,000 placeholders are the limit.")},
};
static_assert(rows[static_cast<size_t>(Kind::TooLarge)].kind == Kind::TooLarge);

constexpr qsizetype mostChars = 24; // of what is quoted

} // namespace

QString payloadErrorText(const PayloadError &error, QStringView text, TextEncoding encoding)
{
    const qsizetype from = qBound<qsizetype>(0, error.position, text.size());
    QStringView place = text.mid(from, error.length);
    QString quoted = place.left(mostChars).toString();
    // The typed text itself is shown; only what cannot be seen is written out.
    for (const QChar c : std::as_const(quoted)) {
        if (!c.isPrint() && !c.isSurrogate()) {
            quoted = printable(place.left(mostChars).toString().toUtf8(), TextEncoding::Utf8);
            break;
        }
    }
    if (place.size() > mostChars)
        quoted += u'…';
    const char *sentence = rows[static_cast<size_t>(error.kind)].text;
    return QCoreApplication::translate("sw::PayloadErrorText", sentence)
        .replace(QLatin1StringView("%2"), encodingName(encoding))
        .replace(QLatin1StringView("%1"), quoted);
}

} // namespace sw

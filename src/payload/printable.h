// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

#include <QByteArrayView>
#include <QString>

#include "textencoding.h"

namespace sw {

/// Bytes as one line of plain text that cannot pass for anything else: \r \n \t, a backslash as \\,
/// bytes that cannot be decoded as \xHH, and whatever is invisible or moves its neighbours (controls,
/// format, bidi and private characters, odd spaces, piled-up marks) as \xHH or \u{H..}.
/// PayloadForm::Escapes reads it back. Letters of right-to-left scripts stay: who paints the line must
/// set its direction to left-to-right.
/// At most `maxChars` UTF-16 units; a cut line ends in U+2026. Reads no more bytes than it shows.
QString printable(QByteArrayView bytes, TextEncoding encoding,
                  qsizetype maxChars = std::numeric_limits<qsizetype>::max());

} // namespace sw

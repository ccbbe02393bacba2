// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QStringView>

#include "payloadparser.h"

namespace sw {

/// Appends the bytes of plain text with its line breaks as parsePayload() says. `position` is where
/// `text` begins in what was typed, so that an error names its place there.
std::optional<PayloadError> appendLines(QByteArray &bytes, QStringView text, qsizetype position, TextEncoding encoding,
                                        LineEnding ending);

} // namespace sw

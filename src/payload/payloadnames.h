// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QLatin1StringView>
#include <QStringView>

#include "payloadparser.h"

namespace sw {

/// The words that people's files keep: they never change.
QLatin1StringView payloadFormName(PayloadForm form); ///< "text", "escapes", "hex"
std::optional<PayloadForm> payloadFormByName(QStringView name);
QLatin1StringView lineEndingName(LineEnding ending); ///< "none", "lf", "crlf", "cr", "nul"
std::optional<LineEnding> lineEndingByName(QStringView name);

} // namespace sw

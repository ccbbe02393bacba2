// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include "payloadparser.h"

namespace sw {

/// PayloadForm::Escapes of parsePayload(), without the ending of the message.
PayloadResult parseEscapes(QStringView text, TextEncoding encoding, LineEnding ending);

} // namespace sw

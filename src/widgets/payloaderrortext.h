// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "payloadparser.h"

namespace sw {

/// What is wrong at the place of the error, and what is expected there: plain text, a whole sentence. `text` is what was typed.
QString payloadErrorText(const PayloadError &error, QStringView text, TextEncoding encoding);

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include "payloadparser.h"

namespace sw {

/// PayloadForm::Hex of parsePayload().
PayloadResult parseHex(QStringView text);

/// Value of a hex digit (ASCII only), or -1.
int hexDigit(QChar c);

} // namespace sw

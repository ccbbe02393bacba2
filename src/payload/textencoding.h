// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sw {

/// How text becomes bytes. The 16-bit ones have no byte order mark of their own.
enum class TextEncoding : quint8 { Utf8, Gb18030, Gbk, Big5, ShiftJis, Utf16Le, Utf16Be, Latin1, Ascii };

} // namespace sw

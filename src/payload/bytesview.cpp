// SPDX-License-Identifier: GPL-3.0-or-later
#include "bytesview.h"

#include <algorithm>

#include "hexdump.h"
#include "printable.h"

namespace sw {

BytesPreview previewBytes(QByteArrayView bytes, TextEncoding encoding, qsizetype maxBytes)
{
    const QByteArrayView shown = bytes.first(std::clamp<qsizetype>(maxBytes, 0, bytes.size()));
    return {printable(shown, encoding), toHex(shown), shown.size(), bytes.size()};
}

} // namespace sw

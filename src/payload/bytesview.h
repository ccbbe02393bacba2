// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include "textencoding.h"

namespace sw {

/// The first bytes of a message in both forms, and how many those are of how many.
struct BytesPreview
{
    QString text; ///< as printable()
    QString hex; ///< as toHex()
    qsizetype shownBytes = 0;
    qsizetype totalBytes = 0;

    bool isCut() const { return shownBytes < totalBytes; }
};

/// At most `maxBytes` of the beginning. A character cut by that limit shows as its bytes.
BytesPreview previewBytes(QByteArrayView bytes, TextEncoding encoding, qsizetype maxBytes);

} // namespace sw

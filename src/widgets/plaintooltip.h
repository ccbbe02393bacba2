// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sw {

/// A tool tip that shows `text` exactly, wrapped: a tool tip guesses whether it got rich text, and what comes from a peer
/// must not be able to pass for it. Pure, any thread.
inline QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

} // namespace sw

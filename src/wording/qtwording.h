// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "callrecord.h"

namespace sw {

/// Why the Qt backend does not do it, and what to do instead; `gap` is a QtGap. Empty for none.
QString qtGapText(int gap);
/// The sentence of a notice of the Qt backend; empty for others.
QString qtNoticeText(const CallRecord &notice);

} // namespace sw

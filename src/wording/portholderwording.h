// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "portholder.h"

namespace sw {

/// Who holds the port, and what to do about it: plain text, whole sentences. Any thread.
QString portHolderText(const PortHolder &holder);

} // namespace sw

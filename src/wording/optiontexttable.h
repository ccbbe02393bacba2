// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace sw {

/// One row of the tables behind optionExplanation(): source texts, to be translated in the context "OptionWording".
struct OptionTextRow
{
    const char *name;
    const char *text;
};

std::span<const OptionTextRow> socketOptionTexts();
std::span<const OptionTextRow> tcpOptionTexts();
std::span<const OptionTextRow> ipOptionTexts(); ///< those of MCAST_... count for IPv6 too
std::span<const OptionTextRow> ipv6OptionTexts();
std::span<const OptionTextRow> udpOptionTexts();

} // namespace sw

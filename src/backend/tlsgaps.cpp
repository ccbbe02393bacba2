// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsgaps.h"

namespace sw {

namespace {

constexpr QLatin1StringView needsQt("tls-needs-qt");
constexpr QLatin1StringView notBegun("tls-not-begun");

} // namespace

QLatin1StringView tlsGapName(TlsGap gap)
{
    switch (gap) {
    case TlsGap::NeedsQt:
        return needsQt;
    case TlsGap::NotBegun:
        return notBegun;
    case TlsGap::None:
        break;
    }
    return {};
}

TlsGap tlsGapFromName(QStringView name)
{
    if (name == needsQt)
        return TlsGap::NeedsQt;
    return name == notBegun ? TlsGap::NotBegun : TlsGap::None;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

namespace sw {

/// Why a call was not made for want of TLS.
enum class TlsGap : quint8 {
    None,
    NeedsQt, ///< starttls on the native backend, which has no TLS
    NotBegun, ///< what was to go through TLS, on a connection that is not encrypted
};

/// As the command line names it: "tls-needs-qt"; empty for None.
QLatin1StringView tlsGapName(TlsGap gap);
TlsGap tlsGapFromName(QStringView name); ///< None for what is no gap's name

} // namespace sw

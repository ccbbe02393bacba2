// SPDX-License-Identifier: GPL-3.0-or-later
#include "gapwording.h"

#include <QCoreApplication>

#include "qtgaps.h"
#include "qtwording.h"
#include "tlsgaps.h"

namespace sw {

namespace {

/// Gives the words that lupdate finds under this name.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(GapWording)
};

} // namespace

QString gapText(const QString &why)
{
    switch (tlsGapFromName(why)) {
    case TlsGap::NeedsQt:
        return Words::tr("The native backend has no TLS. Use the Qt backend: QSslSocket encrypts the connection.");
    case TlsGap::NotBegun:
        return Words::tr(
            "TLS did not begin on this connection, so the call was not made: what was to be encrypted would "
            "have gone in clear.");
    case TlsGap::None:
        break;
    }
    return qtGapText(static_cast<int>(qtGapFromName(why)));
}

} // namespace sw

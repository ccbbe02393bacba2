// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QLocale>

#include "tlswording.h"

namespace sw {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TlsReport)
};

QString day(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toUTC(), QStringLiteral("yyyy-MM-dd HH:mm")) : QStringLiteral("?");
}

void addCertificate(QStringList &lines, const TlsCertificate &one, const QString &title)
{
    lines << QString() << title << QStringLiteral("    ") + one.subject;
    const auto add = [&lines](const QString &text) { lines.append(QStringLiteral("    ") + text); };
    add(one.selfSigned ? Words::tr("Issued by: itself (self-signed)") : Words::tr("Issued by: %1").arg(one.issuer));
    add(Words::tr("Valid: %1 to %2 UTC").arg(day(one.notBefore), day(one.notAfter)));
    add(Words::tr("Names: %1").arg(one.names.isEmpty() ? Words::tr("none") : one.names.join(QStringLiteral(", "))));
    add(Words::tr("Key: %1").arg(one.key));
    add(QStringLiteral("SHA-256: ") + one.sha256);
}

void addAgreed(QStringList &lines, const TlsResult &result)
{
    if (!result.version.isEmpty())
        lines << Words::tr("Encrypted: %1, %2").arg(result.version, result.cipher);
    if (!result.alpn.isEmpty())
        lines << Words::tr("Protocol (ALPN): %1").arg(result.alpn);
    if (!result.server && !result.serverName.isEmpty())
        lines << Words::tr("The certificate was checked for the name: %1").arg(result.serverName);
    if (result.version.isEmpty() || result.server)
        return;
    if (result.errors.isEmpty())
        lines << Words::tr(
            "The certificate was accepted: it has that name, is valid today, and an authority that is trusted here "
            "stands behind it.");
    else
        lines << Words::tr(
            "The certificate was NOT accepted; this connection goes on as you asked for it. It is encrypted, but "
            "nobody knows with whom.");
}

} // namespace

QString tlsReport(const TlsResult &result)
{
    QStringList lines;
    if (result.fault != TlsFault::None) {
        lines << tlsFaultTitle(result.fault) << tlsFaultText(result.fault);
        if (!result.detail.isEmpty())
            lines << Words::tr("The library says: %1").arg(result.detail);
    }
    addAgreed(lines, result);
    if (!result.errors.isEmpty())
        lines << QString() << Words::tr("What is wrong with the peer's certificate");
    for (const TlsCertificateError &error : result.errors) {
        lines << QStringLiteral("    %1 (%2)").arg(tlsErrorTitle(error.name), error.name)
              << QStringLiteral("    ") + tlsErrorText(error.name);
    }
    int number = 0;
    for (const TlsCertificate &one : result.chain) {
        addCertificate(lines, one, Words::tr("The peer's certificate %1 of %2").arg(++number).arg(result.chain.size()));
    }
    if (result.chain.isEmpty() && !result.version.isEmpty())
        lines << QString() << Words::tr("The peer showed no certificate.");
    if (result.own)
        addCertificate(lines, *result.own, Words::tr("What this side showed"));
    return lines.join(u'\n');
}

} // namespace sw

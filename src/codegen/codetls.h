// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace sw {

struct CodePlan;
struct PlannedCall;

/// A file that a program needs for TLS. The records do not tell where it is, and no key is in them. A value.
struct CodeTlsFile
{
    QString name; ///< an identifier: "certificate1", "authority1"; the file has it too, with ".pem"
    QString key; ///< of the key that belongs to it: "key1"; empty: only the certificate is needed
    QString about; ///< whose it is, for a comment; may hold anything
    QString alternatives; ///< the names of one that signed itself, as openssl takes them, safe in a shell; else empty
    QString sha256;

    [[nodiscard]] static QString file(const QString &name) { return name + QStringLiteral(".pem"); }
    /// The lines of a comment that say what has to be there: for people, of printable ASCII.
    [[nodiscard]] QStringList explained() const;
};

/// What a starttls of the program has to do, as far as its record tells. A value.
struct CodeHandshake
{
    bool server = false;
    bool verify = false; ///< the peer has to show a certificate that is trusted
    QString serverName; ///< of the client: that the certificate is looked at for; may be empty
    QString alpn; ///< the protocol that was agreed; empty: none
    int own = -1; ///< the file of what this side shows, an index into CodePlan::tlsFiles; -1: nothing
    int trusted = -1; ///< the one authority; -1: those of the system
};

/// Moves bytes of a connection.
bool isTransfer(const PlannedCall &call);

/// Which calls go through TLS, and from when on. A transfer that was begun before the end of its handshake is begun after it in
/// the program: it would take the handshake's own bytes. To be done before the calls are put in order.
void markTls(std::vector<PlannedCall> &calls);

/// Fills handshakes and files of a plan, and leaves out what cannot be done again. What went through TLS is in no program that
/// does not make its handshake: bytes that were secret never go out in clear.
void planHandshakes(CodePlan &plan);

} // namespace sw

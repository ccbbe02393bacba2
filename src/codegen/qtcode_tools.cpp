// SPDX-License-Identifier: GPL-3.0-or-later
// Options, names and TLS with Qt's classes.
#include "qtwriter.h"

#include <algorithm>

#include "errnotable.h"
#include "literals.h"
#include "optionnumbers.h"
#include "socketconstants.h"

namespace sw {

void QtWriter::setOption()
{
    const CallRecord &r = m_call->record();
    if (kind() == Kind::TcpServer && r.arguments[0] == constant::solSocket && r.arguments[1] == constant::soReuseAddr) {
        m_lines.add(QStringLiteral("// setsockopt: QTcpServer sets SO_REUSEADDR by itself"));
        return;
    }
    if (m_open.count(r.socket) == 0 || r.failed()) {
        leaveOut(QStringLiteral("Qt has made no descriptor at this point"));
        return;
    }
    m_lines.add(QStringLiteral("{\n    static const char value[] = %1;\n"
                               "    ::setsockopt(int(%2->socketDescriptor()), %3, %4, value, %5);\n}")
                    .arg(literals::cString(r.data), self(), optionLevelInCode(r.arguments[0]),
                         optionNameInCode(r.arguments[0], r.arguments[1]), QString::number(r.data.size())));
}

void QtWriter::hostName()
{
    m_lines.add(QStringLiteral("{\n    char host[256] = \"\";\n    gethostname(host, sizeof host);\n"
                               "    printf(\"gethostname: %s\\n\", host);\n    fflush(stdout);\n}"));
}

bool QtWriter::startsTls(SocketId id) const
{
    const CodeSocket *socket = m_plan.socket(id);
    return socket && socket->startsTls && kindOf(socket) == Kind::TcpSocket;
}

bool QtWriter::givesTls(SocketId listener) const
{
    return std::any_of(m_plan.sockets.begin(), m_plan.sockets.end(),
                       [&](const auto &one) { return one.second.made == listener && startsTls(one.first); });
}

void QtWriter::startTls()
{
    const CodeHandshake &tls = m_plan.handshakeOf(*m_call);
    const auto text = [](const QString &one) {
        return one.isEmpty() ? QStringLiteral("nullptr") : literals::cString(one.toUtf8());
    };
    const CodeTlsFile *own = m_plan.tlsFile(tls.own);
    const CodeTlsFile *trusted = m_plan.tlsFile(tls.trusted);
    // Texts last and at once: what they hold may look like a place for another one.
    m_lines.add(QStringLiteral("%1->setSslConfiguration(tlsConfiguration(%2, %3, %4, %5, %6));")
                    .arg(self(), tls.verify ? QStringLiteral("true") : QStringLiteral("false"),
                         own ? own->name : QStringLiteral("nullptr"), own ? own->key : QStringLiteral("nullptr"),
                         trusted ? trusted->name : QStringLiteral("nullptr"), text(tls.alpn)));
    if (!tls.serverName.isEmpty() && !tls.server)
        m_lines.add(QStringLiteral("%1->setPeerVerifyName(QString::fromUtf8(%2));").arg(self(), text(tls.serverName)));
    m_lines.add(
        (tls.server ? QStringLiteral("%1->startServerEncryption();") : QStringLiteral("%1->startClientEncryption();"))
            .arg(self()));
}

void QtWriter::tlsStarted()
{
    // Whatever is written before it is encrypted waits until it is.
    await(QStringLiteral("%1->isEncrypted() || isClosed(%1)").arg(self()));
    m_lines.add(QStringLiteral("{\n    const bool done = %1->isEncrypted();").arg(self()));
    m_lines.indent();
    // Qt has one name for most of what goes wrong in a handshake.
    check(m_call->record().failed() ? expected() : QStringLiteral("EPROTO"));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

} // namespace sw

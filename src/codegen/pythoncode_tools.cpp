// SPDX-License-Identifier: GPL-3.0-or-later
// Options, modes, files over sockets and name functions in Python.
#include "pythonwriter.h"

#include <cerrno>
#include <cstring>

#include "literals.h"
#include "optionnumbers.h"
#include "socketconstants.h"

namespace sw {

namespace {

QString seconds(qint64 ns)
{
    return ns < 0 ? QStringLiteral("None") : QString::number(static_cast<double>(ns) / 1e9, 'g', 12);
}

QString textOrNone(const QString &text)
{
    return text.isNull() ? QStringLiteral("None") : literals::pythonText(text);
}

} // namespace

QString PythonWriter::whyNotOverTls() const
{
    const CallRecord &r = m_call->record();
    if (!m_call->tls || !isTransfer(*m_call))
        return {};
    if (r.call == Call::Sendto || r.call == Call::Recvfrom || r.call == Call::Recvmsg)
        return QStringLiteral("Python's TLS has no such call");
    const bool flagged = (r.call == Call::Send || r.call == Call::Recv) && r.arguments[0] != 0;
    return flagged ? QStringLiteral("Python's TLS takes no flags") : QString();
}

void PythonWriter::startTls()
{
    const CodeHandshake &tls = m_plan.handshakeOf(*m_call);
    const QString name = literals::pythonText(tls.serverName);
    QStringList parts{tls.server ? QStringLiteral("True") : QStringLiteral("False")};
    if (const CodeTlsFile *own = m_plan.tlsFile(tls.own))
        parts.append(QStringLiteral("own=(%1, %2)").arg(own->name.toUpper(), own->key.toUpper()));
    if (const CodeTlsFile *trusted = m_plan.tlsFile(tls.trusted))
        parts.append(QStringLiteral("trusted=") + trusted->name.toUpper());
    if (tls.verify == tls.server) // else as usual: a client looks at the certificate, a server asks for none
        parts.append(tls.verify ? QStringLiteral("verify=True") : QStringLiteral("verify=False"));
    if (!tls.alpn.isEmpty())
        parts.append(QStringLiteral("alpn=") + literals::pythonText(tls.alpn));
    const QString side = tls.server ? QStringLiteral("server_side=True, ")
        : !tls.serverName.isEmpty() ? QStringLiteral("server_hostname=%1, ").arg(name)
        : tls.verify                ? QStringLiteral("server_hostname=%1.getpeername()[0], ").arg(self())
                                    : QString();
    // Texts last and at once: what they hold may look like a place for another one.
    m_lines.add(QStringLiteral("%1 = tls_context(%2).wrap_socket(%1, %3do_handshake_on_connect=False)")
                    .arg(self(), parts.join(QStringLiteral(", ")), side));
    statement(self() + QStringLiteral(".do_handshake()"));
}

void PythonWriter::getOption()
{
    const CallRecord &r = m_call->record();
    const bool number = r.failed() || r.data.size() == 4;
    statement(QStringLiteral("%1.getsockopt(%2, %3%4)")
                  .arg(self(), ofModule(optionLevelInCode(r.arguments[0])),
                       ofModule(optionNameInCode(r.arguments[0], r.arguments[1])),
                       number ? QString() : QStringLiteral(", %1").arg(qMax<qsizetype>(r.data.size(), 1))));
}

void PythonWriter::setOption()
{
    const CallRecord &r = m_call->record();
    int number = 0;
    const bool isNumber = r.data.size() == static_cast<qsizetype>(sizeof number);
    if (isNumber)
        memcpy(&number, r.data.constData(), sizeof number);
    statement(QStringLiteral("%1.setsockopt(%2, %3, %4)")
                  .arg(self(), ofModule(optionLevelInCode(r.arguments[0])),
                       ofModule(optionNameInCode(r.arguments[0], r.arguments[1])),
                       isNumber ? QString::number(number) : literals::pythonBytes(r.data)));
}

void PythonWriter::setBlocking()
{
    statement(QStringLiteral("%1.setblocking(%2)")
                  .arg(self(), m_call->record().asked != 0 ? QStringLiteral("True") : QStringLiteral("False")));
}

void PythonWriter::setTimeout()
{
    statement(QStringLiteral("%1.settimeout(%2)").arg(self(), seconds(m_call->record().asked)));
}

void PythonWriter::setDefaultTimeout()
{
    statement(QStringLiteral("socket.setdefaulttimeout(%1)").arg(seconds(m_call->record().asked)));
}

void PythonWriter::getDefaultTimeout()
{
    statement(QStringLiteral("socket.getdefaulttimeout()"));
}

void PythonWriter::poll()
{
    const CallRecord &r = m_call->record();
    m_lines.add(QStringLiteral("poller = select.poll()\npoller.register(%1, %2)").arg(self()).arg(r.arguments[0]));
    printed(QStringLiteral("sum(found for fd, found in poller.poll(%1))").arg(r.asked < 0 ? -1 : r.asked));
}

void PythonWriter::makeFile()
{
    const int mode = m_call->record().arguments[0];
    const QString name = m_call->record().failed() ? QString() : made_() + QStringLiteral(" = ");
    statement(
        name
        + QStringLiteral("%1.makefile(\"%2%3b\")")
              .arg(self(), mode & 1 ? QStringLiteral("r") : QString(), mode & 2 ? QStringLiteral("w") : QString()));
}

void PythonWriter::readFile()
{
    const CallRecord &r = m_call->record();
    const QString read = QStringLiteral("%1.%2(%3)")
                             .arg(self(), callName(r.call),
                                  r.call == Call::Read ? QString::number(r.asked) : QString());
    if (r.error == EAGAIN)
        m_lines.add(QStringLiteral("expect_nothing(%1, %2, %3)").arg(what(), read, expectedError()));
    else
        statement(QStringLiteral("show(\"%1\", %2)").arg(self(), read));
}

void PythonWriter::writeFile()
{
    statement(QStringLiteral("%1.write(%2)").arg(self(), given()));
}

void PythonWriter::flushFile()
{
    statement(self() + QStringLiteral(".flush()"));
}

void PythonWriter::lookUp()
{
    const CallRecord &r = m_call->record();
    // Texts last and at once: what they hold may look like a place for another one.
    printed(QStringLiteral("socket.getaddrinfo(%5, %6, %1, %2, %3, %4)")
                .arg(r.arguments[0])
                .arg(r.arguments[1])
                .arg(r.arguments[2])
                .arg(r.asked)
                .arg(textOrNone(r.text), textOrNone(r.service)));
}

void PythonWriter::nameInfo()
{
    printed(QStringLiteral("socket.getnameinfo(%1, %2)").arg(addressText_(), QString::number(m_call->record().asked)));
}

void PythonWriter::nameFunction()
{
    const CallRecord &r = m_call->record();
    printed(QStringLiteral("socket.%1(%2)")
                .arg(callName(r.call), r.call == Call::Gethostname ? QString() : literals::pythonText(r.text)));
}

void PythonWriter::serviceFunction()
{
    const CallRecord &r = m_call->record();
    const bool byName = r.call == Call::Getservbyname;
    const QString protocol = byName ? r.service : r.text;
    printed(QStringLiteral("socket.%1(%2%3)")
                .arg(callName(r.call), byName ? literals::pythonText(r.text) : QString::number(r.service.toInt()),
                     protocol.isNull() ? QString() : QStringLiteral(", ") + literals::pythonText(protocol)));
}

void PythonWriter::byteOrder()
{
    const CallRecord &r = m_call->record();
    if (r.failed()) {
        leaveOut(QStringLiteral("the number does not fit"));
        --m_made;
        return;
    }
    printed(QStringLiteral("socket.%1(%2)").arg(callName(r.call)).arg(r.asked));
}

void PythonWriter::addressText()
{
    const CallRecord &r = m_call->record();
    const bool family = r.call == Call::InetPton || r.call == Call::InetNtop;
    const bool hex = r.call == Call::InetNtoa || r.call == Call::InetNtop;
    const QString bytes = literals::pythonBytes(QByteArray::fromHex(r.text.toLatin1()));
    if (r.failed()) {
        leaveOut(QStringLiteral("Python tells such a failure in another way"));
        --m_made;
        return;
    }
    printed(
        QStringLiteral("socket.%1(%2%3)")
            .arg(callName(r.call),
                 family ? ofModule(symbolName(SymbolTable::Family, r.arguments[0])) + QStringLiteral(", ") : QString(),
                 hex ? bytes : literals::pythonText(r.text)));
}

} // namespace sw

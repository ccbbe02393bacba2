// SPDX-License-Identifier: GPL-3.0-or-later
// Each call in Python.
#include "pythonwriter.h"

#include <algorithm>
#include <array>

#include "errnotable.h"
#include "literals.h"
#include "socketconstants.h"

namespace sw {

std::span<const PythonWriter::Row> PythonWriter::rows()
{
    using W = PythonWriter;
    // clang-format off
    static constexpr std::array table{
        Row{Call::Socket, &W::makeSocket}, Row{Call::Socketpair, &W::makePair}, Row{Call::Dup, &W::duplicate},
        Row{Call::Bind, &W::bindSocket}, Row{Call::Listen, &W::listenOn}, Row{Call::Accept, &W::accept},
        Row{Call::Connect, &W::connectTo}, Row{Call::ConnectEx, &W::connectEx},
        Row{Call::CreateConnection, &W::createConnection},
        Row{Call::Send, &W::send}, Row{Call::Sendto, &W::sendTo}, Row{Call::Sendall, &W::sendAll},
        Row{Call::Recv, &W::receive}, Row{Call::Recvfrom, &W::receiveFrom}, Row{Call::Recvmsg, &W::receiveFrom},
        Row{Call::Recvall, &W::receiveAll},
        Row{Call::Shutdown, &W::shutDown}, Row{Call::Close, &W::close}, Row{Call::Starttls, &W::startTls},
        Row{Call::Getsockname, &W::plain}, Row{Call::Getpeername, &W::plain}, Row{Call::Gettimeout, &W::plain},
        Row{Call::Fileno, &W::plain},
        Row{Call::Getsockopt, &W::getOption}, Row{Call::Setsockopt, &W::setOption},
        Row{Call::Setblocking, &W::setBlocking}, Row{Call::Settimeout, &W::setTimeout},
        Row{Call::Setdefaulttimeout, &W::setDefaultTimeout}, Row{Call::Getdefaulttimeout, &W::getDefaultTimeout},
        Row{Call::Poll, &W::poll},
        Row{Call::Makefile, &W::makeFile}, Row{Call::Readline, &W::readFile}, Row{Call::Read, &W::readFile},
        Row{Call::Write, &W::writeFile}, Row{Call::Flush, &W::flushFile},
        Row{Call::Getaddrinfo, &W::lookUp}, Row{Call::Getnameinfo, &W::nameInfo},
        Row{Call::Gethostname, &W::nameFunction}, Row{Call::Getfqdn, &W::nameFunction},
        Row{Call::Gethostbyname, &W::nameFunction}, Row{Call::GethostbynameEx, &W::nameFunction},
        Row{Call::Gethostbyaddr, &W::nameFunction}, Row{Call::Getprotobyname, &W::nameFunction},
        Row{Call::Getservbyname, &W::serviceFunction}, Row{Call::Getservbyport, &W::serviceFunction},
        Row{Call::Htons, &W::byteOrder}, Row{Call::Htonl, &W::byteOrder},
        Row{Call::Ntohs, &W::byteOrder}, Row{Call::Ntohl, &W::byteOrder},
        Row{Call::InetAton, &W::addressText}, Row{Call::InetPton, &W::addressText},
        Row{Call::InetNtoa, &W::addressText}, Row{Call::InetNtop, &W::addressText},
    };
    // clang-format on
    return table;
}

void PythonWriter::call(const PlannedCall &planned)
{
    m_call = &planned;
    m_lines.setRow(static_cast<qint64>(planned.row->row));
    const auto table = rows();
    const auto row = std::find_if(table.begin(), table.end(),
                                  [&](const Row &one) { return one.call == planned.record().call; });
    if (planned.leftOut != LeftOut::No) {
        leaveOut(reasonOf(planned.leftOut));
    } else {
        for (const int before : planned.after) {
            const PlannedCall &other = m_plan.calls[static_cast<std::size_t>(before)];
            m_lines.add(QStringLiteral("after(%1)  # %2 %3")
                            .arg(other.number)
                            .arg(m_plan.nameOf(other.record().socket), callName(other.record().call)));
        }
        if (row == table.end()) {
            leaveOut(QStringLiteral("Python has no such call"));
        } else if (const QString why = whyNotOverTls(); !why.isEmpty()) {
            leaveOut(why);
        } else {
            ++m_made;
            (this->*row->write)();
        }
        if (planned.number != 0)
            m_lines.add(QStringLiteral("happened(%1)").arg(planned.number));
    }
    m_lines.setRow(CodeProgram::noRow);
}

QString PythonWriter::ofModule(const QString &names)
{
    QStringList parts = names.split(u'|');
    for (QString &part : parts) {
        if (!part.isEmpty() && !part.front().isDigit() && part.front() != u'-')
            part.prepend(QStringLiteral("socket."));
    }
    return parts.join(QStringLiteral(" | "));
}

void PythonWriter::leaveOut(const QString &why)
{
    m_lines.add(QStringLiteral("# left out: ") + QString(callName(m_call->record().call)) + QStringLiteral("; ") + why);
}

QString PythonWriter::what() const
{
    const QString name = self().isEmpty() ? made_() : self();
    const QString calls = callName(m_call->record().call);
    return literals::pythonText(name.isEmpty() ? calls : name + u' ' + calls);
}

QString PythonWriter::expectedError() const
{
    const QLatin1StringView name = errnoName(m_call->record().error);
    return name.isEmpty() ? QString::number(m_call->record().error) : QStringLiteral("errno.") + name;
}

void PythonWriter::statement(const QString &text)
{
    const CallRecord &r = m_call->record();
    if (!r.failed()) {
        m_lines.add(text);
        return;
    }
    m_lines.add(QStringLiteral("try:"));
    m_lines.indent();
    m_lines.add(text);
    m_lines.outdent();
    if (r.gaiError != 0) {
        m_lines.add(QStringLiteral("except OSError as error:\n    expect_lookup(%1, error, socket.%2)")
                        .arg(what(), gaiErrorName(r.gaiError)));
        m_lines.add(QStringLiteral("else:\n    failed(%1, \"%2\", \"success\")").arg(what(), gaiErrorName(r.gaiError)));
        return;
    }
    if (m_call->tls || r.call == Call::Starttls) {
        const QString name = literals::pythonText(errnoName(r.error));
        m_lines.add(QStringLiteral("except OSError as error:\n    expect_tls(%1, error, %2)").arg(what(), name));
        m_lines.add(QStringLiteral("else:\n    failed(%1, %2, \"success\")").arg(what(), name));
        return;
    }
    m_lines.add(QStringLiteral("except OSError as error:\n    expect(%1, error, %2)").arg(what(), expectedError()));
    m_lines.add(QStringLiteral("else:\n    failed(%1, errno_name(%2), \"success\")").arg(what(), expectedError()));
}

void PythonWriter::printed(const QString &expression)
{
    statement(QStringLiteral("print(%1 + \":\", %2, flush=True)").arg(what(), expression));
}

QString PythonWriter::addressText_() const
{
    const CallRecord &r = m_call->record();
    const CodeSocket *own = m_plan.socket(r.socket);
    if (r.address.family() == constant::afUnix)
        return literals::pythonBytes(literals::unixName(r.address));
    QString port = QString::number(r.address.port());
    if (m_call->addressOf != 0)
        port = m_plan.nameOf(m_call->addressOf) + QStringLiteral(".getsockname()[1]");
    else if (r.call == Call::Bind && r.address.port() == 0 && own && own->keepsPort() && !r.failed())
        port = QString::number(own->local.port());
    return QStringLiteral("(%1, %2)").arg(literals::pythonText(r.address.host()), port);
}

QString PythonWriter::given() const
{
    const CallRecord &r = m_call->record();
    const qint64 missing = r.asked - r.data.size();
    const QString bytes = literals::pythonBytes(r.data);
    // Of what the kernel did not take only the length is kept.
    if (missing <= 0)
        return bytes;
    const QString rest = QStringLiteral("b\".\" * %1").arg(missing);
    return r.data.isEmpty() ? rest : bytes + QStringLiteral(" + ") + rest;
}

QString PythonWriter::flags() const
{
    const int set = m_call->record().arguments[0];
    return set == 0 ? QString() : QStringLiteral(", ") + ofModule(symbolSet(SymbolTable::MessageFlag, set));
}

void PythonWriter::makeSocket()
{
    const CallRecord &r = m_call->record();
    const QString name = made_().isEmpty() || r.failed() ? QString() : made_() + QStringLiteral(" = ");
    statement(name
              + QStringLiteral("socket.socket(%1, %2%3)")
                    .arg(ofModule(symbolName(SymbolTable::Family, r.arguments[0])),
                         ofModule(symbolName(SymbolTable::Type, r.arguments[1])),
                         r.arguments[2] == 0 ? QString() : QStringLiteral(", %1").arg(r.arguments[2])));
}

void PythonWriter::makePair()
{
    const CallRecord &r = m_call->record();
    const QString names = r.failed()
        ? QString()
        : made_() + QStringLiteral(", ") + m_plan.nameOf(r.newSocket2) + QStringLiteral(" = ");
    statement(names
              + QStringLiteral("socket.socketpair(%1, %2, %3)")
                    .arg(ofModule(symbolName(SymbolTable::Family, r.arguments[0])),
                         ofModule(symbolName(SymbolTable::Type, r.arguments[1])))
                    .arg(r.arguments[2]));
}

void PythonWriter::duplicate()
{
    const QString name = m_call->record().failed() ? QString() : made_() + QStringLiteral(" = ");
    statement(name + self() + QStringLiteral(".dup()"));
}

void PythonWriter::bindSocket()
{
    statement(QStringLiteral("%1.bind(%2)").arg(self(), addressText_()));
}

void PythonWriter::listenOn()
{
    statement(QStringLiteral("%1.listen(%2)").arg(self()).arg(m_call->record().asked));
}

void PythonWriter::accept()
{
    const QString name = m_call->record().failed() ? QString() : made_() + QStringLiteral(", peer = ");
    statement(name + self() + QStringLiteral(".accept()"));
}

void PythonWriter::connectTo()
{
    if (m_call->record().address.family() == constant::afUnspec)
        m_lines.add(QStringLiteral("# left out: connect; Python has no address of AF_UNSPEC"));
    else
        statement(QStringLiteral("%1.connect(%2)").arg(self(), addressText_()));
}

void PythonWriter::connectEx()
{
    m_lines.add(QStringLiteral("print(%1 + \":\", errno_name(%2.connect_ex(%3)), flush=True)")
                    .arg(what(), self(), addressText_()));
}

void PythonWriter::createConnection()
{
    const CallRecord &r = m_call->record();
    if (r.address.isNull()) {
        leaveOut(QStringLiteral("its port is not in the record"));
        --m_made;
        return;
    }
    statement((r.failed() ? QString() : made_() + QStringLiteral(" = ")) + QStringLiteral("socket.create_connection(")
              + addressText_() + u')');
}

void PythonWriter::send()
{
    statement(QStringLiteral("%1.send(%2%3)").arg(self(), given(), flags()));
}

void PythonWriter::sendTo()
{
    const CallRecord &r = m_call->record();
    const QString set = r.arguments[0] == 0 ? QString() : flags().mid(2) + QStringLiteral(", ");
    statement(QStringLiteral("%1.sendto(%2, %3%4)").arg(self(), given(), set, addressText_()));
}

void PythonWriter::sendAll()
{
    statement(QStringLiteral("%1.sendall(%2)").arg(self(), given()));
}

void PythonWriter::receive()
{
    statement(QStringLiteral("show(\"%1\", %1.recv(%2%3))").arg(self()).arg(m_call->record().asked).arg(flags()));
}

void PythonWriter::receiveFrom()
{
    statement(QStringLiteral("data, peer = %1.recvfrom(%2%3)").arg(self()).arg(m_call->record().asked).arg(flags()));
    if (!m_call->record().failed())
        m_lines.add(QStringLiteral("show(\"%1\", data)").arg(self()));
}

void PythonWriter::receiveAll()
{
    statement(QStringLiteral("show(\"%1\", receive_all(%1, %2))").arg(self()).arg(m_call->record().asked));
}

void PythonWriter::shutDown()
{
    statement((m_call->tls ? QStringLiteral("shut_down_tls(%1, %2)") : QStringLiteral("%1.shutdown(%2)"))
                  .arg(self(), ofModule(symbolName(SymbolTable::Shutdown, m_call->record().arguments[0]))));
}

void PythonWriter::close()
{
    const CodeSocket *socket = m_plan.socket(m_call->record().socket);
    const bool secure = m_call->tls && socket && !socket->isFile;
    m_lines.add((secure ? QStringLiteral("close_tls(%1)") : QStringLiteral("%1.close()")).arg(self()));
}

void PythonWriter::plain()
{
    statement(self() + u'.' + QString(callName(m_call->record().call)) + QStringLiteral("()"));
}

} // namespace sw

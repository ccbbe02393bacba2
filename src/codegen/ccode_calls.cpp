// SPDX-License-Identifier: GPL-3.0-or-later
// Each call in C.
#include "cwriter.h"

#include <algorithm>
#include <array>

#include "errnotable.h"
#include "literals.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 mostOnStack = 65'536;

} // namespace

std::span<const CWriter::Row> CWriter::rows()
{
    using W = CWriter;
    // clang-format off
    static constexpr std::array table{
        Row{Call::Socket, &W::makeSocket}, Row{Call::Socketpair, &W::makePair}, Row{Call::Dup, &W::duplicate},
        Row{Call::Bind, &W::bindSocket}, Row{Call::Listen, &W::listenOn}, Row{Call::Accept, &W::accept},
        Row{Call::Connect, &W::connectTo}, Row{Call::ConnectEx, &W::connectEx},
        Row{Call::CreateConnection, &W::createConnection},
        Row{Call::Send, &W::send}, Row{Call::Sendto, &W::sendTo}, Row{Call::Sendall, &W::sendAll},
        Row{Call::Recv, &W::receive}, Row{Call::Recvfrom, &W::receive}, Row{Call::Recvmsg, &W::receive},
        Row{Call::Recvall, &W::receiveAll},
        Row{Call::Shutdown, &W::shutDown}, Row{Call::Close, &W::close},
        Row{Call::Getsockname, &W::name}, Row{Call::Getpeername, &W::name},
        Row{Call::Getsockopt, &W::getOption}, Row{Call::Setsockopt, &W::setOption},
        Row{Call::Setblocking, &W::setBlocking}, Row{Call::Settimeout, &W::setBlocking},
        Row{Call::Gettimeout, &W::nothing}, Row{Call::Setdefaulttimeout, &W::nothing},
        Row{Call::Getdefaulttimeout, &W::nothing}, Row{Call::Fileno, &W::descriptor}, Row{Call::Poll, &W::poll},
        Row{Call::Makefile, &W::makeFile}, Row{Call::Readline, &W::readLine}, Row{Call::Read, &W::readFile},
        Row{Call::Write, &W::writeFile}, Row{Call::Flush, &W::flushFile},
        Row{Call::Getaddrinfo, &W::lookUp}, Row{Call::Gethostname, &W::hostName},
        Row{Call::Htons, &W::byteOrder}, Row{Call::Htonl, &W::byteOrder},
        Row{Call::Ntohs, &W::byteOrder}, Row{Call::Ntohl, &W::byteOrder},
    };
    // clang-format on
    return table;
}

void CWriter::call(const PlannedCall &planned)
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
            m_lines.add(QStringLiteral("after(%1); /* %2 %3 */")
                            .arg(other.number)
                            .arg(m_plan.nameOf(other.record().socket), callName(other.record().call)));
        }
        ++m_made;
        if (planned.record().call == Call::Starttls)
            refuse(QStringLiteral("TLS takes a library, such as OpenSSL, which this program does without"));
        else if (planned.tls && isTransfer(planned))
            refuse(QStringLiteral("it went through TLS, which this program cannot do"));
        else if (row == table.end())
            refuse(QStringLiteral("it is written for Python only"));
        else
            (this->*row->write)();
        if (planned.number != 0)
            m_lines.add(QStringLiteral("happened(%1);").arg(planned.number));
    }
    m_lines.setRow(CodeProgram::noRow);
}

QString CWriter::milliseconds(qint64 ns)
{
    return QString::number(ns < 0 ? -1 : (ns + 999'999) / 1'000'000);
}

void CWriter::leaveOut(const QString &why)
{
    m_lines.add(QStringLiteral("/* left out: %1; %2 */").arg(callName(m_call->record().call), why));
}

void CWriter::refuse(const QString &why)
{
    --m_made;
    leaveOut(why);
}

QString CWriter::what() const
{
    const QString name = self().isEmpty() ? maker() : self();
    const QString calls = callName(m_call->record().call);
    return u'"' + (name.isEmpty() ? calls : name + u' ' + calls) + u'"';
}

QString CWriter::checked(const QString &expression) const
{
    const int error = m_call->record().error;
    const QLatin1StringView name = errnoName(error);
    return QStringLiteral("check(%1, %2, %3)")
        .arg(what(), expression,
             error == 0           ? QStringLiteral("0")
                 : name.isEmpty() ? QString::number(error)
                                  : QString(name));
}

void CWriter::statement(const QString &expression)
{
    m_lines.add(checked(expression) + u';');
}

QString CWriter::within(const QString &expression, const char *event) const
{
    if (m_call->timeoutNs <= 0)
        return expression;
    return QStringLiteral("in_time(%1, %2, %3) == -1 ? -1 : %4")
        .arg(self(), QLatin1StringView(event), milliseconds(m_call->timeoutNs), expression);
}

QString CWriter::target() const
{
    return m_call->record().failed() || maker().isEmpty() ? QString() : maker() + QStringLiteral(" = (int)");
}

QString CWriter::addressText() const
{
    const CallRecord &r = m_call->record();
    if (r.address.family() == constant::afUnix) {
        const QByteArray name = literals::unixName(r.address);
        return QStringLiteral("unix_name(%1, %2)").arg(literals::cString(name), QString::number(name.size()));
    }
    if (r.address.family() == constant::afUnspec)
        return QStringLiteral("no_address()");
    const CodeSocket *own = m_plan.socket(r.socket);
    QString port = QString::number(r.address.port());
    if (m_call->addressOf != 0)
        port = QStringLiteral("port_of(%1)").arg(m_plan.nameOf(m_call->addressOf));
    else if (r.call == Call::Bind && own && own->keepsPort() && r.address.port() == 0 && !r.failed())
        port = QString::number(own->local.port());
    const QString host = literals::cString(literals::hostWithoutZone(r.address).toUtf8());
    if (r.address.family() == constant::afInet)
        return QStringLiteral("ipv4(%1, %2)").arg(host, port);
    return QStringLiteral("ipv6(%1, %2, %3)").arg(host, literals::cString(literals::zone(r.address).toUtf8()), port);
}

QString CWriter::flags() const
{
    const int set = m_call->record().arguments[0];
    return set == 0 ? QStringLiteral("0")
                    : symbolSet(SymbolTable::MessageFlag, set).replace(u'|', QStringLiteral(" | "));
}

void CWriter::declareData()
{
    const CallRecord &r = m_call->record();
    const qint64 size = qMax<qint64>(r.asked, r.data.size());
    const int run = literals::runOf(r.data);
    // Of what the kernel did not take only the length is kept.
    if (size > r.data.size() || run >= 0) {
        m_lines.add(QStringLiteral("size_t size = %1;\nchar *data = malloc(size);").arg(size));
        m_lines.add(QStringLiteral("memset(data, %1, size);").arg(run >= 0 ? run : '.'));
        if (run < 0 && !r.data.isEmpty())
            m_lines.add(QStringLiteral("memcpy(data, %1, %2);")
                            .arg(literals::cLines(r.data, 13), QString::number(r.data.size())));
    } else {
        m_lines.add(QStringLiteral("static const char data[] = %1;\nsize_t size = sizeof data - 1;")
                        .arg(literals::cLines(r.data, 27)));
    }
}

void CWriter::makeSocket()
{
    const CallRecord &r = m_call->record();
    m_lines.add(target()
                + checked(QStringLiteral("socket(%1, %2, %3)")
                              .arg(symbolName(SymbolTable::Family, r.arguments[0]),
                                   symbolName(SymbolTable::Type, r.arguments[1]).replace(u'|', QStringLiteral(" | ")))
                              .arg(r.arguments[2]))
                + u';');
}

void CWriter::makePair()
{
    const CallRecord &r = m_call->record();
    m_lines.add(QStringLiteral("{\n    int pair[2] = {-1, -1};"));
    m_lines.indent();
    statement(QStringLiteral("socketpair(%1, %2, %3, pair)")
                  .arg(symbolName(SymbolTable::Family, r.arguments[0]), symbolName(SymbolTable::Type, r.arguments[1]))
                  .arg(r.arguments[2]));
    if (!r.failed())
        m_lines.add(QStringLiteral("%1 = pair[0];\n%2 = pair[1];").arg(maker(), m_plan.nameOf(r.newSocket2)));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::duplicate()
{
    m_lines.add(target() + checked(QStringLiteral("dup(%1)").arg(self())) + u';');
}

void CWriter::bindSocket()
{
    statement(QStringLiteral("bind_to(%1, %2)").arg(self(), addressText()));
}

void CWriter::listenOn()
{
    statement(QStringLiteral("listen(%1, %2)").arg(self()).arg(m_call->record().asked));
}

void CWriter::accept()
{
    m_lines.add(target() + checked(within(QStringLiteral("accept(%1, NULL, NULL)").arg(self()), "POLLIN")) + u';');
}

void CWriter::connectTo()
{
    statement(
        m_call->timeoutNs > 0
            ? QStringLiteral("connect_in_time(%1, %2, %3)").arg(self(), addressText(), milliseconds(m_call->timeoutNs))
            : QStringLiteral("connect_to(%1, %2)").arg(self(), addressText()));
}

void CWriter::connectEx()
{
    m_lines.add(
        QStringLiteral("{\n    int error = %1;\n"
                       "    printf(\"%2: %s\\n\", error ? strerrorname_np(error) : \"0\");\n    fflush(stdout);\n}")
            .arg(m_call->timeoutNs > 0 ? QStringLiteral("connect_in_time(%1, %2, %3) == 0 ? 0 : errno")
                                             .arg(self(), addressText(), milliseconds(m_call->timeoutNs))
                                       : QStringLiteral("connect_error(%1, %2)").arg(self(), addressText()),
                 what().mid(1).chopped(1)));
}

void CWriter::createConnection()
{
    const CallRecord &r = m_call->record();
    if (r.address.isNull() || maker().isEmpty()) {
        refuse(QStringLiteral("it failed, and its port is not in the record"));
        return;
    }
    m_lines.add(QStringLiteral("%1 = (int)check(%2, socket(%3, SOCK_STREAM, 0), 0);")
                    .arg(maker(), what(), symbolName(SymbolTable::Family, r.address.family())));
    statement(QStringLiteral("connect_to(%1, %2)").arg(maker(), addressText()));
}

void CWriter::send()
{
    m_lines.add(QStringLiteral("{"));
    m_lines.indent();
    declareData();
    statement(within(QStringLiteral("send(%1, data, size, %2)").arg(self(), flags()), "POLLOUT"));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::sendTo()
{
    m_lines.add(QStringLiteral("{"));
    m_lines.indent();
    declareData();
    statement(within(QStringLiteral("send_to(%1, data, size, %2, %3)").arg(self(), flags(), addressText()), "POLLOUT"));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::sendAll()
{
    m_lines.add(QStringLiteral("{"));
    m_lines.indent();
    declareData();
    statement(QStringLiteral("send_all(%1, data, size, %2)")
                  .arg(self(), m_call->timeoutNs > 0 ? milliseconds(m_call->timeoutNs) : QStringLiteral("-1")));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::receive()
{
    const CallRecord &r = m_call->record();
    const bool onStack = r.asked > 0 && r.asked <= mostOnStack;
    // With MSG_TRUNC the kernel tells how much there was, and writes nothing: tcp(7).
    const qint64 room = r.result > 0 && r.data.isEmpty() ? 0 : r.asked;
    m_lines.add(onStack ? QStringLiteral("{\n    char data[%1];").arg(r.asked)
                        : QStringLiteral("{\n    char *data = malloc(%1);").arg(qMax<qint64>(r.asked, 1)));
    m_lines.indent();
    const QString call = QStringLiteral("recv(%1, data, %2, %3)").arg(self()).arg(r.asked).arg(flags());
    m_lines.add(QStringLiteral("show(\"%1\", data, %2, %3);").arg(self(), checked(within(call, "POLLIN"))).arg(room));
    if (!onStack)
        m_lines.add(QStringLiteral("free(data);"));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::receiveAll()
{
    const CallRecord &r = m_call->record();
    m_lines.add(QStringLiteral("{\n    char *data = malloc(%1);").arg(qMax<qint64>(r.asked, 1)));
    m_lines.indent();
    m_lines.add(
        QStringLiteral("show(\"%1\", data, %2, %3);\nfree(data);")
            .arg(self(),
                 checked(QStringLiteral("receive_all(%1, data, %2, %3)")
                             .arg(self())
                             .arg(r.asked)
                             .arg(m_call->timeoutNs > 0 ? milliseconds(m_call->timeoutNs) : QStringLiteral("-1"))))
            .arg(r.asked));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
}

void CWriter::shutDown()
{
    statement(QStringLiteral("shutdown(%1, %2)")
                  .arg(self(), symbolName(SymbolTable::Shutdown, m_call->record().arguments[0])));
}

void CWriter::close()
{
    const CodeSocket *socket = m_plan.socket(m_call->record().socket);
    if (socket && socket->isFile) {
        m_lines.add(
            QStringLiteral("if (%1_in)\n    fclose(%1_in);\nif (%1_out)\n    fclose(%1_out);\n%1_in = %1_out = NULL;")
                .arg(self()));
        return;
    }
    statement(QStringLiteral("close(%1)").arg(self()));
    // The number is free now; a call on this socket shall fail, not meet another one.
    if (!m_call->record().failed())
        m_lines.add(self() + QStringLiteral(" = -1;"));
}

} // namespace sw

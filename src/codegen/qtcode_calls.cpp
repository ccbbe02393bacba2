// SPDX-License-Identifier: GPL-3.0-or-later
// Each call with Qt's classes.
#include "qtwriter.h"

#include <algorithm>
#include <array>

#include "errnotable.h"
#include "literals.h"
#include "socketconstants.h"

namespace sw {

std::span<const QtWriter::Row> QtWriter::rows()
{
    using W = QtWriter;
    // clang-format off
    static constexpr std::array table{
        Row{Call::Socket, &W::makeSocket, nullptr}, Row{Call::Bind, &W::bindSocket, nullptr},
        Row{Call::Listen, &W::listenOn, nullptr}, Row{Call::Accept, nullptr, &W::accepted},
        Row{Call::Connect, &W::connecting, &W::connected}, Row{Call::ConnectEx, &W::connecting, &W::connected},
        Row{Call::CreateConnection, &W::createConnection, &W::connected},
        Row{Call::Send, &W::sending, &W::sent}, Row{Call::Sendall, &W::sending, &W::sent},
        Row{Call::Sendto, &W::sendTo, nullptr},
        Row{Call::Recv, nullptr, &W::received}, Row{Call::Recvall, nullptr, &W::received},
        Row{Call::Recvfrom, nullptr, &W::received}, Row{Call::Recvmsg, nullptr, &W::received},
        Row{Call::Shutdown, &W::shutDown, nullptr}, Row{Call::Close, &W::close, nullptr},
        Row{Call::Starttls, &W::startTls, &W::tlsStarted},
        Row{Call::Setsockopt, &W::setOption, nullptr}, Row{Call::Gethostname, &W::hostName, nullptr},
    };
    // clang-format on
    return table;
}

QtWriter::Kind QtWriter::kindOf(const CodeSocket *socket)
{
    if (!socket || socket->isFile)
        return Kind::None;
    if (socket->isInet() && socket->type == constant::sockDgram)
        return Kind::UdpSocket;
    if (!socket->isStream() || !(socket->isInet() || socket->isUnix()))
        return Kind::None;
    if (socket->isInet())
        return socket->listens ? Kind::TcpServer : Kind::TcpSocket;
    return socket->listens ? Kind::LocalServer : Kind::LocalSocket;
}

const QtWriter::Row *QtWriter::rowOf(const PlannedCall &planned)
{
    m_call = &planned;
    m_lines.setRow(static_cast<qint64>(planned.row->row));
    const CallRecord &r = planned.record();
    const SocketId own = r.socket != 0 && m_plan.socket(r.socket) ? r.socket : madeBy(r);
    const auto table = rows();
    const auto row = std::find_if(table.begin(), table.end(), [&r](const Row &one) { return one.call == r.call; });
    const bool can = row != table.end() && (r.call == Call::Gethostname || kindOf(m_plan.socket(own)) != Kind::None);
    return planned.leftOut == LeftOut::No && can ? &*row : nullptr;
}

void QtWriter::begin(const PlannedCall &planned)
{
    if (const Row *row = rowOf(planned)) {
        m_made.insert(&planned);
        if (row->begin)
            (this->*row->begin)();
    } else {
        leaveOut(planned.leftOut == LeftOut::No ? QStringLiteral("Qt has nothing of the kind, or no need of it")
                                                : QString(reasonOf(planned.leftOut)));
    }
    m_lines.setRow(CodeProgram::noRow);
}

void QtWriter::end(const PlannedCall &planned)
{
    if (const Row *row = rowOf(planned); row && row->end && m_made.count(&planned) > 0)
        (this->*row->end)();
    m_lines.setRow(CodeProgram::noRow);
}

void QtWriter::leaveOut(const QString &why)
{
    m_made.erase(m_call);
    m_lines.add(QStringLiteral("// left out: %1; %2").arg(callName(m_call->record().call), why));
}

QString QtWriter::what() const
{
    const QString name = self().isEmpty() ? m_plan.nameOf(madeBy(m_call->record())) : self();
    return u'"' + name + u' ' + QString(callName(m_call->record().call)) + u'"';
}

QString QtWriter::expected() const
{
    const CallRecord &r = m_call->record();
    const int error = r.call == Call::ConnectEx ? static_cast<int>(r.result) : r.error;
    const QLatin1StringView name = errnoName(error);
    return error == 0 || name.isEmpty() ? QString::number(error) : QString(name);
}

void QtWriter::check(const QString &error) const
{
    m_lines.add(QStringLiteral("check(%1, done, %2, %3);").arg(what(), error, expected()));
}

void QtWriter::await(const QString &condition) const
{
    m_lines.add(QStringLiteral("await(%1, [&] { return %2; });").arg(what(), condition));
}

QString QtWriter::hostAndPort() const
{
    const CallRecord &r = m_call->record();
    QString port = QString::number(r.address.port());
    const CodeSocket *own = m_plan.socket(r.socket);
    if (const CodeSocket *other = m_plan.socket(m_call->addressOf))
        port = other->name + (other->listens ? QStringLiteral("->serverPort()") : QStringLiteral("->localPort()"));
    const bool binds = r.call == Call::Bind || r.call == Call::Listen;
    const SocketAddress host = r.call == Call::Listen && own ? own->bound : r.address;
    if (r.call == Call::Listen && own)
        port = QString::number(own->bound.port());
    if (binds && own && own->keepsPort() && host.port() == 0 && !r.failed())
        port = QString::number(own->local.port());
    const QString text = host.isNull()
        ? QStringLiteral("QHostAddress::Any")
        : QStringLiteral("QHostAddress(QStringLiteral(%1))").arg(literals::cString(host.host().toUtf8()));
    return text + QStringLiteral(", ") + port;
}

QString QtWriter::unixPath() const
{
    const CodeSocket *own = m_plan.socket(m_call->record().socket);
    const SocketAddress address = m_call->record().call == Call::Listen && own ? own->bound : m_call->record().address;
    QByteArray name = literals::unixName(address);
    if (name.startsWith('\0'))
        name.remove(0, 1);
    return QStringLiteral("QString::fromLocal8Bit(QByteArray(%1, %2))")
        .arg(literals::cString(name), QString::number(name.size()));
}

QString QtWriter::given() const
{
    const CallRecord &r = m_call->record();
    const qint64 missing = r.asked - r.data.size();
    const int run = literals::runOf(r.data);
    QString text = run >= 0
        ? QStringLiteral("QByteArray(%1, char(%2))").arg(r.data.size()).arg(run)
        : QStringLiteral("QByteArray(%1, %2)").arg(literals::cLines(r.data, 8), QString::number(r.data.size()));
    // Of what the kernel did not take only the length is kept.
    if (missing > 0)
        text += QStringLiteral(" + QByteArray(%1, '.')").arg(missing);
    return text;
}

void QtWriter::makeSocket()
{
    const CallRecord &r = m_call->record();
    static constexpr std::array<const char *, 6> classes{"",           "QTcpServer",   "QTcpSocket",
                                                         "QUdpSocket", "QLocalServer", "QLocalSocket"};
    const CodeSocket *socket = m_plan.socket(madeBy(r));
    const Kind kind = kindOf(socket);
    if (r.failed() || kind == Kind::None) {
        leaveOut(QStringLiteral("Qt's classes have no such socket"));
        return;
    }
    QString made = QLatin1StringView(classes.at(static_cast<std::size_t>(kind)));
    if (startsTls(madeBy(r)))
        made = QStringLiteral("QSslSocket");
    else if (kind == Kind::TcpServer && givesTls(madeBy(r)))
        made = QStringLiteral("TlsServer");
    m_lines.add(QStringLiteral("auto *%1 = new %2(&app);").arg(socket->name, made));
}

void QtWriter::bindSocket()
{
    if (isServer()) {
        m_lines.add(QStringLiteral("// bind: listen() of %1 does it").arg(self()));
        return;
    }
    if (kind() == Kind::LocalSocket) {
        leaveOut(QStringLiteral("a QLocalSocket has no address of its own"));
        return;
    }
    m_lines.add(QStringLiteral("{\n    const bool done = %1->bind(%2);").arg(self(), hostAndPort()));
    m_lines.indent();
    check(QStringLiteral("errnoOf(%1->error())").arg(self()));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
    m_open.insert(m_call->record().socket);
}

void QtWriter::listenOn()
{
    if (!isServer()) {
        leaveOut(QStringLiteral("it failed, and a socket that does not listen is no server in Qt"));
        return;
    }
    const CodeSocket *own = m_plan.socket(m_call->record().socket);
    if (kind() == Kind::LocalServer && literals::unixName(own->bound).startsWith('\0'))
        m_lines.add(QStringLiteral("%1->setSocketOptions(QLocalServer::AbstractNamespaceOption);").arg(self()));
    m_lines.add(QStringLiteral("%1->setListenBacklogSize(%2);").arg(self()).arg(m_call->record().asked));
    m_lines.add(QStringLiteral("{\n    const bool done = %1->listen(%2);")
                    .arg(self(), kind() == Kind::TcpServer ? hostAndPort() : unixPath()));
    m_lines.indent();
    check(QStringLiteral("errnoOf(%1->serverError())").arg(self()));
    m_lines.outdent();
    m_lines.add(QStringLiteral("}"));
    m_open.insert(m_call->record().socket);
}

void QtWriter::accepted()
{
    const CallRecord &r = m_call->record();
    if (!isServer() || r.failed()) {
        leaveOut(QStringLiteral("Qt accepts by itself; such a failure does not show"));
        return;
    }
    await(self() + QStringLiteral("->hasPendingConnections()"));
    m_lines.add((startsTls(r.newSocket)
                     ? QStringLiteral("auto *%1 = static_cast<QSslSocket *>(%2->nextPendingConnection());")
                     : QStringLiteral("auto *%1 = %2->nextPendingConnection();"))
                    .arg(m_plan.nameOf(r.newSocket), self()));
    m_open.insert(r.newSocket);
}

void QtWriter::connecting()
{
    if (isServer() || m_call->record().address.family() == constant::afUnspec) {
        leaveOut(QStringLiteral("Qt has no such connect"));
        return;
    }
    if (kind() != Kind::LocalSocket) {
        m_lines.add(QStringLiteral("%1->connectToHost(%2);").arg(self(), hostAndPort()));
        return;
    }
    if (literals::unixName(m_call->record().address).startsWith('\0'))
        m_lines.add(QStringLiteral("%1->setSocketOptions(QLocalSocket::AbstractNamespaceOption);").arg(self()));
    m_lines.add(QStringLiteral("%1->connectToServer(%2);").arg(self(), unixPath()));
}

void QtWriter::connected()
{
    const CallRecord &r = m_call->record();
    const QString name = r.call == Call::CreateConnection ? m_plan.nameOf(madeBy(r)) : self();
    // Non-blocking: it went on by itself, and what comes next waits.
    await(QStringLiteral("isSettled(%1)").arg(name));
    if (expected() != QLatin1StringView("EINPROGRESS")) {
        m_lines.add(QStringLiteral("{\n    const bool done = isConnected(%1);").arg(name));
        m_lines.indent();
        check(QStringLiteral("errnoOf(%1->error())").arg(name));
        m_lines.outdent();
        m_lines.add(QStringLiteral("}"));
    }
    m_open.insert(r.call == Call::CreateConnection ? madeBy(r) : r.socket);
}

void QtWriter::createConnection()
{
    const CallRecord &r = m_call->record();
    const CodeSocket *made = m_plan.socket(madeBy(r));
    if (r.failed() || !made || r.address.isNull()) {
        leaveOut(QStringLiteral("it failed, and its port is not in the record"));
        return;
    }
    m_lines.add(QStringLiteral("auto *%1 = new %3(&app);\n%1->connectToHost(%2);")
                    .arg(made->name, hostAndPort(),
                         made->startsTls ? QStringLiteral("QSslSocket") : QStringLiteral("QTcpSocket")));
}

void QtWriter::sending()
{
    if (isServer()) {
        leaveOut(QStringLiteral("a server of Qt has no data of its own"));
        return;
    }
    if (m_call->record().failed()) {
        m_lines.add(
            QStringLiteral("{\n    const bool done = %1->write(%2) >= 0 && isConnected(%1);").arg(self(), given()));
        m_lines.indent();
        check(expected());
        m_lines.outdent();
        m_lines.add(QStringLiteral("}"));
        return;
    }
    m_lines.add(QStringLiteral("%1->write(%2);").arg(self(), given()));
}

void QtWriter::sent()
{
    // A send that took less, or none, waited for nothing.
    const CallRecord &r = m_call->record();
    if (!r.failed() && r.asked == r.data.size())
        await((m_call->tls ? QStringLiteral("%1->bytesToWrite() == 0 && %1->encryptedBytesToWrite() == 0")
                           : QStringLiteral("%1->bytesToWrite() == 0"))
                  .arg(self()));
}

void QtWriter::sendTo()
{
    if (kind() != Kind::UdpSocket || m_call->record().failed()) {
        leaveOut(QStringLiteral("Qt sends datagrams over UDP alone, and tells failures by a signal"));
        return;
    }
    m_lines.add(QStringLiteral("%1->writeDatagram(%2, %3);").arg(self(), given(), hostAndPort()));
    m_open.insert(m_call->record().socket);
}

void QtWriter::datagram()
{
    const CallRecord &r = m_call->record();
    if (r.failed()) {
        leaveOut(QStringLiteral("Qt tells such a failure by a signal"));
        return;
    }
    await(self() + QStringLiteral("->hasPendingDatagrams()"));
    m_lines.add(QStringLiteral("show(\"%1\", %1->receiveDatagram(%2).data());").arg(self()).arg(r.asked));
}

void QtWriter::received()
{
    const CallRecord &r = m_call->record();
    if (isServer()) {
        leaveOut(QStringLiteral("a server of Qt has no data of its own"));
    } else if (kind() == Kind::UdpSocket) {
        datagram();
    } else if (!r.failed()) {
        const qint64 wanted = r.call == Call::Recvall ? qMax<qint64>(r.asked, 1) : qMax<qint64>(r.data.size(), 1);
        await(r.isEndOfStream() ? QStringLiteral("isClosed(%1)").arg(self())
                                : QStringLiteral("%1->bytesAvailable() >= %2 || isClosed(%1)").arg(self()).arg(wanted));
        const bool peek = (r.arguments[0] & constant::msgPeek) != 0;
        m_lines.add(QStringLiteral("show(\"%1\", %1->%2(%3));")
                        .arg(self(), peek ? QStringLiteral("peek") : QStringLiteral("read"), QString::number(r.asked)));
    } else {
        const bool timed = r.flags.testFlag(RecordFlag::TimedOut) && m_call->timeoutNs > 0;
        const bool atOnce = expected() == QLatin1StringView("EAGAIN");
        const QString some = QStringLiteral("%1->bytesAvailable() > 0").arg(self());
        if (!timed && !atOnce)
            await(QStringLiteral("isClosed(%1)").arg(self()));
        m_lines.add(
            QStringLiteral("{\n    const bool done = %1;")
                .arg(timed
                         ? QStringLiteral("until([&] { return %1; }, %2)").arg(some).arg(m_call->timeoutNs / 1'000'000)
                         : some));
        m_lines.indent();
        check(expected());
        m_lines.outdent();
        m_lines.add(QStringLiteral("}"));
    }
}

void QtWriter::shutDown()
{
    const CallRecord &r = m_call->record();
    if (isServer() || kind() == Kind::UdpSocket || r.failed()) {
        leaveOut(QStringLiteral("Qt ends connections only"));
        return;
    }
    if (r.arguments[0] == constant::shutRdwr) {
        m_lines.add(QStringLiteral("%1->%2();")
                        .arg(self(),
                             kind() == Kind::LocalSocket ? QStringLiteral("disconnectFromServer")
                                                         : QStringLiteral("disconnectFromHost")));
        return;
    }
    await(QStringLiteral("%1->bytesToWrite() == 0").arg(self()));
    m_lines.add(
        QStringLiteral("::shutdown(int(%1->socketDescriptor()), %2); // Qt itself cannot end one direction alone")
            .arg(self(), symbolName(SymbolTable::Shutdown, r.arguments[0])));
}

void QtWriter::close()
{
    m_lines.add(self() + QStringLiteral("->close();"));
}

} // namespace sw

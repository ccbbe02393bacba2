// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtwording.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QLocale>

#include "qtgaps.h"

namespace sw {

namespace {

template<typename Key>
struct Sentence
{
    Key key;
    const char *text; ///< {result} and {asked} stand for the notice's members
};

// clang-format off
constexpr std::array<Sentence<Notice>, 10> notices{{
    {Notice::QtOptionKept, QT_TRANSLATE_NOOP("QtWording", "Qt has made no descriptor yet: the option is kept, and set when Qt binds or one is needed.")},
    {Notice::QtBindKept, QT_TRANSLATE_NOOP("QtWording", "QLocalSocket and QLocalServer have no bind: the path is kept for QLocalServer::listen, which binds it. Whether it is free shows only then.")},
    {Notice::QtAcceptedAhead, QT_TRANSLATE_NOOP("QtWording", "QTcpServer has accepted a connection that no accept was waiting for: Qt takes them by itself, up to {asked} at a time. The peer sees itself connected.")},
    {Notice::QtAcceptsNoMore, QT_TRANSLATE_NOOP("QtWording", "{result} connections wait in QTcpServer, as many as it takes: it accepts no more until some are taken out. Further ones wait in the kernel's accept queue.")},
    {Notice::QtWriteBufferFull, QT_TRANSLATE_NOOP("QtWording", "{result} bytes wait in Qt's own buffer, which the peer is too slow for. Qt would take more without a limit; here further sends wait at {asked} bytes.")},
    {Notice::QtReadBufferFull, QT_TRANSLATE_NOOP("QtWording", "{result} bytes wait in Qt's own buffer (readBufferSize): Qt reads no more, the kernel's receive buffer fills, then TCP slows the peer.")},
    {Notice::QtPeerEndClosesBoth, QT_TRANSLATE_NOOP("QtWording", "The peer has ended the connection, and Qt has closed both directions: bytes that were still to be sent and are lost: {result}. Qt has one name (RemoteHostClosedError) for an end and for a reset, so nobody can tell which it was. The native backend tells.")},
    {Notice::QtCloseDrains, QT_TRANSLATE_NOOP("QtWording", "The socket is closed, but {result} bytes still wait in Qt's own buffer: Qt sends them from the event loop, then closes the descriptor.")},
    {Notice::QtAbortIsNoReset, QT_TRANSLATE_NOOP("QtWording", "QAbstractSocket::abort drops what waits and closes at once, but it sets no SO_LINGER: the peer gets a reset only when unread bytes are left, else an end. The native backend sends a reset.")},
    {Notice::QtTlsErrorsIgnored, QT_TRANSLATE_NOOP("QtWording", "The connection goes on in spite of what is wrong with the peer's certificate (errors: {result}), as was asked for this connection: it is encrypted, but nobody knows with whom.")},
}};

constexpr std::array<Sentence<QtGap>, 23> gaps{{
    {QtGap::HalfClose, QT_TRANSLATE_NOOP("QtWording", "Qt cannot end one direction alone: disconnectFromHost closes both. Use SHUT_RDWR, or the native backend.")},
    {QtGap::Pair, QT_TRANSLATE_NOOP("QtWording", "Qt has no socketpair. Use the native backend.")},
    {QtGap::Duplicate, QT_TRANSLATE_NOOP("QtWording", "Qt objects cannot share a socket: there is no dup. Use the native backend.")},
    {QtGap::Wait, QT_TRANSLATE_NOOP("QtWording", "Qt programs do not poll: signals tell when something can be read. Use the native backend.")},
    {QtGap::File, QT_TRANSLATE_NOOP("QtWording", "makefile and its calls are of the native backend: a QTcpSocket is a QIODevice, with a buffer of its own.")},
    {QtGap::Name, QT_TRANSLATE_NOOP("QtWording", "QHostInfo looks up hosts only: no services, protocols, flags. Use the native backend.")},
    {QtGap::ByteOrder, QT_TRANSLATE_NOOP("QtWording", "Calls that convert numbers and addresses touch no socket: use the native backend.")},
    {QtGap::Family, QT_TRANSLATE_NOOP("QtWording", "Qt's classes know IPv4, IPv6 and unix sockets only. Use the native backend.")},
    {QtGap::Packets, QT_TRANSLATE_NOOP("QtWording", "Qt's classes know TCP, UDP and unix streams only: no SOCK_SEQPACKET, no raw sockets, no unix datagrams. Use the native backend.")},
    {QtGap::Protocol, QT_TRANSLATE_NOOP("QtWording", "Qt chooses the protocol by the class of the socket. Use 0, or the native backend.")},
    {QtGap::Flags, QT_TRANSLATE_NOOP("QtWording", "Qt's read and write have no MSG_ flags. Use the native backend.")},
    {QtGap::Backlog, QT_TRANSLATE_NOOP("QtWording", "A listening QTcpServer or QLocalServer cannot listen again: its backlog is set before. Use the native backend.")},
    {QtGap::Datagrams, QT_TRANSLATE_NOOP("QtWording", "A QUdpSocket does not listen, accept, or read and write in full. Use a TCP socket.")},
    {QtGap::ServerShutdown, QT_TRANSLATE_NOOP("QtWording", "QTcpServer and QLocalServer have no shutdown: close() ends the listening. Use close, or the native backend.")},
    {QtGap::NoName, QT_TRANSLATE_NOOP("QtWording", "QLocalServer::listen needs a name: the system picks none. Give a path or @name, or use the native backend.")},
    {QtGap::ReuseAddress, QT_TRANSLATE_NOOP("QtWording", "QTcpServer::listen always sets SO_REUSEADDR. The native backend leaves the choice.")},
    {QtGap::Broadcast, QT_TRANSLATE_NOOP("QtWording", "QUdpSocket always sets SO_BROADCAST. The native backend leaves the choice.")},
    {QtGap::PacketInfo, QT_TRANSLATE_NOOP("QtWording", "QUdpSocket always asks for destination, interface and hop limit. The native backend leaves the choice.")},
    {QtGap::Drops, QT_TRANSLATE_NOOP("QtWording", "QNetworkDatagram does not tell how many datagrams the kernel has dropped. Use the native backend.")},
    {QtGap::ErrorQueue, QT_TRANSLATE_NOOP("QtWording", "QUdpSocket does not read the error queue. Use the native backend.")},
    {QtGap::LocalName, QT_TRANSLATE_NOOP("QtWording", "A QLocalSocket has no address of its own: bind is for the one that listens. Use the native backend.")},
    {QtGap::Encryption, QT_TRANSLATE_NOOP("QtWording", "TLS runs over TCP connections here: Qt's QSslSocket is a QTcpSocket.")},
    {QtGap::PlainObject, QT_TRANSLATE_NOOP("QtWording", "This connection is a QTcpSocket, which cannot start TLS: a QSslSocket can. Choose TLS, at once or later, before the socket is made.")},
}};
// clang-format on

template<typename Rows, typename Key>
QString textIn(const Rows &rows, Key key)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [key](const auto &row) { return row.key == key; });
    return found == rows.end() ? QString() : QCoreApplication::translate("QtWording", found->text);
}

} // namespace

QString qtGapText(int gap)
{
    return textIn(gaps, static_cast<QtGap>(gap));
}

QString qtNoticeText(const CallRecord &notice)
{
    if (notice.notice == Notice::QtCannot)
        return qtGapText(static_cast<int>(notice.result));
    const QLocale locale;
    QString text = textIn(notices, notice.notice);
    text.replace(QLatin1StringView("{result}"), locale.toString(notice.result));
    text.replace(QLatin1StringView("{asked}"), locale.toString(notice.asked));
    return text;
}

} // namespace sw

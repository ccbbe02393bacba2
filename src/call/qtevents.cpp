// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtevents.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

using A = QtArgument;
using R = QtResult;

// clang-format off
constexpr std::array table{
    QtEventTraits{QtEvent::None, "", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::SetSocketDescriptor, "setSocketDescriptor", false, A::Number, R::Truth},
    QtEventTraits{QtEvent::SetReadBufferSize, "setReadBufferSize", false, A::Number, R::Nothing},
    QtEventTraits{QtEvent::SetSocketOption, "setSocketOption", false, A::OptionAndNumber, R::Nothing},
    QtEventTraits{QtEvent::SocketOption, "socketOption", false, A::Name, R::Number},
    QtEventTraits{QtEvent::Bind, "bind", false, A::Address, R::Truth},
    QtEventTraits{QtEvent::SetListenBacklogSize, "setListenBacklogSize", false, A::Number, R::Nothing},
    QtEventTraits{QtEvent::Listen, "listen", false, A::Address, R::Truth},
    QtEventTraits{QtEvent::NextPendingConnection, "nextPendingConnection", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::ConnectToHost, "connectToHost", false, A::Address, R::Nothing},
    QtEventTraits{QtEvent::ConnectToServer, "connectToServer", false, A::Address, R::Nothing},
    QtEventTraits{QtEvent::Write, "write", false, A::Bytes, R::Number},
    QtEventTraits{QtEvent::Read, "read", false, A::Number, R::Bytes},
    QtEventTraits{QtEvent::WriteDatagram, "writeDatagram", false, A::Bytes, R::Number},
    QtEventTraits{QtEvent::ReceiveDatagram, "receiveDatagram", false, A::Number, R::Bytes},
    QtEventTraits{QtEvent::DisconnectFromHost, "disconnectFromHost", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::DisconnectFromServer, "disconnectFromServer", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::Abort, "abort", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::Close, "close", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::LookupHost, "lookupHost", false, A::Text, R::Nothing},
    QtEventTraits{QtEvent::AbortHostLookup, "abortHostLookup", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::ConnectToHostEncrypted, "connectToHostEncrypted", false, A::Text, R::Nothing},
    QtEventTraits{QtEvent::StartClientEncryption, "startClientEncryption", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::StartServerEncryption, "startServerEncryption", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::IgnoreSslErrors, "ignoreSslErrors", false, A::None, R::Nothing},
    QtEventTraits{QtEvent::HostFound, "hostFound", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::StateChanged, "stateChanged", true, A::State, R::Nothing},
    QtEventTraits{QtEvent::Connected, "connected", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::ReadyRead, "readyRead", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::BytesWritten, "bytesWritten", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::ReadChannelFinished, "readChannelFinished", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::Disconnected, "disconnected", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::ErrorOccurred, "errorOccurred", true, A::Error, R::Nothing},
    QtEventTraits{QtEvent::NewConnection, "newConnection", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::AcceptError, "acceptError", true, A::Error, R::Nothing},
    QtEventTraits{QtEvent::LookedUp, "lookedUp", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::Encrypted, "encrypted", true, A::None, R::Nothing},
    QtEventTraits{QtEvent::SslErrors, "sslErrors", true, A::Name, R::Nothing},
    QtEventTraits{QtEvent::PeerVerifyError, "peerVerifyError", true, A::Name, R::Nothing},
    QtEventTraits{QtEvent::SetSslConfiguration, "setSslConfiguration", false, A::Name, R::Nothing},
    QtEventTraits{QtEvent::SetPeerVerifyName, "setPeerVerifyName", false, A::Text, R::Nothing},
    QtEventTraits{QtEvent::AlertSent, "alertSent", true, A::Name, R::Nothing},
    QtEventTraits{QtEvent::AlertReceived, "alertReceived", true, A::Name, R::Nothing},
    QtEventTraits{QtEvent::EncryptedBytesWritten, "encryptedBytesWritten", true, A::None, R::Nothing},
};

constexpr std::array classes{
    QLatin1StringView(), QLatin1StringView("QTcpServer"), QLatin1StringView("QTcpSocket"),
    QLatin1StringView("QSslSocket"), QLatin1StringView("QUdpSocket"), QLatin1StringView("QLocalServer"),
    QLatin1StringView("QLocalSocket"), QLatin1StringView("QHostInfo"),
};
// qabstractsocket.h, from 0 on
constexpr std::array states{
    QLatin1StringView("UnconnectedState"), QLatin1StringView("HostLookupState"), QLatin1StringView("ConnectingState"),
    QLatin1StringView("ConnectedState"), QLatin1StringView("BoundState"), QLatin1StringView("ListeningState"),
    QLatin1StringView("ClosingState"),
};
constexpr std::array errors{
    QLatin1StringView("ConnectionRefusedError"), QLatin1StringView("RemoteHostClosedError"),
    QLatin1StringView("HostNotFoundError"), QLatin1StringView("SocketAccessError"),
    QLatin1StringView("SocketResourceError"), QLatin1StringView("SocketTimeoutError"),
    QLatin1StringView("DatagramTooLargeError"), QLatin1StringView("NetworkError"),
    QLatin1StringView("AddressInUseError"), QLatin1StringView("SocketAddressNotAvailableError"),
    QLatin1StringView("UnsupportedSocketOperationError"), QLatin1StringView("UnfinishedSocketOperationError"),
    QLatin1StringView("ProxyAuthenticationRequiredError"), QLatin1StringView("SslHandshakeFailedError"),
    QLatin1StringView("ProxyConnectionRefusedError"), QLatin1StringView("ProxyConnectionClosedError"),
    QLatin1StringView("ProxyConnectionTimeoutError"), QLatin1StringView("ProxyNotFoundError"),
    QLatin1StringView("ProxyProtocolError"), QLatin1StringView("OperationError"),
    QLatin1StringView("SslInternalError"), QLatin1StringView("SslInvalidUserDataError"),
    QLatin1StringView("TemporaryError"),
};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].event) != i)
            return false;
    }
    return table.size() == static_cast<std::size_t>(QtEvent::Count);
}
static_assert(inOrder(), "a row for every function and signal, in order");

template<typename Names>
QLatin1StringView nameIn(const Names &names, int number)
{
    return number < 0 || static_cast<std::size_t>(number) >= names.size() ? QLatin1StringView("?")
                                                                          : names[static_cast<std::size_t>(number)];
}

} // namespace

const QtEventTraits &traitsOf(QtEvent event)
{
    return table[event < QtEvent::Count ? static_cast<std::size_t>(event) : 0];
}

QLatin1StringView qtClassName(QtClass one)
{
    return nameIn(classes, static_cast<int>(one));
}

QtClass qtServerOf(QtClass one)
{
    if (one == QtClass::LocalSocket)
        return QtClass::LocalServer;
    return one == QtClass::TcpSocket || one == QtClass::SslSocket ? QtClass::TcpServer : QtClass::None;
}

QtEvent qtEventOf(Call call, QtClass one)
{
    struct Row
    {
        Call call;
        QtEvent event;
        QtEvent ofLocal;
        QtEvent ofDatagrams;
    };
    static constexpr std::array rows{
        Row{Call::Bind, QtEvent::Bind, QtEvent::None, QtEvent::Bind},
        Row{Call::Listen, QtEvent::Listen, QtEvent::Listen, QtEvent::None},
        Row{Call::Accept, QtEvent::NextPendingConnection, QtEvent::NextPendingConnection, QtEvent::None},
        Row{Call::Connect, QtEvent::ConnectToHost, QtEvent::ConnectToServer, QtEvent::ConnectToHost},
        Row{Call::Send, QtEvent::Write, QtEvent::Write, QtEvent::Write},
        Row{Call::Sendto, QtEvent::None, QtEvent::None, QtEvent::WriteDatagram},
        Row{Call::Recv, QtEvent::Read, QtEvent::Read, QtEvent::ReceiveDatagram},
        Row{Call::Recvfrom, QtEvent::Read, QtEvent::Read, QtEvent::ReceiveDatagram},
        Row{Call::Shutdown, QtEvent::DisconnectFromHost, QtEvent::DisconnectFromServer, QtEvent::None},
        Row{Call::Close, QtEvent::Close, QtEvent::Close, QtEvent::Close},
    };
    const auto found = std::find_if(rows.begin(), rows.end(), [call](const Row &row) { return row.call == call; });
    if (found == rows.end() || one == QtClass::None || one == QtClass::HostInfo)
        return QtEvent::None;
    if (one == QtClass::UdpSocket)
        return found->ofDatagrams;
    return one == QtClass::LocalSocket || one == QtClass::LocalServer ? found->ofLocal : found->event;
}

QLatin1StringView qtStateName(int state)
{
    return nameIn(states, state);
}

QLatin1StringView qtErrorName(int error)
{
    return nameIn(errors, error);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QtGlobal>

#include "callnames.h"

namespace sw {

/// Where a row of the log comes from: the kernel, a function of Qt that was called, or a signal that Qt sent.
enum class RecordLayer : quint8 { Kernel, QtCall, QtSignal };

/// The class of Qt whose function or signal a row is about.
enum class QtClass : quint8 { None, TcpServer, TcpSocket, SslSocket, UdpSocket, LocalServer, LocalSocket, HostInfo };

/// A function or signal of Qt's network classes. The order is that of the table in qtevents.cpp.
enum class QtEvent : quint8 {
    None,
    // Functions
    SetSocketDescriptor, ///< asked = the descriptor
    SetReadBufferSize, ///< asked = bytes
    SetSocketOption, ///< text = name of the option, asked = value
    SocketOption, ///< text = name of the option, result = value
    Bind,
    SetListenBacklogSize, ///< asked = connections
    Listen,
    NextPendingConnection,
    ConnectToHost,
    ConnectToServer,
    Write,
    Read,
    WriteDatagram,
    ReceiveDatagram,
    DisconnectFromHost,
    DisconnectFromServer,
    Abort,
    Close,
    LookupHost, ///< text = host
    AbortHostLookup,
    ConnectToHostEncrypted, ///< text = host
    StartClientEncryption,
    StartServerEncryption,
    IgnoreSslErrors,
    // Signals
    HostFound,
    StateChanged, ///< result = QAbstractSocket::SocketState
    Connected,
    ReadyRead, ///< result = bytesAvailable()
    BytesWritten, ///< result = bytes that the kernel took, asked = bytesToWrite() left
    ReadChannelFinished,
    Disconnected,
    ErrorOccurred, ///< qtError
    NewConnection,
    AcceptError, ///< qtError
    LookedUp, ///< result = addresses
    Encrypted,
    SslErrors, ///< result = how many, text = their names
    PeerVerifyError, ///< text = name of the error
    // Functions and signals of QSslSocket
    SetSslConfiguration, ///< text = what is asked for
    SetPeerVerifyName, ///< text = name
    AlertSent, ///< text = name of the alert
    AlertReceived,
    EncryptedBytesWritten, ///< result = bytes that the kernel took, asked = encryptedBytesToWrite() left
    Count,
};

/// What stands between the parentheses of such a row, and whether it tells a result.
enum class QtArgument : quint8 { None, Address, Number, Text, Name, OptionAndNumber, Bytes, State, Error };
enum class QtResult : quint8 { Nothing, Truth, Number, Bytes };

/// One row of the table of Qt's functions and signals.
struct QtEventTraits
{
    QtEvent event;
    const char *name;
    bool isSignal;
    QtArgument argument;
    QtResult result;
};

const QtEventTraits &traitsOf(QtEvent event);
QLatin1StringView qtClassName(QtClass one); ///< "QTcpSocket"; empty for None
/// The class whose objects give such connections: QTcpServer for QTcpSocket; None when there is none.
QtClass qtServerOf(QtClass one);
/// The function that stands for a call on an object of that class; None: the class has none.
QtEvent qtEventOf(Call call, QtClass one);
/// Names as Qt's headers spell them, "?" for a number that has none; `state` is a QAbstractSocket::SocketState, `error` a
/// QAbstractSocket::SocketError.
QLatin1StringView qtStateName(int state);
QLatin1StringView qtErrorName(int error);

} // namespace sw

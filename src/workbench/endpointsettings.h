// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include "answerrule.h"
#include "backendkind.h"
#include "longsettings.h"
#include "presetoptions.h"
#include "replyrule.h"
#include "tlssettings.h"

namespace sw {

/// What an endpoint does by itself when data arrives. A value; may be changed while it runs.
struct ReplySettings
{
    ReplyRule rule;
    RuleSet rules; ///< count when rule.kind is Rules; kept when it is another
    QByteArray greeting; ///< sent as soon as a connection stands; empty = none
    bool closeAfterPeer = true; ///< close a connection whose peer has ended its direction or reset it
    int receiveBytes = 65536; ///< what one recv of a stream asks for

    static constexpr int mostReceiveBytes = 1024 * 1024;
    bool operator==(const ReplySettings &other) const = default;
};

/// What a stream of a panel runs over.
enum class StreamProtocol : quint8 {
    Tcp,
    UnixStream,
    UnixSeqpacket, ///< keeps the bounds of messages
};

/// When a panel's TCP connections are encrypted. All but No need the Qt backend, as the native one has no TLS.
enum class TlsUse : quint8 {
    No,
    AtOnce, ///< as soon as a connection stands
    Later, ///< when the person says so, on an open connection (STARTTLS)
};

/// What a server panel asks for. A value.
struct ServerSettings
{
    BackendKind backend = BackendKind::Native;
    StreamProtocol protocol = StreamProtocol::Tcp;
    QString path; ///< of a unix socket: a path, @name, or empty: the system picks an abstract name. TCP: what follows
    QString host = QStringLiteral("127.0.0.1"); ///< numeric or a name; empty = any IPv4 address
    quint16 port = 9999; ///< 0 = the system picks
    int backlog = 5;
    QString interfaceName; ///< SO_BINDTODEVICE; empty = any
    bool reuseAddress = true; ///< SO_REUSEADDR
    bool dualStack = true; ///< on an IPv6 address: IPV6_V6ONLY off, so that IPv4 peers get in too
    PresetOptions options; ///< set on the listening socket, or on each connection where they belong there
    ReplySettings reply;
    LongSettings stay; ///< heartbeat; of a client: connecting again
    TlsUse tlsUse = TlsUse::No;
    TlsSettings tls;
};

/// What a client panel asks for. A value.
struct ClientSettings
{
    BackendKind backend = BackendKind::Native;
    StreamProtocol protocol = StreamProtocol::Tcp;
    QString path; ///< of a unix socket: a path or @name. TCP: what follows
    QString localPath; ///< of a unix socket: bound before connect; empty = none
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 9999;
    QString localHost; ///< numeric; empty = the system picks
    quint16 localPort = 0; ///< 0 = the system picks
    QString interfaceName;
    PresetOptions options;
    int timeoutMs = 5000; ///< give up connecting after this long; negative = as long as the kernel tries
    ReplySettings reply;
    LongSettings stay; ///< heartbeat; of a client: connecting again
    TlsUse tlsUse = TlsUse::No;
    TlsSettings tls;
};

/// Whether its connections are encrypted, sooner or later.
template<typename Settings>
bool encrypts(const Settings &settings)
{
    return settings.protocol == StreamProtocol::Tcp && settings.tlsUse != TlsUse::No;
}

/// What is no backend's name is the native one.
BackendKind backendFrom(const QJsonValue &value);
QJsonObject toJson(const ReplySettings &reply);
/// Without `ignoreErrors`: going on in spite of errors is asked for anew each time.
QJsonObject toJson(const TlsSettings &tls);
QJsonObject toJson(const ServerSettings &settings);
QJsonObject toJson(const ClientSettings &settings);
/// Missing or wrong members keep their defaults.
ReplySettings replySettingsFrom(const QJsonObject &object);
TlsSettings tlsSettingsFrom(const QJsonObject &object);
ServerSettings serverSettingsFrom(const QJsonObject &object);
ClientSettings clientSettingsFrom(const QJsonObject &object);

} // namespace sw

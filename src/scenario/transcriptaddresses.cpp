// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcriptaddresses.h"

#include <algorithm>

#include "calltable.h"
#include "hostport.h"
#include "reference.h"

namespace sw {

namespace {

constexpr QLatin1StringView unixPath("unix:/");

QString fieldOf(const QString &name, const char *field)
{
    return QStringLiteral("${%1.%2}").arg(name, QLatin1StringView(field));
}

QString literalAddress(const TranscriptCall &call)
{
    const QString text = call.args.value(QLatin1StringView("address")).toString();
    return reference::isIn(text) ? QString() : text;
}

bool isBind(const TranscriptCall &call)
{
    return call.call->call == Call::Bind && call.endedNs != 0 && !call.record.failed();
}

/// Where the host ends and `:port` begins; nothing when the text has no port.
std::optional<QString> hostPart(const QString &text)
{
    const auto numeric = SocketAddress::parse(text);
    if (!numeric && !HostPort::parse(text))
        return std::nullopt;
    return text.left(text.lastIndexOf(u':'));
}

quint16 portOf(const QString &text)
{
    if (const auto numeric = SocketAddress::parse(text))
        return numeric->port();
    const auto named = HostPort::parse(text);
    return named ? named->port : quint16(0);
}

} // namespace

TranscriptAddresses::TranscriptAddresses(const Transcript &transcript, bool anyPort)
    : m_anyPort(anyPort)
{
    const auto localOf = [&transcript](const QString &name) {
        const auto found = std::find_if(transcript.sockets.begin(), transcript.sockets.end(),
                                        [&name](const TranscriptSocket &one) { return one.name == name; });
        return found == transcript.sockets.end() ? SocketAddress() : found->local;
    };
    QStringList fixed; // bound to a port that stands in the file
    for (const TranscriptCall &call : transcript.calls) {
        if (!isBind(call))
            continue;
        const QString text = literalAddress(call);
        if (anyPort && text.startsWith(unixPath)) {
            const QString name = text.mid(text.lastIndexOf(u'/') + 1);
            m_paths.insert(text, QStringLiteral("unix:${tmp}/") + (reference::isIn(name) ? QStringLiteral("s") : name));
            continue;
        }
        if (!anyPort && portOf(text) != 0) {
            fixed.append(call.on);
            continue;
        }
        if (const SocketAddress local = localOf(call.on); local.port() != 0)
            m_known.push_back({call.on, local, call.clickedNs, true});
    }
    for (const TranscriptCall &call : transcript.calls) {
        // Its port was picked by the system when it was connected, or listened without a bind.
        const bool picks = call.call->call == Call::Connect || call.call->call == Call::ConnectEx
            || call.call->call == Call::Listen || call.call->call == Call::Sendto;
        const QString name = picks ? call.on : call.call->call == Call::CreateConnection ? call.as.value(0) : QString();
        const bool known = fixed.contains(name)
            || std::any_of(m_known.begin(), m_known.end(), [&](const Known &one) { return one.name == name; });
        const SocketAddress local = name.isEmpty() || known ? SocketAddress() : localOf(name);
        if (local.port() != 0)
            m_known.push_back({name, local, call.clickedNs, call.call->call == Call::Listen});
    }
}

const TranscriptAddresses::Known *TranscriptAddresses::exact(const SocketAddress &address, qint64 atNs) const
{
    const Known *found = nullptr;
    for (const Known &one : m_known) {
        if (one.address == address && one.sinceNs < atNs && (!found || one.sinceNs > found->sinceNs))
            found = &one;
    }
    return found;
}

const TranscriptAddresses::Known *TranscriptAddresses::withPort(quint16 port, qint64 atNs) const
{
    const Known *found = nullptr;
    for (const Known &one : m_known) {
        if (one.bound && one.address.port() == port && one.sinceNs < atNs && (!found || one.sinceNs > found->sinceNs))
            found = &one;
    }
    return port == 0 ? nullptr : found;
}

QString TranscriptAddresses::pathFor(const QString &address) const
{
    return m_paths.value(address, address);
}

QString TranscriptAddresses::referred(const QString &address, qint64 atNs) const
{
    if (address.isEmpty() || reference::isIn(address))
        return address;
    if (address.startsWith(unixPath))
        return pathFor(address);
    const auto numeric = SocketAddress::parse(address);
    const Known *same = numeric && !numeric->isAnyHost() ? exact(*numeric, atNs) : nullptr;
    if (same)
        return fieldOf(same->name, "sockname");
    const Known *port = withPort(portOf(address), atNs);
    const auto host = hostPart(address);
    return port && host ? *host + u':' + fieldOf(port->name, "port") : address;
}

QJsonObject TranscriptAddresses::args(const TranscriptCall &call) const
{
    QJsonObject args = call.args;
    for (const char *key : {"address", "source"}) {
        const ArgSpec *spec = call.call->argument(QString(QLatin1StringView(key)));
        const QJsonValue value = args.value(QLatin1StringView(key));
        if (!spec || spec->kind != ArgKind::Address || !value.isString())
            continue;
        const QString text = value.toString();
        // The first one to bind it may have any; later ones mean that one.
        const bool own = m_anyPort && isBind(call) && !reference::isIn(text) && !withPort(portOf(text), call.clickedNs);
        const auto host = hostPart(text);
        if (own && text.startsWith(unixPath))
            args[QLatin1StringView(key)] = pathFor(text);
        else if (own && host && portOf(text) != 0)
            args[QLatin1StringView(key)] = QString(*host + QStringLiteral(":0"));
        else
            args[QLatin1StringView(key)] = referred(text, call.clickedNs);
    }
    const QJsonValue port = args.value(QLatin1StringView("port"));
    if (call.call->call == Call::CreateConnection && port.isDouble()) {
        if (const Known *known = withPort(static_cast<quint16>(port.toInt()), call.clickedNs))
            args[QStringLiteral("port")] = fieldOf(known->name, "port");
    }
    return args;
}

QString TranscriptAddresses::told(const TranscriptCall &call) const
{
    const SocketAddress &address = call.record.address;
    if (address.isNull())
        return {};
    const QString text = address.toString();
    if (text.startsWith(unixPath))
        return pathFor(text);
    // What a socket's own getsockname told would be compared with itself.
    const Known *known = exact(address, call.endedNs);
    return known && known->name != call.on ? fieldOf(known->name, "sockname") : QString();
}

} // namespace sw

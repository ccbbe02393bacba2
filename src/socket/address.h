// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QByteArrayView>
#include <QString>

struct sockaddr;

namespace sw {

/// A socket address as the kernel takes it (sockaddr of any family) together with its length. A value; any thread.
/// Text form: `127.0.0.1:80`, `[::1]:80`, `[fe80::1%eth0]:80`, `unix:/path`, `unix:@abstract` (see ip(7), ipv6(7), unix(7)).
class SocketAddress final
{
public:
    static constexpr int capacity = 128; ///< bytes, sizeof(sockaddr_storage)

    SocketAddress() = default;

    /// Copies `length` bytes of a sockaddr; longer ones are cut to `capacity`.
    static SocketAddress fromRaw(const void *bytes, unsigned length);
    /// The reverse of toString(). Numeric only: no name is resolved. Nothing when the text is no address or the port
    /// lies outside 0 to 65535.
    static std::optional<SocketAddress> parse(const QString &text);
    /// `host` without brackets; numeric IPv4 or IPv6 (with %scope). Nothing when it is not numeric.
    static std::optional<SocketAddress> fromHost(const QString &host, quint16 port);

    [[nodiscard]] const sockaddr *data() const;
    [[nodiscard]] unsigned length() const { return m_length; }
    [[nodiscard]] bool isNull() const { return m_length == 0; }
    [[nodiscard]] int family() const; ///< AF_UNSPEC when null
    [[nodiscard]] quint16 port() const; ///< host byte order, 0 when the family has none
    [[nodiscard]] SocketAddress withPort(quint16 port) const;
    [[nodiscard]] QString host() const; ///< numeric, without brackets; the path for AF_UNIX
    /// The 4 or 16 bytes of an IPv4 or IPv6 address in network order, inside this object; empty for other families.
    [[nodiscard]] QByteArrayView hostBytes() const;
    [[nodiscard]] QString toString() const; ///< empty when null
    [[nodiscard]] bool isAnyHost() const; ///< 0.0.0.0 or ::
    [[nodiscard]] bool isLoopback() const; ///< 127.0.0.0/8, ::1, ::ffff:127.0.0.0/104, AF_UNIX
    /// An IPv4-mapped IPv6 address (::ffff:a.b.c.d) as plain IPv4; others unchanged.
    [[nodiscard]] SocketAddress unmapped() const;

    bool operator==(const SocketAddress &other) const;

private:
    alignas(8) std::array<char, capacity> m_bytes{};
    unsigned m_length = 0;
};

} // namespace sw

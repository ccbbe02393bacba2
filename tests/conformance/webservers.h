// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include "program.h"

namespace sw {

/// A web server that nobody here wrote, on 127.0.0.1, for as long as the object lives: it serves one page from a folder of
/// its own. Needs no rights, and as root runs all the same. Main thread.
class WebServer final
{
public:
    enum class Make : quint8 { Python, Nginx };

    explicit WebServer(Make make);

    /// Until it listens. False, with what it said as a warning, when it does not.
    [[nodiscard]] bool start();
    [[nodiscard]] quint16 port() const { return m_port; }

    static QByteArray page() { return QByteArrayLiteral("a page of somebody else\n"); }
    /// After its answer the server ends the connection.
    static QByteArray request()
    {
        return QByteArrayLiteral("GET /page.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

private:
    [[nodiscard]] bool startPython();
    [[nodiscard]] bool startNginx();
    [[nodiscard]] bool write(const QString &name, const QByteArray &bytes) const;

    const Make m_make;
    QTemporaryDir m_folder;
    Program m_program; // goes before its folder
    quint16 m_port = 0;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "webservers.h"

#include <QtTest>

#include "loopbackpeer.h"
#include "patience.h"

namespace sw {

namespace {

constexpr int attempts = 3; ///< at a free port, which another program may take meanwhile

} // namespace

WebServer::WebServer(Make make)
    : m_make(make)
    , m_program(make == Make::Python ? QStringLiteral("python3") : QStringLiteral("nginx"))
{
}

bool WebServer::start()
{
    // nginx as root may serve as another user.
    const bool ready = write(QStringLiteral("page.txt"), page())
        && QFile::setPermissions(m_folder.path(),
                                 QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther);
    const bool started = ready && (m_make == Make::Python ? startPython() : startNginx());
    if (!started)
        qWarning("the web server does not start: %s", m_program.errors().constData());
    return started;
}

bool WebServer::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool WebServer::startPython()
{
    if (!m_program.start({QStringLiteral("-u"), QStringLiteral("-m"), QStringLiteral("http.server"),
                          QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--directory"),
                          m_folder.path(), QStringLiteral("0")}))
        return false;
    // "Serving HTTP on 127.0.0.1 port 34567 (http://..."
    static const QRegularExpression line(QStringLiteral(" port (\\d+) \\("));
    QString said;
    const bool ready = waitUntil([&] {
        said += QString::fromLatin1(m_program.process().readAllStandardOutput());
        return line.match(said).hasMatch() || !m_program.isRunning();
    });
    m_port = line.match(said).captured(1).toUShort();
    return ready && m_port != 0;
}

bool WebServer::startNginx()
{
    static const auto config = QStringLiteral(
        "daemon off; master_process off; pid %1/pid; error_log stderr;\n"
        "events { }\n"
        "http { access_log off; client_body_temp_path %1/a; proxy_temp_path %1/b; fastcgi_temp_path %1/c;\n"
        "uwsgi_temp_path %1/d; scgi_temp_path %1/e;\n"
        "server { listen 127.0.0.1:%2; root %1; } }\n");
    const QString file = m_folder.filePath(QStringLiteral("nginx.conf"));
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const SocketAddress address = closedLoopbackPort();
        m_port = address.port();
        if (!write(QStringLiteral("nginx.conf"), config.arg(m_folder.path()).arg(m_port).toUtf8())
            || !m_program.start({QStringLiteral("-e"), QStringLiteral("stderr"), QStringLiteral("-p"), m_folder.path(),
                                 QStringLiteral("-c"), file}))
            return false;
        // It writes its number once it listens, and ends when it cannot.
        const QString pid = m_folder.filePath(QStringLiteral("pid"));
        const auto decided = [&] { return QFileInfo(pid).size() > 0 || !m_program.isRunning(); };
        if (waitUntil(decided) && m_program.isRunning())
            return true;
    }
    return false;
}

} // namespace sw

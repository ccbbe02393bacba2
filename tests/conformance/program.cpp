// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "patience.h"

#include <utility>

#include <QStandardPaths>
#include <QtTest>

namespace sw {

Program::Program(const QString &name)
    : m_name(name)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    for (const auto *proxy : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
        environment.remove(QString::fromLatin1(proxy));
    m_process.setProcessEnvironment(environment);
}

Program::~Program()
{
    if (!isRunning())
        return;
    m_process.terminate();
    if (m_process.waitForFinished(2000))
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool Program::start(const QStringList &arguments)
{
    QString path = QStandardPaths::findExecutable(m_name);
    if (path.isEmpty())
        path = QStandardPaths::findExecutable(m_name, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")});
    if (path.isEmpty()) {
        qWarning("%s is not installed, see scripts/packages-test.txt", qPrintable(m_name));
        return false;
    }
    m_process.start(path, arguments);
    return m_process.waitForStarted(testPatienceMs);
}

QByteArray Program::outputAtEnd()
{
    const bool ended = waitUntil([this] { return !isRunning(); });
    if (!ended)
        qWarning("%s does not end", qPrintable(m_name));
    m_output += m_process.readAllStandardOutput();
    return std::exchange(m_output, {});
}

QByteArray Program::output(qsizetype size)
{
    const auto enough = [this, size] {
        m_output += m_process.readAllStandardOutput();
        return m_output.size() >= size || !isRunning();
    };
    if (!waitUntil(enough))
        qWarning("%s wrote %lld bytes only", qPrintable(m_name), static_cast<long long>(m_output.size()));
    return std::exchange(m_output, {});
}

} // namespace sw

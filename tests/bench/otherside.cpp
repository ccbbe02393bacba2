// SPDX-License-Identifier: GPL-3.0-or-later
#include "otherside.h"

#include <ctime>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

namespace sw {

OtherSide::OtherSide(const QStringList &task)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/bench_bare"), task);
    m_process.waitForStarted();
}

OtherSide::~OtherSide()
{
    m_process.kill();
    m_process.waitForFinished();
}

void OtherSide::readLines()
{
    while (m_process.canReadLine()) {
        const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
        if (words.size() == 2)
            m_told.insert(words[0], words[1].toLongLong());
    }
}

qint64 OtherSide::told(const QByteArray &word)
{
    waitUntil([&] {
        readLines();
        return m_told.contains(word) || m_process.state() == QProcess::NotRunning;
    });
    return m_told.value(word, -1);
}

void OtherSide::finish()
{
    waitUntil([&] { return m_process.state() == QProcess::NotRunning; });
    readLines();
}

void OtherSide::letGo()
{
    m_process.closeWriteChannel();
    finish();
}

bool waitUntil(const std::function<bool()> &ready, int mostMs)
{
    QElapsedTimer timer;
    timer.start();
    QTimer look; // so that the loop turns also while nothing else happens
    look.start(2);
    while (!ready()) {
        if (timer.elapsed() > mostMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

qint64 processorNs()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * 1'000'000'000LL + used.tv_nsec;
}

qint64 anonymousBytes(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("RssAnon:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return -1;
}

} // namespace sw

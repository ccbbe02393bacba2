// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace sw {

/// A program that nobody here wrote, as the peer of a test; it is ended with the object. Main thread.
class Program final
{
public:
    explicit Program(const QString &name);
    ~Program();
    Q_DISABLE_COPY_MOVE(Program)

    /// False when it is not installed (scripts/packages-test.txt names its package) or does not start.
    bool start(const QStringList &arguments);
    void write(const QByteArray &bytes) { m_process.write(bytes); }
    void endInput() { m_process.closeWriteChannel(); }
    /// Handles events until it has ended; gives all that it wrote to its standard output since the last ask.
    QByteArray outputAtEnd();
    /// Handles events until its output has that many bytes; gives what there is.
    QByteArray output(qsizetype size);
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] QByteArray errors() { return m_process.readAllStandardError(); }
    [[nodiscard]] QProcess &process() { return m_process; }

private:
    QString m_name;
    QProcess m_process;
    QByteArray m_output;
};

} // namespace sw

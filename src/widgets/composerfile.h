// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QObject>
#include <QTimer>

namespace sw {

/// Reads a regular file whole, a piece per turn of the event loop, so that the window stays alive. Main thread.
class ComposerFile final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 maxBytes = 256LL * 1024 * 1024;

    explicit ComposerFile(QObject *parent = nullptr);

    /// Forgets what it had and begins; finished() or failed() follows.
    void load(const QString &path);
    void clear(); ///< also stops reading

    [[nodiscard]] QString path() const { return m_file.fileName(); }
    [[nodiscard]] bool isLoading() const { return m_turn.isActive(); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; } ///< all of them once isLoaded()
    [[nodiscard]] qint64 size() const { return m_size; }

Q_SIGNALS:
    void progress(qint64 read, qint64 size);
    void finished();
    void failed(const QString &why);

private:
    void readPiece();
    void fail(const QString &why);

    QFile m_file;
    QTimer m_turn;
    QByteArray m_bytes;
    qint64 m_size = 0;
    bool m_loaded = false;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "composerfile.h"

#include <algorithm>

#include <QFileInfo>

#include "unitwords.h"

namespace sw {

namespace {

constexpr qint64 pieceBytes = 1024 * 1024; // a few milliseconds

} // namespace

ComposerFile::ComposerFile(QObject *parent)
    : QObject(parent)
{
    connect(&m_turn, &QTimer::timeout, this, &ComposerFile::readPiece);
}

void ComposerFile::load(const QString &path)
{
    clear();
    m_file.setFileName(path);
    const QFileInfo about(path);
    if (!about.exists())
        return fail(tr("There is no such file."));
    // Opening a pipe or a device could block the window, and has no end.
    if (!about.isFile())
        return fail(tr("This is no regular file; folders, pipes and devices cannot be sent."));
    if (!m_file.open(QIODevice::ReadOnly))
        return fail(tr("The file cannot be opened: %1.").arg(m_file.errorString()));
    m_size = m_file.size();
    if (m_size > maxBytes) {
        return fail(
            tr("The file has %1; at most %2 can be sent as one message.")
                .arg(UnitWords::size(static_cast<quint64>(m_size)), UnitWords::size(static_cast<quint64>(maxBytes))));
    }
    m_bytes.reserve(m_size);
    m_turn.start();
}

void ComposerFile::clear()
{
    m_turn.stop();
    m_file.close();
    m_file.setFileName(QString());
    m_bytes = QByteArray();
    m_size = 0;
    m_loaded = false;
}

void ComposerFile::readPiece()
{
    const QByteArray piece = m_file.read(pieceBytes);
    if (piece.isEmpty() && m_file.error() != QFileDevice::NoError)
        return fail(tr("The file cannot be read: %1.").arg(m_file.errorString()));
    m_bytes += piece;
    // The end is where reading ends, not where the size said: a file may grow or shrink meanwhile, /proc says 0.
    if (m_bytes.size() > maxBytes)
        return fail(tr("The file has more than %1, the most that can be sent as one message.")
                        .arg(UnitWords::size(static_cast<quint64>(maxBytes))));
    if (!piece.isEmpty()) {
        m_size = std::max<qint64>(m_size, m_bytes.size());
        Q_EMIT progress(m_bytes.size(), m_size);
        return;
    }
    m_turn.stop();
    m_file.close();
    m_size = m_bytes.size();
    m_loaded = true;
    Q_EMIT finished();
}

void ComposerFile::fail(const QString &why)
{
    m_turn.stop();
    m_file.close();
    m_bytes = QByteArray();
    Q_EMIT failed(why);
}

} // namespace sw

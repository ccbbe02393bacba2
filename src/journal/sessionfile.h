// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include <QByteArray>
#include <QString>

namespace sw {

/// A session file on disk: for its owner alone (0600), locked while somebody writes or mends it (flock(2)), read by position.
/// Never a device, a pipe or a symbolic link. One thread writes; read() and size(): any thread.
class SessionFile final
{
public:
    enum class Fault : quint8 {
        None,
        NotAFile, ///< something else stands there: it is not touched
        InUse, ///< another program writes it
        System, ///< errno
    };
    struct Opened
    {
        std::shared_ptr<SessionFile> file; ///< null when it failed
        Fault fault = Fault::None;
        int error = 0;
    };

    /// Makes the file, or empties the one that is there.
    static Opened create(const QString &path);
    static Opened openToMend(const QString &path); ///< locked, to be cut or continued
    static Opened openToRead(const QString &path); ///< also while another program writes it
    ~SessionFile();
    Q_DISABLE_COPY_MOVE(SessionFile)

    /// Appends all of it, or nothing: what a failed write left is cut off again. Gives 0 or errno.
    int append(QByteArrayView bytes);
    int cut(qint64 size); ///< 0 or errno
    /// Bytes from there on, fewer at the end of the file or after an error.
    [[nodiscard]] QByteArray read(qint64 at, qsizetype size) const;
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] bool isWrittenByOther() const; ///< whether somebody holds its lock; of a file that is open to be read
    int unlink() const; ///< removes its name; 0 or errno
    void unlock(); ///< it is finished: only read from now on
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    SessionFile(QString path, int descriptor, qint64 size);
    static Opened open(const QString &path, int flags, bool locked);

    const QString m_path;
    const int m_descriptor;
    std::atomic<qint64> m_size;
};

/// What a file system has.
struct DiskRoom
{
    quint64 free = 0; ///< for this user
    quint64 all = 0;
    bool known = false;
};
DiskRoom diskRoomAt(const QString &path);

/// Makes the folder and those above it that are missing, all for the owner alone (0700), and takes others' rights from one that
/// is there. 0 or errno; ENOTDIR: a link or something else stands there; EPERM: it belongs to somebody else.
int makePrivateFolder(const QString &path);

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "writtenfiles.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include <QFile>

#include "tlsresult.h"

namespace sw {

namespace {

struct Freed
{
    void operator()(char *text) const { std::free(text); }
};

/// Where it is without links and dots, as the system finds it; empty: there is no such folder.
QByteArray realFolder(const QByteArray &path)
{
    const std::unique_ptr<char, Freed> found(::realpath(path.constData(), nullptr));
    return found ? QByteArray(found.get()) : QByteArray();
}

/// Qt's own cleaning of paths takes `..` away before it looks at links, the system after it.
QByteArray folderOf(const QString &file)
{
    const QByteArray path = QFile::encodeName(file);
    const qsizetype end = path.lastIndexOf('/');
    return realFolder(end < 0 ? QByteArray(".") : end == 0 ? QByteArray("/") : path.left(end));
}

bool isBelow(const QByteArray &place, const QString &folder)
{
    const QByteArray whole = folder.isEmpty() ? QByteArray() : realFolder(QFile::encodeName(folder));
    return !whole.isEmpty() && (place == whole || whole == "/" || place.startsWith(whole + '/'));
}

} // namespace

QString fileElsewhere(const SocketCommand &command, const QStringList &folders)
{
    if (!command.tls || command.tls->selfSignedNames.isEmpty())
        return {};
    for (const QString &file : {command.tls->certificateFile, command.tls->keyFile}) {
        const QByteArray place = file.isEmpty() ? QByteArray() : folderOf(file);
        const bool open = place.isEmpty()
            || std::any_of(folders.begin(), folders.end(), [&](const QString &one) { return isBelow(place, one); });
        if (!open)
            return file;
    }
    return {};
}

CallRecord notWritten(const SocketCommand &command, const QString &file)
{
    TlsResult result;
    result.fault = TlsFault::FileElsewhere;
    result.detail = file;
    result.server = command.tls && command.tls->server;
    CallRecord record;
    record.call = command.call;
    record.socket = command.socket;
    record.arguments = command.arguments;
    record.text = command.host;
    record.result = -1;
    record.error = EACCES;
    record.value = result.toJson();
    return record;
}

} // namespace sw

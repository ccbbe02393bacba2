// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "loaderror.h"
#include "messagefile.h"

namespace sw {

/// The messages that a person keeps, in the order in which they came. Main thread.
class MessageLibrary final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const Messages &messages() const { return m_messages; }
    [[nodiscard]] const Message *message(int id) const; ///< null: there is none
    [[nodiscard]] QList<QStringList> folders() const; ///< of all messages, each once, sorted

    int add(Message message); ///< gives its id
    void add(const Messages &messages); ///< one change
    void replace(const Message &message); ///< the one with its id
    void remove(const QList<int> &ids); ///< can be undone once
    [[nodiscard]] int removedCount() const { return int(m_removed.size()); } ///< that undoRemoval() brings back
    void undoRemoval();
    void renameFolder(const QStringList &from, const QStringList &to); ///< with those below it

    /// Keeps them in that file from now on, which is read first. A file that cannot be read is put aside under `setAside` and stays
    /// there; one that cannot even be moved is left alone, and nothing is written. `errors` say why.
    struct Opening
    {
        LoadErrors errors;
        QString setAside;
    };
    Opening keepIn(const QString &path);
    /// Keeps these, and nothing that was here before, in that file from now on. Empty: in no file.
    void become(Messages messages, const QString &path);
    /// Keeps what is here in that file from now on.
    void moveTo(const QString &path);
    /// Writes what has changed; what cannot be written stays unsaved.
    MessagesUnwritten save();
    [[nodiscard]] bool isSaved() const { return !m_dirty; }

Q_SIGNALS:
    void changed();

private:
    void touch();

    Messages m_messages;
    std::vector<std::pair<size_t, Message>> m_removed; ///< with their places
    QString m_path;
    int m_nextId = 1;
    bool m_dirty = false;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelibrary.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>

namespace sw {

const Message *MessageLibrary::message(int id) const
{
    const auto found = std::ranges::find(m_messages, id, &Message::id);
    return found == m_messages.end() ? nullptr : &*found;
}

QList<QStringList> MessageLibrary::folders() const
{
    QList<QStringList> all;
    for (const Message &message : m_messages) {
        for (qsizetype depth = 1; depth <= message.folder.size(); ++depth) {
            if (!all.contains(message.folder.first(depth)))
                all.append(message.folder.first(depth));
        }
    }
    std::ranges::sort(all, [](const QStringList &a, const QStringList &b) {
        return std::lexicographical_compare(
            a.begin(), a.end(), b.begin(), b.end(),
            [](const QString &one, const QString &other) { return one.localeAwareCompare(other) < 0; });
    });
    return all;
}

int MessageLibrary::add(Message message)
{
    message.id = m_nextId++;
    const int id = message.id;
    m_messages.push_back(std::move(message));
    touch();
    return id;
}

void MessageLibrary::add(const Messages &messages)
{
    for (Message message : messages) {
        message.id = m_nextId++;
        m_messages.push_back(std::move(message));
    }
    if (!messages.empty())
        touch();
}

void MessageLibrary::replace(const Message &message)
{
    const auto found = std::ranges::find(m_messages, message.id, &Message::id);
    if (found == m_messages.end() || found->sameAs(message))
        return;
    *found = message;
    touch();
}

void MessageLibrary::remove(const QList<int> &ids)
{
    std::vector<std::pair<size_t, Message>> removed;
    Messages left;
    for (size_t i = 0; i < m_messages.size(); ++i) {
        if (ids.contains(m_messages[i].id))
            removed.emplace_back(i, m_messages[i]);
        else
            left.push_back(m_messages[i]);
    }
    if (removed.empty())
        return;
    m_removed = std::move(removed);
    m_messages = std::move(left);
    touch();
}

void MessageLibrary::undoRemoval()
{
    if (m_removed.empty())
        return;
    for (auto &[place, message] : m_removed)
        m_messages.insert(m_messages.begin() + static_cast<std::ptrdiff_t>(std::min(place, m_messages.size())),
                          std::move(message));
    m_removed.clear();
    touch();
}

void MessageLibrary::renameFolder(const QStringList &from, const QStringList &to)
{
    bool any = false;
    for (Message &message : m_messages) {
        if (message.folder.size() < from.size() || message.folder.first(from.size()) != from)
            continue;
        message.folder = to + message.folder.sliced(from.size());
        any = true;
    }
    if (any)
        touch();
}

MessageLibrary::Opening MessageLibrary::keepIn(const QString &path)
{
    Opening opening;
    m_path = path;
    if (!QFileInfo::exists(path))
        return opening;
    MessagesResult result = messagefile::loadFile(path);
    if (result.ok()) {
        for (Message &message : result.messages)
            message.id = m_nextId++;
        m_messages = std::move(result.messages);
        Q_EMIT changed();
        return opening;
    }
    opening.errors = std::move(result.errors);
    for (int i = 1; opening.setAside.isEmpty() && i < 1000; ++i) {
        const QString aside = path + QStringLiteral(".broken-%1").arg(i);
        if (!QFileInfo::exists(aside) && QFile::rename(path, aside))
            opening.setAside = aside;
    }
    if (opening.setAside.isEmpty())
        m_path.clear();
    return opening;
}

void MessageLibrary::become(Messages messages, const QString &path)
{
    // New ids: whoever still knows an old one shall not meet another message under it.
    for (Message &message : messages)
        message.id = m_nextId++;
    m_messages = std::move(messages);
    m_removed.clear();
    m_path = path;
    touch();
}

void MessageLibrary::moveTo(const QString &path)
{
    m_path = path;
    m_dirty = true;
}

MessagesUnwritten MessageLibrary::save()
{
    if (!m_dirty || m_path.isEmpty())
        return {};
    MessagesUnwritten why = messagefile::writeFile(m_path, m_messages);
    if (why.ok())
        m_dirty = false;
    return why;
}

void MessageLibrary::touch()
{
    m_dirty = true;
    Q_EMIT changed();
}

} // namespace sw

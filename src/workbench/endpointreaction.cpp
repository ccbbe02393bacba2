// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointreaction.h"

#include <cerrno>

#include "monotonic.h"
#include "ruleanswerer.h"
#include "threads.h"

namespace sw {

EndpointReaction::EndpointReaction(EndpointId endpoint, RecordSink &sink)
    : m_endpoint(endpoint)
    , m_sink(sink)
{
}

void EndpointReaction::setSettings(const ReplySettings &settings)
{
    const bool ruled = settings.rule.kind == ReplyKind::Rules;
    const auto before = rules();
    // Made outside the lock, and only when they changed.
    std::shared_ptr<const CompiledRules> now = ruled ? before : nullptr;
    if (ruled && (!before || before->set() != settings.rules))
        now = std::make_shared<const CompiledRules>(settings.rules, before.get());
    const std::lock_guard lock(m_mutex);
    m_rules = std::move(now);
    m_hasRules = ruled;
    m_settings = settings;
    m_receiveBytes = settings.receiveBytes;
    m_silent = settings.rule.kind == ReplyKind::Nothing || ruled;
}

QString EndpointReaction::startCapture(quint32 connection, const QString &fileName)
{
    auto file = std::make_unique<QFile>(fileName);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return file->errorString();
    const std::lock_guard lock(m_captureMutex);
    m_captures[connection] = std::move(file);
    m_capturing = true;
    return {};
}

void EndpointReaction::stopCapture(quint32 connection)
{
    const std::lock_guard lock(m_captureMutex);
    m_captures.erase(connection);
    m_capturing = !m_captures.empty();
}

QString EndpointReaction::captureFile(quint32 connection) const
{
    const std::lock_guard lock(m_captureMutex);
    const auto found = m_captures.find(connection);
    return found == m_captures.end() ? QString() : found->second->fileName();
}

QByteArray EndpointReaction::greeting()
{
    const std::lock_guard lock(m_mutex);
    return m_settings.greeting;
}

QByteArray EndpointReaction::answer(QByteArrayView received)
{
    if (m_silent)
        return {};
    ReplyRule rule;
    {
        const std::lock_guard lock(m_mutex);
        rule = m_settings.rule;
    }
    return reply(rule, received);
}

std::optional<QByteArray> EndpointReaction::answerToDatagram(QByteArrayView received)
{
    ReplyRule rule;
    {
        const std::lock_guard lock(m_mutex);
        rule = m_settings.rule;
    }
    if (rule.kind == ReplyKind::Nothing || rule.kind == ReplyKind::Rules)
        return std::nullopt;
    // An empty datagram is a message like any other.
    if (received.isEmpty())
        return rule.kind == ReplyKind::Echo ? QByteArray() : rule.bytes;
    return reply(rule, received);
}

void EndpointReaction::received(quint32 connection, QByteArrayView bytes)
{
    m_ears.hear(connection, bytes);
    if (!m_capturing)
        return;
    const std::lock_guard lock(m_captureMutex);
    const auto found = m_captures.find(connection);
    if (found == m_captures.end())
        return;
    QFile &file = *found->second;
    errno = 0;
    if (file.write(bytes.data(), bytes.size()) == bytes.size())
        return;
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::CaptureFailed;
    notice.error = errno;
    notice.endpoint = m_endpoint;
    notice.connection = connection;
    notice.text = file.fileName();
    notice.thread = currentThreadNumber();
    notice.beganNs = monotonicNs();
    m_captures.erase(found);
    m_capturing = !m_captures.empty();
    m_sink.take(std::move(notice));
}

std::unique_ptr<Answerer> EndpointReaction::answerer(quint32, const SocketAddress &peer, const SocketAddress &local)
{
    return std::make_unique<RuleAnswerer>(*this, peer, local);
}

std::shared_ptr<const CompiledRules> EndpointReaction::rules() const
{
    const std::lock_guard lock(m_mutex);
    return m_rules;
}

bool EndpointReaction::closesAfterPeer()
{
    const std::lock_guard lock(m_mutex);
    return m_settings.closeAfterPeer;
}

} // namespace sw

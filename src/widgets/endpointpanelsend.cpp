// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a person's messages through a panel: once, or again and again, and what is shown of their progress.
#include "endpointpanel.h"

#include <QLocale>

#include "composer.h"
#include "errnotable.h"
#include "errnowording.h"
#include "misbehaver.h"
#include "payloaderrortext.h"
#include "repeatedsend.h"

namespace sw {

namespace {

constexpr int figuresMs = 200;
constexpr qint64 nsInMs = 1'000'000;

} // namespace

void EndpointPanel::connectComposer()
{
    m_repeatFigures.setInterval(figuresMs);
    connect(&m_repeatFigures, &QTimer::timeout, this, &EndpointPanel::showRepeating);
    connect(&m_endpoint, &Endpoint::messageProgress, this, &EndpointPanel::showMessage);
    connect(m_composer, &Composer::sendRequested, this, &EndpointPanel::sendTyped);
    connect(m_composer, &Composer::edited, this, &EndpointPanel::changed);
    connect(m_composer, &Composer::repeatRequested, this, [this] {
        QString why;
        m_repeatsComposed = repeat(m_composer->message(), m_composer->counter(), m_composer->repeat(), why);
        if (!m_repeatsComposed && !why.isEmpty())
            Q_EMIT message(why);
    });
    connect(m_composer, &Composer::stopRequested, this, &EndpointPanel::stopRepeating);
    m_composer->setContext([this] {
        QString why;
        const std::vector<SendTarget> targets = sendTargets(why);
        return targets.empty() ? PlaceholderContext() : placeholderContext(m_parts.workbench, targets.front());
    });
    connect(m_composer, &Composer::cancelRequested, this, [this] {
        if (m_repeating)
            m_repeating->cancel();
        const auto messages = m_messages;
        for (const MessageProgress &one : messages) {
            if (!one.finished)
                m_endpoint.cancelSends(one.socket);
        }
    });
}

std::vector<SendTarget> EndpointPanel::sendTargets(QString &) const
{
    return {};
}

void EndpointPanel::watchMessage(quint64 token, SocketId socket, qint64 size)
{
    m_messages.clear();
    MessageProgress progress;
    progress.token = token;
    progress.socket = socket;
    progress.size = size;
    m_messages.insert(token, progress);
    if (!m_repeatFigures.isActive())
        m_composer->showProgress(0, size, false);
}

void EndpointPanel::sendMessage(const std::vector<SocketId> &sockets, const QByteArray &bytes)
{
    std::vector<std::pair<SocketId, QByteArray>> messages;
    for (const SocketId socket : sockets)
        messages.emplace_back(socket, bytes);
    sendEach(messages);
}

void EndpointPanel::sendComposed(const std::vector<SocketId> &sockets, const QByteArray &bytes)
{
    std::vector<std::pair<SocketId, QByteArray>> messages;
    for (const SocketId socket : sockets) {
        messages.emplace_back(socket, bytes);
        if (messages.size() == 1 || !m_composer->message().varies())
            continue;
        PlaceholderContext context = placeholderContext(m_parts.workbench, {socket, {}, false});
        context.counter = m_composer->counter() - 1; // of the message that `bytes` are
        const PayloadResult made = m_composer->message().expand(context);
        if (made.ok())
            messages.back().second = made.bytes;
    }
    sendEach(messages);
}

void EndpointPanel::sendEach(const std::vector<std::pair<SocketId, QByteArray>> &messages)
{
    m_messages.clear();
    qint64 all = 0;
    for (const auto &[socket, bytes] : messages) {
        MessageProgress progress;
        progress.socket = socket;
        progress.size = bytes.size();
        progress.token = m_endpoint.send(socket, bytes);
        m_messages.insert(progress.token, progress);
        all += bytes.size();
    }
    if (!m_repeatFigures.isActive())
        m_composer->showProgress(0, all, false);
}

void EndpointPanel::showMessage(const MessageProgress &progress)
{
    const auto found = m_messages.find(progress.token);
    if (found == m_messages.end() || m_repeatFigures.isActive())
        return;
    found.value() = progress;
    qint64 taken = 0;
    qint64 size = 0;
    bool finished = true;
    QString problem;
    for (const MessageProgress &one : std::as_const(m_messages)) {
        taken += one.taken;
        size += one.size;
        finished = finished && one.finished;
        if (one.cancelled)
            problem = tr("cancelled here");
        else if (one.error != 0)
            problem = QStringLiteral("%1: %2").arg(errnoName(one.error),
                                                   errnoText(QLatin1StringView("send"), one.error).meaning);
        if (!problem.isEmpty() && one.connection != 0 && m_messages.size() > 1)
            problem = QStringLiteral("#%1: %2").arg(one.connection).arg(problem);
    }
    m_composer->showProgress(taken, size, finished, problem);
}

bool EndpointPanel::sendMade(const MessageTemplate &message, quint64 counter, QString &why)
{
    if (!takesMessages()) {
        why = tr("This panel makes its messages itself.");
        return false;
    }
    const bool onItsOwn = !isStreamKind(kind()) || sendsShort(); // sendOn() knows where to
    std::vector<SendTarget> targets{{}};
    if (!onItsOwn)
        targets = sendTargets(why);
    std::vector<std::pair<SocketId, QByteArray>> messages;
    for (const SendTarget &target : targets) {
        QString ignored;
        const std::vector<SendTarget> known = onItsOwn ? sendTargets(ignored) : std::vector{target};
        PlaceholderContext context = known.empty() ? PlaceholderContext()
                                                   : placeholderContext(m_parts.workbench, known.front());
        context.counter = counter;
        const PayloadResult made = message.expand(context);
        if (!made.ok()) {
            why = tr("The message cannot be made: open it to see why.");
            return false;
        }
        if (made.bytes.isEmpty() && (kind() == PanelKind::Tcp || kind() == PanelKind::UnixStream)) {
            why = tr("The message has no bytes.");
            return false;
        }
        messages.emplace_back(target.socket, made.bytes);
    }
    if (messages.empty())
        return false;
    if (onItsOwn)
        return sendOn(0, messages.front().second, why);
    sendEach(messages);
    return true;
}

bool EndpointPanel::repeat(const MessageTemplate &message, quint64 counter, const RepeatSettings &settings,
                           QString &why)
{
    RepeatPlan plan;
    plan.targets = sendTargets(why);
    if (m_repeatFigures.isActive())
        why = tr("A message is being repeated already.");
    if (plan.targets.empty() || m_repeatFigures.isActive())
        return false;
    plan.message = message;
    plan.counter = counter;
    plan.intervalNs = settings.everyMs * nsInMs;
    plan.times = static_cast<quint64>(settings.times);
    plan.endpoint = m_endpoint.id();
    plan.backend = m_endpoint.backend();
    if (const auto *misbehaver = Misbehaver::of(m_endpoint)) {
        plan.detour = OwnSends::detourOf(misbehaver->sends());
        plan.partsOf = [sends = misbehaver->sends()](const CallRecord &one) { return sends->mixed().partsOf(one); };
        plan.dropDetoured = [sends = misbehaver->sends()](SocketId socket) { sends->cancel(socket); };
    }
    m_messages.clear();
    m_repeating = std::make_unique<RepeatedSend>(m_parts.workbench, std::move(plan));
    connect(m_repeating.get(), &RepeatedSend::finished, this, &EndpointPanel::repeatEnded);
    m_repeatFigures.start();
    m_repeatsComposed = false;
    m_repeating->start();
    showRepeating();
    return true;
}

void EndpointPanel::stopRepeating()
{
    if (m_repeating && m_repeatFigures.isActive()) {
        m_repeating->stop();
        showRepeating();
    }
}

void EndpointPanel::showRepeating()
{
    const RepeatedSend::Figures now = m_repeating->figures();
    if (now.finished || !m_repeatFigures.isActive())
        return;
    const QLocale locale;
    QString text = tr("Repeating: %1 sent · %2 a second", "messages, rate")
                       .arg(locale.toString(now.sent), locale.toString(now.rate, 'f', now.rate < 100 ? 1 : 0));
    const RepeatPlan &plan = m_repeating->plan();
    if (plan.intervalNs > 0) {
        const double wanted = 1e9 * static_cast<double>(plan.targets.size()) / static_cast<double>(plan.intervalNs);
        text += tr(" of %1 wanted").arg(locale.toString(wanted, 'f', wanted < 100 ? 1 : 0));
    }
    if (now.failed > 0)
        text += tr(" · %1 failed").arg(locale.toString(now.failed));
    const bool slow = now.full || (now.end != RepeatedSend::End::None && now.waiting > 0);
    if (slow)
        text += tr(" · %1 wait: the other end does not read").arg(locale.toString(now.waiting));
    m_composer->showRepeating(now.end == RepeatedSend::End::None, text, slow);
}

void EndpointPanel::repeatEnded()
{
    using End = RepeatedSend::End;
    const RepeatedSend::Figures all = m_repeating->figures();
    m_repeatFigures.stop();
    const QLocale locale;
    const QString sent = locale.toString(all.sent);
    QString text;
    switch (all.end) {
    case End::None:
    case End::Done:
        text = tr("✓ Sent %1 times").arg(sent);
        break;
    case End::Stopped:
        text = tr("✓ Stopped after %1 messages").arg(sent);
        break;
    case End::Closed:
        text = tr("✕ Stopped after %1 messages: the connection was closed").arg(sent);
        break;
    case End::Cancelled:
        text = tr("✕ Stopped after %1 messages: the sending was cancelled").arg(sent);
        break;
    case End::Failed:
        text = tr("✕ Stopped after %1 messages: %2")
                   .arg(sent,
                        QStringLiteral("%1: %2").arg(errnoName(all.error),
                                                     errnoText(QLatin1StringView("send"), all.error).meaning));
        break;
    case End::NoBytes:
        text = tr("✕ Stopped after %1 messages: the next one could not be made. %2")
                   .arg(sent,
                        all.messageError ? payloadErrorText(*all.messageError, m_composer->entry().text,
                                                            m_composer->entry().encoding)
                                         : QString());
        break;
    case End::NoThread:
        text = tr("✕ The system has no thread for it: %1").arg(errnoName(all.error));
        break;
    }
    if (all.sent > 1)
        text += tr(" · %1 a second").arg(locale.toString(all.rate, 'f', all.rate < 100 ? 1 : 0));
    if (all.failed > 0)
        text += tr(" · %1 failed").arg(locale.toString(all.failed));
    if (m_repeatsComposed)
        m_composer->setCounter(m_repeating->plan().counter + all.rounds);
    m_composer->showRepeatEnd(text, all.end == End::Done || all.end == End::Stopped || all.end == End::None);
}

} // namespace sw

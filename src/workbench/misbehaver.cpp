// SPDX-License-Identifier: GPL-3.0-or-later
#include "misbehaver.h"

#include <cerrno>

#include "endpoint.h"
#include "socketconstants.h"

namespace sw {

Misbehaver::Misbehaver(Endpoint &endpoint)
    : QObject(&endpoint)
    , m_endpoint(endpoint)
    , m_sends(std::make_shared<OwnSends>(endpoint.workbench().backend(), endpoint.workbench().sink(), endpoint.id()))
{
    connect(&endpoint.workbench(), &Workbench::recorded, this, &Misbehaver::take);
}

Misbehaver::~Misbehaver()
{
    m_sends->abandon(); // loops that still end may hold it
}

Misbehaver *Misbehaver::of(const Endpoint &endpoint)
{
    return endpoint.findChild<Misbehaver *>(QString(), Qt::FindDirectChildrenOnly);
}

void Misbehaver::set(const MisbehaveSettings &settings)
{
    if (m_settings == settings)
        return;
    const bool readsNow = m_settings.manners.neverReads && !settings.manners.neverReads;
    const bool readsNoMore = !m_settings.manners.neverReads && settings.manners.neverReads;
    m_settings = settings;
    if (m_reaction)
        m_reaction->setManners(settings.manners);
    m_sends->setFaults(settings.faults);
    m_sends->setReadingKept(settings.manners.neverReads);
    const bool ofConnections = m_reaction && m_endpoint.backend() == BackendKind::Native;
    for (const auto &[connection, socket] : m_open) {
        if (ofConnections && (readsNow || readsNoMore))
            m_endpoint.setReadingPaused(socket, readsNoMore);
    }
    Q_EMIT changed();
}

std::shared_ptr<Reaction> Misbehaver::wrap(std::shared_ptr<Reaction> own, FaultScope scope, bool loopWaits)
{
    m_sends->setScope(scope);
    m_reaction = std::make_shared<MisbehavingReaction>(std::move(own), m_sends, loopWaits);
    return m_reaction;
}

std::shared_ptr<Reaction> Misbehaver::reaction(std::shared_ptr<Reaction> own, StreamProtocol protocol)
{
    // What keeps the bounds of messages loses and doubles whole ones.
    wrap(std::move(own), protocol == StreamProtocol::UnixSeqpacket ? FaultScope::Datagram : FaultScope::Stream, true);
    m_reaction->setManners(m_settings.manners);
    return m_reaction;
}

std::shared_ptr<Reaction> Misbehaver::datagramReaction(std::shared_ptr<Reaction> own)
{
    return wrap(std::move(own), FaultScope::Datagram, false);
}

void Misbehaver::take(const CallRecord &record)
{
    if (record.endpoint != m_endpoint.id() || record.kind != RecordKind::Call)
        return;
    m_sends->mixed().told(record);
    const QString fault = faultOf(record);
    if (fault == QLatin1StringView(faultCut)) {
        m_endpoint.close(record.socket);
    } else if (fault == QLatin1StringView(faultReset)) {
        m_reset = record.socket;
        m_endpoint.reset(record.socket);
    } else if (record.call == Call::Close) {
        if (const auto found = m_open.find(record.connection); found != m_open.end() && found->second == record.socket)
            m_open.erase(found);
        m_sends->forget(record.connection, record.socket);
    } else if (record.call == Call::Socket && !record.failed()) {
        m_sends->stands(record.connection, record.socket);
    } else if ((record.call == Call::Accept || record.call == Call::Connect) && !record.failed()) {
        const SocketId socket = record.call == Call::Accept ? record.newSocket : record.socket;
        m_open[record.connection] = socket;
        m_sends->stands(record.connection, socket);
        // It was accepted while nothing was to be read, which is over by now.
        const auto facts = m_endpoint.workbench().backend().facts(socket);
        if (record.call == Call::Accept && facts && facts->readingPaused && !m_settings.manners.neverReads)
            m_endpoint.setReadingPaused(socket, false);
    } else if (m_sends->isOn() && m_reaction && m_reaction->innerClosesAfterPeer()) {
        takePeersEnd(record);
    }
}

/// While faults hold sends up it is not the loop that closes after the peer: what answers it is on its way still.
void Misbehaver::takePeersEnd(const CallRecord &record)
{
    const bool qt = m_endpoint.backend() == BackendKind::Qt;
    const bool ofLoop = record.token == 0 && m_open.contains(record.connection);
    const bool broken = record.failed() && !record.flags.testFlag(RecordFlag::Cancelled) && record.error != EINTR
        && record.error != EBADF;
    if (ofLoop && record.isEndOfStream())
        m_sends->end(record.connection, qt ? constant::shutRdwr : constant::shutWr);
    else if (ofLoop
             && ((record.call == Call::Recv && broken)
                 || (record.call == Call::Shutdown && !m_settings.manners.halfCloses)))
        m_endpoint.close(record.socket);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionkeeper.h"

#include <algorithm>

#include "journal.h"
#include "sessionfolder.h"

namespace sw {

SessionKeeper::SessionKeeper(Journal &journal, QString folder, QByteArray program)
    : m_journal(journal)
    , m_folder(std::move(folder))
    , m_program(std::move(program))
{
    renewLimit();
}

SessionKeeper::~SessionKeeper() = default;

void SessionKeeper::setPolicy(KeepPolicy policy)
{
    m_policy = policy;
    if (policy == KeepPolicy::Newest)
        return m_writer.reset();
    renewLimit();
    if (m_writer && !state().gaveUp())
        m_writer->setWaits(policy == KeepPolicy::Wait);
    else
        begin();
}

void SessionKeeper::begin()
{
    m_writer.reset(); // ends the file before
    renewLimit();
    SessionWriter::Options options;
    options.path = sessionfolder::newPath(m_folder);
    options.privateFolder = true;
    options.program = m_program;
    options.mostBytes = m_budget > m_others ? m_budget - m_others : 1;
    options.names = m_names;
    options.waits = m_policy == KeepPolicy::Wait;
    m_writer = std::make_unique<SessionWriter>(m_journal, std::move(options));
}

void SessionKeeper::setNames(std::vector<EndpointName> names)
{
    m_names = std::move(names);
    if (m_writer)
        m_writer->setNames(m_names);
}

void SessionKeeper::setDiskBudget(quint64 bytes)
{
    m_wantedBudget = bytes;
    roomChanged();
}

void SessionKeeper::roomChanged()
{
    renewLimit();
    const SessionStop stopped = m_writer ? m_writer->state().stopped : SessionStop::None;
    const bool disk = stopped == SessionStop::Budget || stopped == SessionStop::DiskNearlyFull
        || stopped == SessionStop::Failed;
    if (m_policy != KeepPolicy::Newest && disk && state().gaveUp() && m_budget > m_others)
        begin();
}

void SessionKeeper::renewLimit()
{
    const quint64 all = sessionfolder::bytesIn(m_folder);
    m_others = all - std::min(all, m_writer ? m_writer->state().bytes : 0);
    m_budget = m_wantedBudget != 0 ? m_wantedBudget : sessionfolder::defaultBudget(m_folder);
    if (m_writer)
        m_writer->setMostBytes(m_budget > m_others ? m_budget - m_others : 1);
}

SessionKeeper::State SessionKeeper::state() const
{
    State state;
    state.policy = m_policy;
    if (m_writer)
        state.file = m_writer->state();
    state.budget = m_budget;
    state.others = m_others;
    return state;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsonly.h"

#include <cerrno>

#include "calltable.h"

namespace sw {

namespace {

/// flush sends what a file keeps; poll would wait for bytes that nobody sends.
bool movesBytes(Call call)
{
    return traitsOf(call).direction != Direction::None || call == Call::Flush || call == Call::Poll;
}

/// The step's call was refused because TLS is there already, or is beginning.
bool isThereAlready(const CallRecord &record)
{
    return record.error == EISCONN || record.error == EALREADY;
}

} // namespace

TlsOnly::TlsOnly(const Scenario &scenario)
{
    for (const Step &step : scenario.steps) {
        if (step.call && step.call->call == Call::Starttls)
            m_names.insert(step.on);
    }
    // One may be made from another that was made from a third, and the copy may be the one that is encrypted.
    for (qsizetype before = -1; before != m_names.size();) {
        before = m_names.size();
        for (const Step &step : scenario.steps) {
            if (!step.call || (step.call->call != Call::Dup && step.call->call != Call::Makefile) || step.as.isEmpty())
                continue;
            if (m_names.contains(step.on))
                m_names.insert(step.as.constFirst());
            else if (m_names.contains(step.as.constFirst()))
                m_names.insert(step.on);
        }
    }
}

void TlsOnly::handshakeEnded(const Step &step, const CallRecord &record)
{
    if (!record.failed() && !record.flags.testFlag(RecordFlag::Unsupported))
        m_encrypted.insert(step.on);
    else if (!isThereAlready(record))
        m_failed = true;
}

bool TlsOnly::isKeptBack(const Step &step) const
{
    return m_failed && step.call && movesBytes(step.call->call) && m_names.contains(step.on)
        && !m_encrypted.contains(step.on);
}

} // namespace sw

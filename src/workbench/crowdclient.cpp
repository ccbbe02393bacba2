// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdclient.h"

#include <utility>

namespace sw {

CrowdClient::CrowdClient(std::shared_ptr<const CrowdPlan> plan)
    : m_plan(std::move(plan))
    , m_missing(m_plan->answerBytes)
{
}

CrowdClient::Turn CrowdClient::due()
{
    const std::lock_guard lock(m_mutex);
    if (!std::exchange(m_unanswered, true))
        return Turn::Now;
    return std::exchange(m_owes, true) ? Turn::HeldBack : Turn::Later;
}

QByteArray CrowdClient::answer(QByteArrayView received)
{
    if (m_plan->answerBytes == 0 || m_plan->message.isEmpty())
        return {};
    const std::lock_guard lock(m_mutex);
    m_missing -= received.size();
    if (m_missing > 0)
        return {};
    // More than was waited for belongs to the next answer, if there is one.
    m_missing = m_plan->answerBytes + m_missing % m_plan->answerBytes;
    m_unanswered = m_owes;
    return std::exchange(m_owes, false) ? m_plan->message : QByteArray();
}

} // namespace sw

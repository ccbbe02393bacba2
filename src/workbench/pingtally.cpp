// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingtally.h"

#include <algorithm>

#include <QJsonObject>

#include "errnotable.h"
#include "socketconstants.h"

namespace sw {

void PingTally::begin(const Run &run)
{
    const std::lock_guard lock(m_mutex);
    const quint64 version = m_sums.version;
    m_run = run;
    m_probes.clear();
    m_answeredNs.clear();
    m_last = 0;
    m_sums = {};
    m_sums.version = version + 1;
}

quint64 PingTally::ask()
{
    const std::lock_guard lock(m_mutex);
    ++m_sums.version;
    if (m_probes.size() == mostKept) {
        drop(m_probes.front());
        m_probes.pop_front();
        m_answeredNs.pop_front();
    }
    PingProbe probe;
    probe.number = ++m_last;
    m_probes.push_back(probe);
    m_answeredNs.push_back(0);
    return m_last;
}

void PingTally::drop(const PingProbe &probe)
{
    if (probe.state == PingProbe::State::Waiting)
        ++m_sums.lost;
}

PingProbe *PingTally::find(quint64 number)
{
    if (m_probes.empty() || number < m_probes.front().number || number > m_probes.back().number)
        return nullptr;
    return &m_probes[static_cast<std::size_t>(number - m_probes.front().number)];
}

PingProbe *PingTally::findSequence(quint16 sequence)
{
    // The newest of that number: it comes round after 65536 requests.
    const quint16 back = static_cast<quint16>(static_cast<quint16>(m_last) - sequence);
    return back >= m_last ? nullptr : find(m_last - back);
}

void PingTally::sent(quint64 number, const CallRecord &record)
{
    const std::lock_guard lock(m_mutex);
    ++m_sums.version;
    if (!record.failed())
        ++m_sums.sent;
    PingProbe *probe = find(number);
    if (!probe)
        return;
    probe->sentNs = record.beganNs;
    if (record.failed() && probe->state == PingProbe::State::Waiting) {
        probe->state = PingProbe::State::Failed;
        probe->error = record.error;
        ++m_sums.failed;
        return;
    }
    qint64 &answered = m_answeredNs[static_cast<std::size_t>(number - m_probes.front().number)];
    if (answered != 0)
        settle(*probe, answered);
    answered = 0;
}

void PingTally::settle(PingProbe &probe, qint64 answeredNs)
{
    const bool late = probe.state == PingProbe::State::Lost;
    if (late)
        --m_sums.lost;
    if (probe.state == PingProbe::State::Failed)
        --m_sums.failed;
    probe.rttNs = std::max<qint64>(0, answeredNs - probe.sentNs);
    probe.state = late || probe.rttNs > m_run.timeoutNs ? PingProbe::State::Late : PingProbe::State::Answered;
    m_sums.leastNs = m_sums.received == 0 ? probe.rttNs : std::min(m_sums.leastNs, probe.rttNs);
    m_sums.mostNs = std::max(m_sums.mostNs, probe.rttNs);
    m_sums.sumNs += probe.rttNs;
    ++m_sums.received;
}

void PingTally::datagram(const CallRecord &record)
{
    if (record.error != 0)
        return;
    const std::lock_guard lock(m_mutex);
    ++m_sums.version;
    const QJsonObject told = record.value.toObject();
    int ttl = told.value(QLatin1StringView("ttl")).toInt(-1);
    QByteArrayView message(record.data);
    if ((record.messageFlags & constant::msgErrQueue) != 0) {
        // The error queue gives the request itself, without an IP header.
        const auto echo = parseIcmpEcho(m_run.v6, message);
        const QJsonObject error = told.value(QLatin1StringView("error")).toObject();
        if (echo && isOurs(*echo))
            takeError(record, *echo, error.value(QLatin1StringView("type")).toInt(-1),
                      error.value(QLatin1StringView("code")).toInt(-1));
        return;
    }
    if (m_run.raw && !m_run.v6) {
        const auto header = ipHeader(message);
        if (!header) {
            ++m_sums.strangers;
            return;
        }
        ttl = ttl < 0 ? header->ttl : ttl;
        message = message.sliced(header->size);
    }
    takeMessage(record, message, ttl);
}

void PingTally::takeMessage(const CallRecord &record, QByteArrayView message, int ttl)
{
    const auto kind = icmpKind(message);
    const auto echo = parseIcmpEcho(m_run.v6, message);
    const auto quoted = quotedIcmpEcho(m_run.v6, message);
    const bool answers = echo && echo->reply && isOurs(*echo);
    const bool reports = kind && quoted && isOurs(*quoted);
    if (!answers && !reports) {
        ++m_sums.strangers;
    } else if (!m_run.v6 && internetChecksum(message) != 0) {
        ++m_sums.damaged;
        if (PingProbe *probe = findSequence(answers ? echo->sequence : quoted->sequence))
            ++probe->damaged;
    } else if (answers) {
        takeReply(record, *echo, ttl);
    } else {
        takeError(record, *quoted, kind->type, kind->code);
    }
}

void PingTally::takeReply(const CallRecord &record, const IcmpEcho &echo, int ttl)
{
    PingProbe *probe = findSequence(echo.sequence);
    if (!probe) {
        ++m_sums.strangers;
        return;
    }
    if (probe->size >= 0) {
        ++probe->duplicates;
        ++m_sums.duplicates;
        return;
    }
    probe->from = record.address;
    probe->ttl = ttl;
    probe->size = static_cast<int>(echo.payload.size());
    probe->payloadDiffers = echo.payload != m_run.payload;
    const qint64 answeredNs = record.beganNs + record.tookNs;
    // The reply may be here before the record of the call that sent the request.
    if (probe->sentNs != 0)
        settle(*probe, answeredNs);
    else
        m_answeredNs[static_cast<std::size_t>(probe->number - m_probes.front().number)] = answeredNs;
}

void PingTally::takeError(const CallRecord &record, const IcmpEcho &echo, int type, int code)
{
    PingProbe *probe = findSequence(echo.sequence);
    if (!probe || probe->size >= 0 || probe->state == PingProbe::State::Failed)
        return;
    if (probe->state == PingProbe::State::Lost)
        --m_sums.lost;
    const QJsonObject error = record.value.toObject().value(QLatin1StringView("error")).toObject();
    const auto offender =
        SocketAddress::fromHost(error.value(QLatin1StringView("offender")).toString(), 0).value_or(SocketAddress());
    probe->state = PingProbe::State::Failed;
    probe->from = error.isEmpty() ? record.address : offender;
    probe->icmpType = type;
    probe->icmpCode = code;
    probe->error = errnoNumber(error.value(QLatin1StringView("errno")).toString().toLatin1());
    ++m_sums.failed;
}

void PingTally::expire(qint64 nowNs)
{
    const std::lock_guard lock(m_mutex);
    for (PingProbe &probe : m_probes) {
        if (probe.state != PingProbe::State::Waiting || probe.sentNs == 0 || nowNs < probe.sentNs + m_run.timeoutNs)
            continue;
        probe.state = PingProbe::State::Lost;
        ++m_sums.lost;
        ++m_sums.version;
    }
}

std::optional<qint64> PingTally::nextDueNs() const
{
    const std::lock_guard lock(m_mutex);
    std::optional<qint64> due;
    for (const PingProbe &probe : m_probes) {
        if (probe.state == PingProbe::State::Waiting && probe.sentNs != 0)
            due = std::min(due.value_or(probe.sentNs + m_run.timeoutNs), probe.sentNs + m_run.timeoutNs);
    }
    return due;
}

quint64 PingTally::version() const
{
    const std::lock_guard lock(m_mutex);
    return m_sums.version;
}

PingTally::Look PingTally::look() const
{
    const std::lock_guard lock(m_mutex);
    Look look = m_sums;
    look.probes.assign(m_probes.begin(), m_probes.end());
    return look;
}

} // namespace sw

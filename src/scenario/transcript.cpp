// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript.h"

#include <algorithm>
#include <array>

#include "calltable.h"
#include "errnotable.h"
#include "payloadspec.h"
#include "socketconstants.h"
#include "socketoption.h"
#include "transcriptaddresses.h"

namespace sw {

namespace {

constexpr qsizetype mostExactBytes = 64 * 1024;

/// How a call that went well is told.
enum class Outcome : quint8 {
    Nothing, ///< a number that differs from run to run (a descriptor, a name of this machine)
    Result,
    Data,
    Value,
    Address,
    Events,
};

struct Row
{
    Call call;
    Outcome outcome;
};

// clang-format off
constexpr std::array rows{
    Row{Call::Socket, Outcome::Nothing}, Row{Call::Socketpair, Outcome::Nothing}, Row{Call::Dup, Outcome::Nothing},
    Row{Call::CreateConnection, Outcome::Nothing}, Row{Call::Fileno, Outcome::Nothing}, Row{Call::Makefile, Outcome::Nothing},
    Row{Call::Getaddrinfo, Outcome::Nothing}, Row{Call::Getnameinfo, Outcome::Nothing}, Row{Call::Gethostname, Outcome::Nothing},
    Row{Call::Getfqdn, Outcome::Nothing}, Row{Call::Gethostbyname, Outcome::Nothing}, Row{Call::GethostbynameEx, Outcome::Nothing},
    Row{Call::Gethostbyaddr, Outcome::Nothing}, Row{Call::TcpInfo, Outcome::Nothing}, Row{Call::Queues, Outcome::Nothing},
    Row{Call::Accept, Outcome::Address}, Row{Call::Getsockname, Outcome::Address}, Row{Call::Getpeername, Outcome::Address},
    Row{Call::Recv, Outcome::Data}, Row{Call::Recvfrom, Outcome::Data}, Row{Call::Recvmsg, Outcome::Data},
    Row{Call::Recvall, Outcome::Data}, Row{Call::Readline, Outcome::Data}, Row{Call::Read, Outcome::Data},
    Row{Call::Getsockopt, Outcome::Value}, Row{Call::Gettimeout, Outcome::Value}, Row{Call::Getdefaulttimeout, Outcome::Value},
    Row{Call::Getservbyname, Outcome::Value}, Row{Call::Getservbyport, Outcome::Value}, Row{Call::Getprotobyname, Outcome::Value},
    Row{Call::Htons, Outcome::Value}, Row{Call::Htonl, Outcome::Value}, Row{Call::Ntohs, Outcome::Value}, Row{Call::Ntohl, Outcome::Value},
    Row{Call::InetAton, Outcome::Value}, Row{Call::InetPton, Outcome::Value}, Row{Call::InetNtoa, Outcome::Value},
    Row{Call::InetNtop, Outcome::Value}, Row{Call::Poll, Outcome::Events},
};
// clang-format on

Outcome outcomeOf(Call call)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [call](const Row &row) { return row.call == call; });
    return found == rows.end() ? Outcome::Result : found->outcome;
}

QJsonObject failure(const CallRecord &record)
{
    QJsonObject expect;
    const bool timedOut = record.flags.testFlag(RecordFlag::TimedOut);
    if (timedOut)
        expect[QStringLiteral("timed_out")] = true;
    if (record.gaiError != 0 && !gaiErrorName(record.gaiError).isEmpty())
        expect[QStringLiteral("gai")] = QString(gaiErrorName(record.gaiError));
    else if (!errnoName(record.error).isEmpty())
        expect[QStringLiteral("errno")] = QString(errnoName(record.error));
    else
        expect[QStringLiteral("result")] = record.result;
    return expect;
}

QJsonObject received(const CallRecord &record)
{
    // With MSG_TRUNC a stream gives a number and no bytes.
    if (record.data.isEmpty() || record.data.size() > mostExactBytes)
        return {{QStringLiteral("result"), record.result}};
    return {{QStringLiteral("data"), payloadspec::ofBytes(record.data)}};
}

/// Of those that are another value in each run: numbers of processes, ports and cookies, clocks, counts.
bool differs(const SocketOption &option)
{
    static constexpr std::array names{"SO_COOKIE",   "SO_INCOMING_CPU", "SO_INCOMING_NAPI_ID",
                                      "SO_MEMINFO",  "SO_NETNS_COOKIE", "SO_PEERCRED",
                                      "SO_PEERNAME", "SO_PEERPIDFD",    "TCP_TIMESTAMP"};
    return std::any_of(names.begin(), names.end(),
                       [&option](const char *one) { return qstrcmp(one, option.name) == 0; });
}

/// Raw structures (TCP_INFO) change with time, numbers and names do not.
QJsonObject valued(const CallRecord &record)
{
    const bool raw = record.value.isObject() && record.value.toObject().contains(QLatin1StringView("hex"));
    const SocketOption *option = record.call == Call::Getsockopt ? findOption(record.arguments[0], record.arguments[1])
                                                                 : nullptr;
    if (raw || (option != nullptr && differs(*option)) || record.value.isUndefined()
        || (record.call != Call::Gettimeout && record.value.isNull()))
        return {};
    return {{QStringLiteral("value"), record.value}};
}

QJsonObject eventsOf(const CallRecord &record)
{
    QJsonObject expect{{QStringLiteral("result"), record.result}};
    if (record.messageFlags != 0)
        expect[QStringLiteral("flags")] = QJsonArray::fromStringList(
            symbolSet(SymbolTable::PollEvent, record.messageFlags).split(u'|'));
    return expect;
}

/// What happens on the way, in time.
struct Event
{
    enum class Kind : quint8 { Finish, Click, Blocked, Interrupt };

    qint64 atNs = 0;
    Kind kind = Kind::Click;
    std::size_t call = 0;
};

bool wasInterrupted(const TranscriptCall &call)
{
    return call.interruptedNs != 0 && call.endedNs != 0 && call.record.flags.testFlag(RecordFlag::Cancelled);
}

/// Whether somebody else did something while it had not ended, so that a file must not wait for it at once.
bool isOverlapped(const TranscriptCall &call, const std::vector<TranscriptCall> &all)
{
    if (call.endedNs == 0 || wasInterrupted(call))
        return true;
    return std::any_of(all.begin(), all.end(), [&call](const TranscriptCall &other) {
        return other.actor != call.actor && other.clickedNs > call.clickedNs && other.clickedNs < call.endedNs;
    });
}

class Composition
{
public:
    Composition(const Transcript &transcript, const TranscriptOptions &options)
        : m_transcript(transcript)
        , m_options(options)
        , m_addresses(transcript, options.anyPort)
    {
        m_scenario.id = transcript.id;
        m_scenario.title = transcript.title;
        m_scenario.actors = transcript.actors;
        for (const TranscriptCall &call : transcript.calls) {
            if (call.call->on != CallTarget::None && call.on.isEmpty())
                ++m_leftOut;
            else
                m_calls.push_back(call);
        }
        std::stable_sort(m_calls.begin(), m_calls.end(), [](const TranscriptCall &one, const TranscriptCall &other) {
            return one.clickedNs < other.clickedNs;
        });
    }

    Scenario compose()
    {
        std::vector<Event> events;
        for (std::size_t i = 0; i < m_calls.size(); ++i) {
            const TranscriptCall &call = m_calls[i];
            const bool started = isOverlapped(call, m_calls);
            m_started.push_back(started);
            m_steps.push_back(-1);
            events.push_back({call.clickedNs, Event::Kind::Click, i});
            if (started && call.blockedSinceNs != 0)
                events.push_back({call.blockedSinceNs, Event::Kind::Blocked, i});
            if (wasInterrupted(call))
                events.push_back({call.interruptedNs, Event::Kind::Interrupt, i});
            if (started && call.endedNs != 0)
                events.push_back({call.endedNs, Event::Kind::Finish, i});
        }
        std::stable_sort(events.begin(), events.end(),
                         [](const Event &one, const Event &other) { return one.atNs < other.atNs; });
        for (const Event &event : events)
            add(event);
        return std::move(m_scenario);
    }

    [[nodiscard]] int leftOut() const { return m_leftOut; }

private:
    void add(const Event &event)
    {
        const TranscriptCall &call = m_calls[event.call];
        Step step;
        step.actor = actorOf(call.actor);
        switch (event.kind) {
        case Event::Kind::Click:
            m_steps[event.call] = static_cast<int>(m_scenario.steps.size());
            step.call = call.call;
            step.on = call.on;
            step.as = call.as;
            step.args = m_addresses.args(call);
            step.start = m_started[event.call];
            if (step.start)
                step.id = QStringLiteral("%1-%2").arg(QLatin1StringView(call.call->name)).arg(++m_ids);
            else
                step.expect = expected(call);
            break;
        case Event::Kind::Blocked:
            step.kind = StepKind::UntilBlocked;
            break;
        case Event::Kind::Interrupt:
            step.kind = StepKind::Interrupt;
            step.finishes = m_steps[event.call];
            step.actor = -1;
            break;
        case Event::Kind::Finish:
            step.kind = StepKind::Finish;
            step.finishes = m_steps[event.call];
            step.actor = -1;
            step.expect = expected(call);
            break;
        }
        m_scenario.steps.push_back(std::move(step));
    }

    [[nodiscard]] QJsonObject expected(const TranscriptCall &call) const
    {
        if (!m_options.expectations && !call.record.failed())
            return {};
        return expectationOf(call, m_addresses.told(call));
    }

    [[nodiscard]] int actorOf(const QString &id) const
    {
        const auto found = std::find_if(m_scenario.actors.begin(), m_scenario.actors.end(),
                                        [&id](const ActorSpec &one) { return one.id == id; });
        return static_cast<int>(found - m_scenario.actors.begin());
    }

    const Transcript &m_transcript;
    const TranscriptOptions m_options;
    const TranscriptAddresses m_addresses;
    std::vector<TranscriptCall> m_calls; ///< in the order of the clicks
    std::vector<bool> m_started;
    std::vector<int> m_steps; ///< of each call, once it is written
    Scenario m_scenario;
    int m_ids = 0;
    int m_leftOut = 0;
};

} // namespace

QJsonObject expectationOf(const TranscriptCall &call, const QString &address)
{
    const CallRecord &record = call.record;
    if (record.failed() && call.call->call != Call::ConnectEx)
        return failure(record);
    // How much a send had handed over when it was interrupted is a matter of time.
    if (record.flags.testFlag(RecordFlag::Cancelled))
        return {{QStringLiteral("result"), QJsonObject{{QStringLiteral("min"), 1}}}};
    QJsonObject expect;
    switch (outcomeOf(call.call->call)) {
    case Outcome::Nothing:
        break;
    case Outcome::Result:
        expect[QStringLiteral("result")] = record.result;
        break;
    case Outcome::Data:
        expect = received(record);
        break;
    case Outcome::Value:
        expect = valued(record);
        break;
    case Outcome::Events:
        expect = eventsOf(record);
        break;
    case Outcome::Address:
        break;
    }
    const bool tells = outcomeOf(call.call->call) == Outcome::Address || call.call->call == Call::Recvfrom
        || call.call->call == Call::Recvmsg;
    if (tells && !address.isEmpty())
        expect[QStringLiteral("address")] = address;
    return expect;
}

Scenario scenarioOf(const Transcript &transcript, const TranscriptOptions &options, int *leftOut)
{
    Composition composition(transcript, options);
    if (leftOut)
        *leftOut = composition.leftOut();
    return composition.compose();
}

} // namespace sw

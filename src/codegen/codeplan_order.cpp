// SPDX-License-Identifier: GPL-3.0-or-later
// Who has to wait for whom: what ended before something else began does so in the program.
#include "codeplan.h"

#include <algorithm>

namespace sw {

namespace {

/// Calls that no other thread can notice: they may come earlier than they did.
bool isPrivate(Call call)
{
    static constexpr std::array quiet{Call::Socket,     Call::Socketpair,        Call::Getsockopt,
                                      Call::Setsockopt, Call::Setblocking,       Call::Settimeout,
                                      Call::Gettimeout, Call::Setdefaulttimeout, Call::Fileno,
                                      Call::Makefile,   Call::Getdefaulttimeout};
    return std::find(quiet.begin(), quiet.end(), call) != quiet.end();
}

/// For each thread, how many of its calls are known to have ended.
using Clock = std::vector<int>;

class Order final
{
public:
    explicit Order(CodePlan &plan)
        : m_plan(plan)
        , m_now(plan.threads.size(), Clock(plan.threads.size(), 0))
        , m_ended(plan.calls.size())
        , m_position(plan.calls.size(), 0)
        , m_made(plan.threads.size())
    {
    }

    void find()
    {
        for (std::size_t i = 0; i < m_plan.calls.size(); ++i) {
            if (m_plan.calls[i].leftOut == LeftOut::No)
                place(static_cast<int>(i));
        }
    }

private:
    void place(int index)
    {
        PlannedCall &call = m_plan.calls[static_cast<std::size_t>(index)];
        const auto own = static_cast<std::size_t>(call.thread);
        Clock &known = m_now[own];
        const CodeSocket *socket = m_plan.socket(call.record().socket);
        const bool foreign = socket && socket->maker >= 0 && socket->maker != index
            && m_plan.calls[static_cast<std::size_t>(socket->maker)].thread != call.thread;
        if (!isPrivate(call.record().call) || foreign || call.tls)
            waitFor(call, known);
        m_position[static_cast<std::size_t>(index)] = ++known[own];
        m_ended[static_cast<std::size_t>(index)] = known;
        m_made[own].push_back(index);
    }

    void waitFor(PlannedCall &call, Clock &known)
    {
        // The latest of each other thread; one that ended later often knows of those before.
        std::vector<int> latest;
        for (std::size_t thread = 0; thread < m_plan.threads.size(); ++thread) {
            if (static_cast<int>(thread) != call.thread)
                addLatest(latest, m_made[thread], call.beganNs());
        }
        const auto endOf = [this](int index) { return m_plan.calls[static_cast<std::size_t>(index)].endedNs(); };
        std::sort(latest.begin(), latest.end(), [&](int one, int other) { return endOf(one) > endOf(other); });
        for (const int index : latest) {
            const auto at = static_cast<std::size_t>(index);
            PlannedCall &before = m_plan.calls[at];
            if (known[static_cast<std::size_t>(before.thread)] >= m_position[at])
                continue;
            call.after.push_back(index);
            if (before.number == 0)
                before.number = ++m_plan.announced;
            for (std::size_t i = 0; i < known.size(); ++i)
                known[i] = std::max(known[i], m_ended[at][i]);
        }
        std::reverse(call.after.begin(), call.after.end());
    }

    void addLatest(std::vector<int> &latest, const std::vector<int> &made, qint64 beganNs) const
    {
        // Calls of a thread follow each other, so their ends rise too.
        const auto end = std::partition_point(made.begin(), made.end(), [this, beganNs](int index) {
            return m_plan.calls[static_cast<std::size_t>(index)].endedNs() <= beganNs;
        });
        if (end != made.begin())
            latest.push_back(*std::prev(end));
    }

    CodePlan &m_plan;
    std::vector<Clock> m_now; ///< by thread
    std::vector<Clock> m_ended; ///< by call: what is known when it has ended
    std::vector<int> m_position; ///< by call: its place in its thread, from 1
    std::vector<std::vector<int>> m_made; ///< by thread: the calls placed so far
};

} // namespace

void orderThreads(CodePlan &plan)
{
    if (plan.threads.size() > 1)
        Order(plan).find();
}

} // namespace sw

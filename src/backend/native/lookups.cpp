// SPDX-License-Identifier: GPL-3.0-or-later
#include "lookups.h"

#include <algorithm>
#include <system_error>
#include <thread>

#include "monotonic.h"
#include "threads.h"

namespace sw {

/// Outlives the Lookups object for as long as an abandoned thread needs it.
struct Lookups::Shared
{
    std::mutex mutex;
    std::vector<std::shared_ptr<Lookup>> active;
    int running = 0;
    int abandoned = 0;
};

Lookups::Lookups(Resolve resolve)
    : m_resolve(std::move(resolve))
    , m_shared(std::make_shared<Shared>())
{
}

Lookups::~Lookups()
{
    for (const auto &lookup : all())
        abandon(lookup);
}

std::shared_ptr<Lookup> Lookups::start(const NameQuery &query, const CallRecord &record,
                                       std::function<void(Lookup &)> onDone)
{
    auto lookup = std::make_shared<Lookup>();
    lookup->onDone = std::move(onDone);
    lookup->record = record;
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->abandoned >= mostAbandoned)
            return nullptr;
        ++m_shared->running;
        m_shared->active.push_back(lookup);
    }
    const auto work = [lookup, query, resolve = m_resolve, shared = m_shared] {
        {
            const std::lock_guard lock(lookup->mutex);
            lookup->record.thread = currentThreadNumber();
            lookup->record.beganNs = monotonicNs();
            lookup->slot.begin(lookup->record);
        }
        NameAnswer answer = resolve(query);
        bool abandoned = false;
        {
            const std::lock_guard lock(lookup->mutex);
            lookup->slot.end();
            lookup->record.tookNs = monotonicNs() - lookup->record.beganNs;
            lookup->answer = std::move(answer);
            lookup->done = true;
            abandoned = lookup->abandoned;
            if (!abandoned && lookup->onDone)
                lookup->onDone(*lookup);
        }
        lookup->finished.notify_all();
        const std::lock_guard lock(shared->mutex);
        --shared->running;
        shared->abandoned -= abandoned ? 1 : 0;
        std::erase(shared->active, lookup);
    };
    try {
        // The resolver's plug-ins may need a stack of the usual size, so this is no WorkerThread.
        std::thread(work).detach();
    } catch (const std::system_error &) {
        const std::lock_guard lock(m_shared->mutex);
        --m_shared->running;
        std::erase(m_shared->active, lookup);
        return nullptr;
    }
    return lookup;
}

bool Lookups::abandon(const std::shared_ptr<Lookup> &lookup)
{
    // One lock after the other: onDone runs under the look-up's, and what it calls may ask for the shared one.
    {
        const std::lock_guard lock(lookup->mutex);
        if (lookup->done || lookup->abandoned)
            return false;
        lookup->abandoned = true;
    }
    const std::lock_guard lock(m_shared->mutex);
    ++m_shared->abandoned;
    std::erase(m_shared->active, lookup);
    return true;
}

std::shared_ptr<Lookup> Lookups::ownWithToken(quint64 token) const
{
    for (const auto &lookup : all()) {
        const std::lock_guard lock(lookup->mutex);
        if (lookup->record.lane == 0 && lookup->record.token == token)
            return lookup;
    }
    return nullptr;
}

std::vector<std::shared_ptr<Lookup>> Lookups::all() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->active;
}

int Lookups::running() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->running;
}

int Lookups::abandoned() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->abandoned;
}

} // namespace sw

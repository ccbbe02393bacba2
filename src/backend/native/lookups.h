// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "callslot.h"
#include "nameresolution.h"

namespace sw {

/// One getaddrinfo(3) on a thread of its own. It cannot be interrupted, so giving up means: nobody listens any more, and the
/// thread ends by itself.
struct Lookup
{
    std::mutex mutex;
    std::condition_variable finished;
    CallSlot slot;
    CallRecord record; ///< what was known when it began
    bool done = false;
    bool abandoned = false;
    NameAnswer answer;
    std::function<void(Lookup &)> onDone; ///< under `mutex`, on the look-up's thread, unless abandoned
};

/// Starts look-ups and counts those that were given up. Any thread.
class Lookups final
{
public:
    static constexpr int mostAbandoned = 16;
    using Resolve = std::function<NameAnswer(const NameQuery &)>;

    explicit Lookups(Resolve resolve);
    ~Lookups(); ///< abandons all; does not wait
    Q_DISABLE_COPY_MOVE(Lookups)

    /// Null when too many abandoned ones still run, or no thread could be made.
    std::shared_ptr<Lookup> start(const NameQuery &query, const CallRecord &record,
                                  std::function<void(Lookup &)> onDone);
    /// False when it was done already. Its answer will be dropped.
    bool abandon(const std::shared_ptr<Lookup> &lookup);
    /// The one that was started by a command with this token and no lane. A lane that waits for a look-up gives it up itself.
    [[nodiscard]] std::shared_ptr<Lookup> ownWithToken(quint64 token) const;
    [[nodiscard]] std::vector<std::shared_ptr<Lookup>> all() const;
    [[nodiscard]] int running() const; ///< threads, abandoned ones included
    [[nodiscard]] int abandoned() const;

private:
    struct Shared;

    const Resolve m_resolve;
    const std::shared_ptr<Shared> m_shared;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "nativesocket.h"

namespace sw {

/// The sockets of this run by number; the last closed ones keep their facts for a while. Any thread.
class SocketTableOfRun final
{
public:
    static constexpr std::size_t closedKept = 4096;

    std::shared_ptr<NativeSocket> find(SocketId id) const;
    void add(const std::shared_ptr<NativeSocket> &socket);
    void remove(SocketId id); ///< after it was closed
    [[nodiscard]] std::vector<std::shared_ptr<NativeSocket>> all() const;
    [[nodiscard]] std::optional<SocketFacts> facts(SocketId id) const;

    [[nodiscard]] quint64 removedCount() const { return m_removed; } ///< grows whenever a descriptor became free

private:
    mutable std::mutex m_mutex;
    std::map<SocketId, std::shared_ptr<NativeSocket>> m_open;
    std::map<SocketId, std::shared_ptr<NativeSocket>> m_closed; ///< a call may still be on its way out of them
    std::atomic<quint64> m_removed{0};
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "socketfile.h"

namespace sw {

/// The sockets of this run by number, and the files over them; the last closed ones keep their facts for a while. Any thread.
class SocketTableOfRun final
{
public:
    static constexpr std::size_t closedKept = 4096;

    std::shared_ptr<NativeSocket> find(SocketId id) const;
    void add(const std::shared_ptr<NativeSocket> &socket);
    void remove(SocketId id); ///< after it was closed
    std::shared_ptr<SocketFile> file(SocketId id) const;
    void addFile(const std::shared_ptr<SocketFile> &file);
    void removeFile(SocketId id);
    /// The socket of that number, or the one under the file of that number.
    std::shared_ptr<NativeSocket> under(SocketId id) const;
    [[nodiscard]] std::vector<std::shared_ptr<NativeSocket>> all() const;
    [[nodiscard]] bool has(SocketId id) const; ///< whether facts() tells something
    [[nodiscard]] std::optional<SocketFacts> facts(SocketId id) const;

    [[nodiscard]] quint64 removedCount() const { return m_removed; } ///< grows whenever a descriptor became free

private:
    mutable std::mutex m_mutex;
    std::map<SocketId, std::shared_ptr<NativeSocket>> m_open;
    std::map<SocketId, std::shared_ptr<SocketFile>> m_files;
    std::map<SocketId, std::shared_ptr<NativeSocket>> m_closed; ///< a call may still be on its way out of them
    std::atomic<quint64> m_removed{0};
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QLatin1StringView>
#include <QStringView>

namespace sw {

/// Who makes the calls: blocking system calls on worker threads, or Qt's network classes on threads with an event loop.
enum class BackendKind : quint8 { Native, Qt };

/// As scenarios and the command line name it: "native", "qt".
constexpr QLatin1StringView backendName(BackendKind kind)
{
    return kind == BackendKind::Qt ? QLatin1StringView("qt") : QLatin1StringView("native");
}

inline std::optional<BackendKind> backendFromName(QStringView name)
{
    for (const BackendKind kind : {BackendKind::Native, BackendKind::Qt}) {
        if (name == backendName(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace sw

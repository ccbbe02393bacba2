// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include <QObject>

#include "socketcommand.h"

namespace sw {

class Workbench;

/// Makes the calls of the tool windows, as an endpoint of its own in the log. Each answer goes to whoever asked. Main thread;
/// the workbench outlives it.
class ToolCaller final : public QObject
{
    Q_OBJECT

public:
    using Answered = std::function<void(const CallRecord &)>;

    explicit ToolCaller(Workbench &workbench, QObject *parent = nullptr);

    [[nodiscard]] EndpointId endpoint() const { return m_endpoint; }
    /// `answered` comes later, once, unless `context` is gone by then. Gives the token to cancel with.
    quint64 make(SocketCommand command, QObject *context, Answered answered);
    void cancel(quint64 token); ///< the answer then comes marked as cancelled

private:
    Workbench &m_workbench;
    const EndpointId m_endpoint;
    std::map<quint64, Answered> m_asked; ///< by token
};

} // namespace sw

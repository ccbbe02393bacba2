// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "crowdfigures.h"
#include "endpoint.h"

namespace sw {

class CrowdRun;

/// Many clients of one server: begun one after the other, each with its own thread, socket and rows in the log. Main thread.
class CrowdEndpoint final : public Endpoint
{
    Q_OBJECT

public:
    /// Why a start was refused: descriptors are missing.
    struct Lack
    {
        qint64 limit = 0; ///< of this process (RLIMIT_NOFILE)
        qint64 open = 0; ///< in use now
        qint64 needed = 0; ///< more
        bool forServer = false; ///< half of them for the connections of a server in this program
    };

    explicit CrowdEndpoint(Workbench &workbench, QObject *parent = nullptr);
    ~CrowdEndpoint() override;

    /// The name if need be, then one client after the other. When the address is none of the loopback it waits for confirm(), see
    /// confirmationWanted(). Ignored unless idle.
    void start(const CrowdSettings &settings);
    void confirm(); ///< the person knows whom the clients are going to
    void stop();

    [[nodiscard]] const CrowdSettings &settings() const { return m_settings; } ///< of the last start
    [[nodiscard]] SocketAddress target() const { return m_target; } ///< null until it is known
    [[nodiscard]] bool waitsForConfirmation() const { return m_asking; }
    [[nodiscard]] const std::optional<Lack> &lack() const { return m_lack; }
    /// Of the run of now, or of the last one.
    [[nodiscard]] CrowdFigures figures() const;
    [[nodiscard]] std::vector<CrowdSample> samples() const;

Q_SIGNALS:
    void figuresChanged();
    void confirmationWanted();

private:
    void handle(const CallRecord &record) override;
    void resolved(const CallRecord &record);
    void reached(); ///< the address is known
    void run();
    void follow();
    [[nodiscard]] std::optional<Lack> missingDescriptors() const;

    CrowdSettings m_settings;
    SocketAddress m_target;
    std::unique_ptr<CrowdRun> m_run;
    std::optional<Lack> m_lack;
    bool m_asking = false;
};

} // namespace sw

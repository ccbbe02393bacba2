// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <mutex>
#include <vector>

#include <QHash>
#include <QObject>
#include <QSet>

#include "optionsmodel.h"
#include "threads.h"
#include "workbench.h"

namespace sw {

/// Whose options are shown. A value.
struct OptionTarget
{
    EndpointId endpoint = 0; ///< 0: nothing is chosen
    quint32 connection = 0;
    SocketId socket = 0; ///< 0: the endpoint has none yet; its presets are shown
    int family = 0; ///< of the socket that the endpoint would make
    int type = 0;
    int protocol = 0; ///< 0: the usual one
    PresetOptions presets;

    bool operator==(const OptionTarget &other) const = default;
};

/// Keeps the model of options true to one socket: looks quietly at all of them when it is chosen and on demand, makes what a
/// person asks for as calls that are rows of the log, and reads again after each. Finds out when it
/// first follows one what the kernel offers, on a thread of its own. Main thread.
class OptionSession final : public QObject
{
    Q_OBJECT

public:
    /// The workbench outlives it.
    explicit OptionSession(Workbench &workbench, QObject *parent = nullptr);
    ~OptionSession() override;

    [[nodiscard]] OptionsModel &model() { return m_model; }
    [[nodiscard]] const OptionTarget &target() const { return m_target; }
    [[nodiscard]] bool isPreset() const { return m_target.socket == 0 && m_target.endpoint != 0; }
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] int fd() const { return m_fd; } ///< also after it was closed

    void follow(const OptionTarget &target);
    void refresh(); ///< looks at all again
    /// setsockopt, then getsockopt where that changes nothing; both are rows. For an endpoint without a socket: a preset.
    void set(const SocketOption &option, const QJsonValue &value);
    void read(const SocketOption &option); ///< a row
    void takeOut(const SocketOption &option); ///< a preset

Q_SIGNALS:
    void targetChanged(); ///< another one, or opened, or closed
    void presetsChanged(sw::EndpointId endpoint, const sw::PresetOptions &presets);

private:
    [[nodiscard]] SocketCommand command(Call call, const SocketOption &option) const;
    void look(const SocketOption &option);
    void take(const CallRecord &record);
    void askKind();
    void kindKnown();
    void showOffer();
    void probeUsual();
    void probe(const std::vector<std::array<int, 3>> &kinds);
    void startProbe(std::vector<std::array<int, 3>> kinds);
    void showAsked();
    void remember(const CallRecord &record);

    Workbench &m_workbench;
    OptionsModel m_model;
    OptionTarget m_target;
    QSet<quint64> m_awaited; ///< tokens of looks and calls that are this session's
    bool m_open = false;
    int m_fd = -1;
    int m_family = 0;
    int m_type = 0;
    int m_protocol = 0;
    int m_kindAnswers = 0;

    QHash<SocketId, std::vector<CallRecord>> m_settings; ///< the last setsockopt of each option, of open sockets

    std::mutex m_mutex;
    std::vector<OptionOffer> m_offers; ///< under m_mutex
    bool m_triedUsual = false;
    bool m_isProbing = false;
    WorkerThread m_probing;
};

} // namespace sw

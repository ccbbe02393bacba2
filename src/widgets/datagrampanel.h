// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "datagramendpoint.h"
#include "endpointpanel.h"
#include "hostport.h"

class QLabel;

namespace Ui {
class DatagramPanel;
}

namespace sw {

class DatagramOptions;
class DatagramPeersModel;
class DatagramPeersView;
class MulticastDialog;

/// A datagram socket: left one that binds and answers whoever sends, right one that sends to a fixed address. UDP or unix.
/// Main thread.
class DatagramPanel final : public EndpointPanel
{
    Q_OBJECT

public:
    /// `kind` is Udp or UnixDatagram.
    DatagramPanel(const PanelParts &parts, WhoRole side, PanelKind kind, QWidget *parent = nullptr);
    ~DatagramPanel() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString startWord() const override;
    [[nodiscard]] QString stopWord() const override;
    void start() override;
    void stop() override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    bool sendOn(quint32 connection, const QByteArray &bytes, QString &why) override;
    [[nodiscard]] std::vector<SendTarget> sendTargets(QString &why) const override;
    [[nodiscard]] OptionTarget optionTarget() const override;

    [[nodiscard]] DatagramEndpoint &datagrams() const { return *m_datagrams; }
    [[nodiscard]] DatagramSettings settings() const;
    void setSettings(const DatagramSettings &settings);

protected:
    void takeLook(const SocketsNow &now) override;
    void showState() override;
    void retranslate() override;
    void backendChanged() override;
    void sendTyped(const QByteArray &bytes) override;
    [[nodiscard]] QList<QWidget *> automaticParts() const override;
    [[nodiscard]] StepDefaults stepDefaults() const override;

private:
    DatagramPanel(const PanelParts &parts, std::unique_ptr<DatagramEndpoint> endpoint, WhoRole side, PanelKind kind,
                  QWidget *parent);
    void build();
    void addChecks();
    void edited();
    [[nodiscard]] bool isOpen() const { return m_datagrams->state() == EndpointState::Receiving; }
    [[nodiscard]] QString whatIsWrongWithPath(const QString &path, bool mayBeEmpty) const;
    struct Target
    {
        SocketAddress address; ///< null: the fixed remote, or the name
        HostPort name; ///< empty host: none
    };
    /// Where a message goes; `why` says when nowhere.
    [[nodiscard]] Target target(QString &why) const;
    void takeName(const CallRecord &record, quint64 message, qint64 size);
    void showTarget();
    void showLosses(); ///< what was lost or is not shown any more, if anything
    void showReason();
    void takeRecord(const CallRecord &record);
    void sayFailure(const CallRecord &record);
    void allowBroadcast();

    std::unique_ptr<DatagramEndpoint> m_datagrams;
    std::unique_ptr<Ui::DatagramPanel> m_ui;
    DatagramOptions *m_options;
    DatagramPeersModel *m_model;
    DatagramPeersView *m_view;
    MulticastDialog *m_multicast;
    QLabel *m_losses;
    bool m_failureShown = false; ///< the message is about a call while it ran
};

} // namespace sw

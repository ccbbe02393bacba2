// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "endpointpanel.h"
#include "relay.h"

class QLabel;
class QPushButton;

namespace Ui {
class RelayPanel;
}

namespace sw {

class ElidedLabel;
class RelayFaultsDialog;
class RelayHoldDialog;
class RelayTalksModel;
class RelayTalksView;
class TlsOptions;

/// Listens here, connects there and passes bytes both ways, with faults and with a person's hand in between: TCP or UDP. Main
/// thread.
class RelayPanel final : public EndpointPanel
{
    Q_OBJECT

public:
    /// `kind` is TcpRelay or UdpRelay.
    RelayPanel(const PanelParts &parts, PanelKind kind, QWidget *parent = nullptr);
    ~RelayPanel() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString startWord() const override;
    [[nodiscard]] QString stopWord() const override;
    void start() override;
    void stop() override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    bool sendOn(quint32 connection, const QByteArray &bytes, QString &why) override;
    [[nodiscard]] bool takesMessages() const override { return false; }
    [[nodiscard]] OptionTarget optionTarget() const override;

    [[nodiscard]] Relay &relay() const { return *m_relay; }
    [[nodiscard]] RelaySettings settings() const;
    void setSettings(const RelaySettings &settings);

protected:
    void takeLook(const SocketsNow &now) override;
    void showState() override;
    void retranslate() override;
    void backendChanged() override;
    void sendTyped(const QByteArray &) override {}
    [[nodiscard]] QList<QWidget *> automaticParts() const override;
    [[nodiscard]] StepDefaults stepDefaults() const override;

private:
    RelayPanel(const PanelParts &parts, std::unique_ptr<Relay> relay, PanelKind kind, QWidget *parent);
    void build();
    void buildTls();
    void buildTools();
    void addChecks();
    void edited();
    [[nodiscard]] bool isUdp() const { return kind() == PanelKind::UdpRelay; }
    [[nodiscard]] FaultScope scope() const { return isUdp() ? FaultScope::Datagram : FaultScope::Stream; }
    [[nodiscard]] RelaySettings firstSettings() const;
    void showReason();
    void showFaults();
    void showTalkButtons();
    void noteFailure(int row);

    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<Ui::RelayPanel> m_ui;
    RelayTalksModel *m_model;
    RelayTalksView *m_view;
    TlsOptions *m_listenTls;
    TlsOptions *m_targetTls;
    RelayFaultsDialog *m_faults;
    RelayHoldDialog *m_hold;
    QPushButton *m_faultsButton;
    QPushButton *m_holdButton;
    QPushButton *m_endButton;
    QPushButton *m_resetButton;
    QPushButton *m_forgetButton;
    ElidedLabel *m_summary;
    std::optional<CallRecord> m_unreached; ///< of the last conversation whose target was not reached
};

} // namespace sw

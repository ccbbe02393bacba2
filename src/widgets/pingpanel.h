// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "endpointpanel.h"
#include "pingendpoint.h"

namespace Ui {
class PingPanel;
}

namespace sw {

class PingOptions;
class PingsModel;
class PingsView;

/// Echo requests to a host and what becomes of them, by a ping socket or a raw one, over IPv4 or IPv6. Main thread.
class PingPanel final : public EndpointPanel
{
    Q_OBJECT

public:
    /// `kind` is Ping or PingV6.
    PingPanel(const PanelParts &parts, PanelKind kind, QWidget *parent = nullptr);
    ~PingPanel() override;

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

    [[nodiscard]] PingEndpoint &pings() const { return *m_pings; }
    [[nodiscard]] PingSettings settings() const;
    void setSettings(const PingSettings &settings);

protected:
    void takeLook(const SocketsNow &now) override;
    void showState() override;
    void retranslate() override;
    void sendTyped(const QByteArray &) override {}
    [[nodiscard]] QList<QWidget *> automaticParts() const override;
    [[nodiscard]] StepDefaults stepDefaults() const override;
    void changeEvent(QEvent *event) override;

private:
    PingPanel(const PanelParts &parts, std::unique_ptr<PingEndpoint> endpoint, PanelKind kind, QWidget *parent);
    void build();
    void addChecks();
    void edited();
    [[nodiscard]] bool isV6() const { return kind() == PanelKind::PingV6; }
    [[nodiscard]] PingSettings firstSettings() const;
    void takeOffer();
    void takeRecord(const CallRecord &record);
    void showTally();
    void showReason();
    [[nodiscard]] bool lacksRights() const; ///< neither kind of socket may be made, as the probe found
    void sayMissingRights(const QString &title);

    std::unique_ptr<PingEndpoint> m_pings;
    std::unique_ptr<Ui::PingPanel> m_ui;
    PingOptions *m_options;
    PingsModel *m_model;
    PingsView *m_view;
    int m_failureShown = 0; ///< errno of a request that could not be sent, while that is shown
};

} // namespace sw

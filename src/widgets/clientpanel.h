// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "clientendpoint.h"
#include "clientfacts.h"
#include "endpointpanel.h"

namespace Ui {
class ClientPanel;
}

namespace sw {

class LongBar;
class TlsOptions;

/// A client: where it connects, how the connection stands, what it answers and what is sent. Main thread.
class ClientPanel final : public EndpointPanel
{
    Q_OBJECT

public:
    static constexpr int hostsKept = 20;

    /// `kind` is one that has connections.
    ClientPanel(const PanelParts &parts, PanelKind kind, QWidget *parent = nullptr);
    ~ClientPanel() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString startWord() const override;
    [[nodiscard]] QString stopWord() const override; ///< "Cancel" while it connects
    void start() override;
    void stop() override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    bool sendOn(quint32 connection, const QByteArray &bytes, QString &why) override;
    [[nodiscard]] std::vector<SendTarget> sendTargets(QString &why) const override;
    [[nodiscard]] bool sendsShort() const override;
    [[nodiscard]] OptionTarget optionTarget() const override;

    [[nodiscard]] ClientEndpoint &client() const { return *m_client; }
    [[nodiscard]] ClientSettings settings() const;
    void setSettings(const ClientSettings &settings);

protected:
    void takeLook(const SocketsNow &now) override;
    void addWanted(SocketsWanted &wanted) const override;
    void showState() override;
    void retranslate() override;
    void backendChanged() override;
    void sendTyped(const QByteArray &bytes) override;
    [[nodiscard]] QList<QWidget *> automaticParts() const override;
    [[nodiscard]] StepDefaults stepDefaults() const override;

private:
    struct Standing
    {
        QString text;
        ClientFacts::Mood mood = ClientFacts::Mood::Idle;
        QString title; ///< of the message over the panel; empty: none
        QString meaning;
        bool bad = false;
    };

    ClientPanel(const PanelParts &parts, std::unique_ptr<ClientEndpoint> client, PanelKind kind, QWidget *parent);
    void build();
    void buildUnix();
    void addChecks();
    void splitPastedAddress();
    void rememberHost();
    [[nodiscard]] Standing standing() const;
    [[nodiscard]] Standing endedStanding() const;
    [[nodiscard]] Standing failedStanding() const;
    void renewTarget();
    bool sendShort(const QByteArray &bytes, QString &why);
    [[nodiscard]] static QString shortIsUnderWay(); ///< why no other message can go
    [[nodiscard]] static QString shortRepeatsNot();
    void buildTls();
    void followTls();
    void addTlsActions();
    [[nodiscard]] std::optional<Standing> tlsStanding() const;

    std::unique_ptr<ClientEndpoint> m_client;
    std::unique_ptr<Ui::ClientPanel> m_ui;
    ClientFacts *m_facts;
    TlsOptions *m_tls;
    LongBar *m_long;
    bool m_wasBusy = false; ///< it was started since the program began
};

} // namespace sw

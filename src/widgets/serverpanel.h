// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "endpointpanel.h"
#include "serverendpoint.h"

class QAction;
class QMenu;

namespace Ui {
class ServerPanel;
}

namespace sw {

class ConnectionsModel;
class ConnectionsView;
class ReachList;

/// A server: where it listens, its connections, what it answers and what is sent to them. Main thread.
class ServerPanel final : public EndpointPanel
{
    Q_OBJECT

public:
    /// `kind` is one that has connections.
    ServerPanel(const PanelParts &parts, PanelKind kind, QWidget *parent = nullptr);
    ~ServerPanel() override;

    [[nodiscard]] WhoRole role() const override { return WhoRole::Server; }
    [[nodiscard]] PanelKind kind() const override { return m_kind; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString startWord() const override;
    [[nodiscard]] QString stopWord() const override;
    void start() override;
    void stop() override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    bool sendOn(quint32 connection, const QByteArray &bytes, QString &why) override;
    [[nodiscard]] OptionTarget optionTarget() const override;

    [[nodiscard]] ServerEndpoint &server() const { return *m_server; }
    [[nodiscard]] ServerSettings settings() const;
    void setSettings(const ServerSettings &settings);

protected:
    void takeLook(const SocketsNow &now) override;
    void showState() override;
    void retranslate() override;
    void sendTyped(const QByteArray &bytes) override;
    [[nodiscard]] QList<QWidget *> automaticParts() const override;
    [[nodiscard]] StepDefaults stepDefaults() const override;

private:
    enum class Audience : quint8 { Selected, All };

    ServerPanel(const PanelParts &parts, std::unique_ptr<ServerEndpoint> server, PanelKind kind, QWidget *parent);
    [[nodiscard]] bool isUnix() const { return isUnixKind(m_kind); }
    void build();
    void addChecks();
    void buildActions();
    void splitPastedAddress();
    void showReason();
    void showPortHeld(const CallRecord &notice, int freePort);
    void showTargets();
    void setAudience(Audience audience);
    void openMenu(const QPoint &place);
    [[nodiscard]] std::vector<SocketId> receivers() const;

    const PanelKind m_kind;
    std::unique_ptr<ServerEndpoint> m_server;
    std::unique_ptr<Ui::ServerPanel> m_ui;
    ConnectionsModel *m_model;
    ConnectionsView *m_view;
    ReachList *m_reach;
    QMenu *m_targetMenu;
    QAction *m_toSelected;
    QAction *m_toAll;
    QAction *m_forget;
    Audience m_audience = Audience::Selected;
    bool m_dismissed = false; ///< the person closed the message about the present state
    bool m_acceptPaused = false;
    std::optional<CallRecord> m_portHeld;
};

} // namespace sw

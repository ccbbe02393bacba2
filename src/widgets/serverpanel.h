// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "endpointpanel.h"
#include "heartbeat.h"
#include "serverendpoint.h"

class QAction;
class QMenu;

namespace Ui {
class ServerPanel;
}

namespace sw {

class ConnectionsModel;
class ConnectionsView;
class QtBuffersView;
class LongBar;
class ReachList;
class TlsOptions;

/// A server: where it listens, its connections, what it answers and what is sent to them. Main thread.
class ServerPanel final : public EndpointPanel
{
    Q_OBJECT

public:
    /// `kind` is one that has connections.
    ServerPanel(const PanelParts &parts, PanelKind kind, QWidget *parent = nullptr);
    ~ServerPanel() override;

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

    [[nodiscard]] ServerEndpoint &server() const { return *m_server; }
    [[nodiscard]] ServerSettings settings() const;
    void setSettings(const ServerSettings &settings);

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
    enum class Audience : quint8 { Selected, All };

    ServerPanel(const PanelParts &parts, std::unique_ptr<ServerEndpoint> server, PanelKind kind, QWidget *parent);
    void build();
    void addChecks();
    [[nodiscard]] QString whatIsWrongWithPath() const;
    void buildActions();
    void buildTls();
    void splitPastedAddress();
    void showReason();
    void showTargets();
    void setAudience(Audience audience);
    void openMenu(const QPoint &place);
    [[nodiscard]] std::vector<SocketId> receivers() const;
    [[nodiscard]] std::vector<Heartbeat::Open> openConnections() const;

    std::unique_ptr<ServerEndpoint> m_server;
    std::unique_ptr<Ui::ServerPanel> m_ui;
    ConnectionsModel *m_model;
    ConnectionsView *m_view;
    ReachList *m_reach;
    QtBuffersView *m_buffers; ///< of the chosen connection
    TlsOptions *m_tls;
    LongBar *m_long;
    QMenu *m_targetMenu;
    QAction *m_toSelected;
    QAction *m_toAll;
    QAction *m_forget;
    Audience m_audience = Audience::Selected;
    bool m_acceptPaused = false;
};

} // namespace sw

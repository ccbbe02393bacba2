// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "crowdendpoint.h"
#include "endpointpanel.h"

namespace Ui {
class CrowdPanel;
}

namespace sw {

class CrowdFailuresModel;
class CrowdFailuresView;
class CrowdFiguresView;
class CrowdOptions;
class CrowdPlot;

/// Many clients of one server: what they do, and how they fare. Main thread.
class CrowdPanel final : public EndpointPanel
{
    Q_OBJECT

public:
    explicit CrowdPanel(const PanelParts &parts, QWidget *parent = nullptr);
    ~CrowdPanel() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString startWord() const override;
    [[nodiscard]] QString stopWord() const override;
    void start() override;
    void stop() override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    bool sendOn(quint32 connection, const QByteArray &bytes, QString &why) override;
    [[nodiscard]] bool takesMessages() const override { return false; }

    [[nodiscard]] CrowdEndpoint &crowd() const { return *m_crowd; }
    [[nodiscard]] CrowdSettings settings() const;
    void setSettings(const CrowdSettings &settings);
    bool saveTo(const QString &path, const QByteArray &bytes); ///< message() says how it went

protected:
    void takeLook(const SocketsNow &) override {}
    void showState() override;
    void retranslate() override;
    void sendTyped(const QByteArray &) override {}
    [[nodiscard]] QList<QWidget *> automaticParts() const override;
    [[nodiscard]] StepDefaults stepDefaults() const override;

private:
    CrowdPanel(const PanelParts &parts, std::unique_ptr<CrowdEndpoint> endpoint, QWidget *parent);
    void build();
    void addChecks();
    void edited();
    void showFigures();
    void sayWhatHelps();
    void askForOthers();
    void askAndSave(const QString &title, const QByteArray &bytes);

    std::unique_ptr<CrowdEndpoint> m_crowd;
    std::unique_ptr<Ui::CrowdPanel> m_ui;
    CrowdOptions *m_options;
    CrowdFiguresView *m_figures;
    CrowdPlot *m_plot;
    QComboBox *m_quantity;
    QToolButton *m_results;
    QAction *m_copy;
    QAction *m_saveFigures;
    QAction *m_saveCourse;
    CrowdFailuresModel *m_failures;
    CrowdFailuresView *m_failuresView;
    QWidget *m_plotBar;
};

} // namespace sw

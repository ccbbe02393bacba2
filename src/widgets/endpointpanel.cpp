// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointpanel.h"

#include <QComboBox>
#include <QEvent>
#include <QLayout>
#include <QPushButton>
#include <QToolButton>

#include "backendchoice.h"
#include "composer.h"
#include "connectionactions.h"
#include "errnotable.h"
#include "errnowording.h"
#include "errorbanner.h"
#include "fieldchecks.h"
#include "flowlayout.h"
#include "icons.h"
#include "lifecyclestrip.h"
#include "paneloffer.h"
#include "panelwords.h"
#include "repeatedsend.h"
#include "replyeditor.h"
#include "rulesdialog.h"
#include "socketswatch.h"
#include "stepbench.h"
#include "styleproperty.h"

namespace sw {

EndpointPanel::EndpointPanel(const PanelParts &parts, Endpoint &endpoint, WhoRole side, PanelKind kind, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_endpoint(endpoint)
    , m_side(side)
    , m_kind(kind)
    , m_strip(new LifecycleStrip(parts.theme, this))
    , m_banner(new ErrorBanner(parts.theme, this))
    , m_reply(new ReplyEditor(parts.theme, this))
    , m_composer(new Composer(parts.theme, parts.history, this))
    , m_actions(new ConnectionActions(endpoint, parts.theme, isServer(), this))
{
    m_strip->setObjectName(QStringLiteral("lifecycleStrip"));
    m_reply->setObjectName(QStringLiteral("replyEditor"));
    m_composer->setObjectName(QStringLiteral("composer"));
}

EndpointPanel::~EndpointPanel()
{
    setWatching(false);
    delete m_bench; // while its strip stands
}

void EndpointPanel::connectParts(QPushButton *startButton, QLabel *fieldNote)
{
    m_checks = new FieldChecks(fieldNote, this);
    m_startButton = startButton;
    m_strip->setSteps(m_endpoint.steps({}), isServer() ? StripRole::Server : StripRole::Client);
    connect(m_banner, &ErrorBanner::dismissed, this, [this] { m_dismissed = true; });
    connect(startButton, &QPushButton::clicked, this, [this] { canStart() ? start() : stop(); });
    connect(&m_endpoint, &Endpoint::portHeld, this, [this](const CallRecord &notice) {
        m_portHeld = notice;
        showState();
    });
    connect(&m_endpoint, &Endpoint::stateChanged, this, [this] {
        const EndpointState now = m_endpoint.state();
        if (now == EndpointState::Starting || now == EndpointState::Resolving || now == EndpointState::Connecting)
            m_portHeld.reset();
        showState();
        followMode();
        m_parts.watch.hurry();
        Q_EMIT changed();
    });
    connect(&m_endpoint, &Endpoint::stepsChanged, this, [this] { m_parts.watch.hurry(); });
    connect(m_reply, &ReplyEditor::changed, this, [this](const ReplySettings &reply) {
        m_endpoint.setReply(reply);
        Q_EMIT changed();
    });
    connectComposer();
    connect(m_reply, &ReplyEditor::rulesWanted, this, &EndpointPanel::openRules);
    connect(m_actions, &ConnectionActions::message, this, &EndpointPanel::message);
    connect(m_actions, &ConnectionActions::dataViewRequested, this,
            [this](quint32 connection) { Q_EMIT dataViewRequested(m_endpoint.id(), connection); });
}

void EndpointPanel::fillActions(QWidget *area, const QList<QAction *> &direct, const QList<QAction *> &more)
{
    m_actionsArea = area;
    auto *flow = new FlowLayout(area, 4);
    flow->addWidget(PanelWords::actionButton(m_actions->pauseReading(), area));
    m_halfClose = PanelWords::menuButton("halfCloseButton", {m_actions->endSending(), m_actions->endReceiving()}, area);
    flow->addWidget(m_halfClose);
    for (QAction *action : direct)
        flow->addWidget(PanelWords::actionButton(action, area));
    m_moreActions = PanelWords::menuButton("moreActionsButton", more, area);
    flow->addWidget(m_moreActions);
}

void EndpointPanel::nameActions(const QString &moreToolTip)
{
    m_halfClose->setText(tr("Half-close"));
    m_halfClose->setToolTip(tr("Ends one direction and keeps the other: shutdown()"));
    m_moreActions->setText(tr("More"));
    m_moreActions->setToolTip(moreToolTip);
}

void EndpointPanel::checkFields()
{
    m_expected = m_checks->check();
    showStartButton(m_expected.isEmpty(), m_expected);
}

bool EndpointPanel::fieldsAreRight()
{
    checkFields();
    if (!m_expected.isEmpty())
        m_checks->focusFirst();
    return m_expected.isEmpty();
}

void EndpointPanel::showStartButton(bool valid, const QString &expected)
{
    const bool idle = m_endpoint.isIdle();
    const bool stopping = m_endpoint.state() == EndpointState::Stopping;
    m_startButton->setText(idle ? startWord() : stopWord());
    if (m_startButton->property("primary") != QVariant(idle)) { // asked for at every change of a field
        m_startButton->setIcon(themedIcon(
            m_parts.theme,
            QLatin1StringView(idle ? (isServer() || isPingKind(kind()) || isCrowdKind(kind()) ? "play" : "connect")
                                   : "stop"),
            idle ? ColorRole::AccentText : ColorRole::Text));
        setStyleProperty(m_startButton, "primary", idle);
    }
    m_startButton->setEnabled(!stopping && (!idle || valid));
    m_startButton->setToolTip(stopping             ? tr("The calls are being interrupted; this takes a moment.")
                                  : idle && !valid ? expected
                                  : idle           ? tr("F5")
                                                   : tr("Shift+F5"));
    m_startButton->setAccessibleName(m_startButton->text());
}

void EndpointPanel::connectBackend(QComboBox *box)
{
    m_backend = new BackendChoice(*box, kind(), this);
    connect(m_backend, &BackendChoice::changed, this, [this] {
        backendChanged();
        m_actions->retranslate();
        m_composer->setTakenByQt(m_backend->isQt());
        if (m_bench)
            m_bench->setBackend(m_backend->chosen());
        showState();
        Q_EMIT changed();
    });
}

QString EndpointPanel::withBackend(const QString &title) const
{
    return m_backend->isQt() ? tr("%1 · Qt", "title of a panel, its backend").arg(title) : title;
}

void EndpointPanel::connectProtocol(QComboBox *box)
{
    m_protocolBox = box;
    m_parts.offer.fill(*box, m_side, m_kind);
    connect(&m_parts.offer, &PanelOffer::changed, this, [this, box] { m_parts.offer.fill(*box, m_side, m_kind); });
    connect(box, &QComboBox::activated, this, [this, box] {
        const auto wanted = static_cast<PanelKind>(box->currentData().toInt());
        if (wanted != kind())
            Q_EMIT kindWanted(wanted);
    });
}

OptionTarget EndpointPanel::optionTarget() const
{
    return {};
}

void EndpointPanel::setPresets(const PresetOptions &presets)
{
    if (m_presets == presets)
        return;
    m_presets = presets;
    Q_EMIT changed();
}

int EndpointPanel::heightForWidth(int width) const
{
    return layout() ? layout()->totalMinimumHeightForWidth(width) : -1;
}

void EndpointPanel::looked(const SocketsNow &now)
{
    m_strip->setSteps(m_endpoint.steps(now.running), isServer() ? StripRole::Server : StripRole::Client);
    if (isStepByStep())
        m_bench->takeLook(now);
    else
        takeLook(now);
}

void EndpointPanel::want(SocketsWanted *wanted) const
{
    if (isStepByStep())
        m_bench->addWanted(*wanted);
    else
        addWanted(*wanted);
}

void EndpointPanel::setWatching(bool on)
{
    if (static_cast<bool>(m_watching) == on)
        return;
    if (on) {
        m_watching = connect(&m_parts.watch, &SocketsWatch::looked, this, &EndpointPanel::looked);
        m_wanting = connect(&m_parts.watch, &SocketsWatch::wanting, this, &EndpointPanel::want);
        m_parts.watch.addWatcher();
        m_parts.watch.hurry();
    } else {
        disconnect(m_watching);
        disconnect(m_wanting);
        m_watching = {};
        m_parts.watch.removeWatcher();
    }
}

void EndpointPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    setWatching(true);
}

void EndpointPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    setWatching(false);
}

void EndpointPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || !m_startButton)
        return;
    m_actions->retranslate();
    if (m_protocolBox)
        m_parts.offer.fill(*m_protocolBox, m_side, m_kind);
    if (m_backend)
        m_backend->retranslate();
    retranslate();
    if (m_rules != nullptr) { // made anew in the other language
        const bool seen = m_rules->isVisible();
        delete std::exchange(m_rules, nullptr);
        if (seen)
            openRules();
    }
    showState();
    lockProtocol();
    if (m_bench)
        m_bench->retranslate();
    Q_EMIT changed();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
// Automatic or step by step: which of the two a panel is, and the change between them.
#include <algorithm>

#include <QBoxLayout>
#include <QComboBox>
#include <QMessageBox>
#include <QPushButton>

#include "backendchoice.h"
#include "composer.h"
#include "endpointpanel.h"
#include "errorbanner.h"
#include "lifecyclestrip.h"
#include "replyeditor.h"
#include "stepbench.h"

namespace sw {

namespace {

constexpr int benchStretch = 10; // it takes what the hidden parts leave

const char *roleName(WhoRole role)
{
    return role == WhoRole::Server ? "server" : role == WhoRole::Client ? "client" : "peer";
}

bool holds(QLayoutItem *item, const QWidget *widget)
{
    return item->widget() == widget || (item->layout() && item->layout()->indexOf(widget) >= 0);
}

} // namespace

bool EndpointPanel::hasOpenSteps() const
{
    if (!m_bench)
        return false;
    const auto &sockets = m_bench->actor().sockets();
    return m_bench->actor().isBusy()
        || std::any_of(sockets.begin(), sockets.end(), [](const StepSocket &one) { return one.open; });
}

void EndpointPanel::askForMode(PanelMode mode)
{
    const bool busy = m_mode == PanelMode::Automatic ? !m_endpoint.isIdle() : hasOpenSteps();
    if (mode == m_wanted || !busy) {
        setMode(mode);
        return;
    }
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Another mode"),
        mode == PanelMode::StepByStep
            ? tr("It is running. To make its calls one by one it has to be stopped first.")
            : tr("Sockets of this panel are open. They are closed before it works automatically."),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("modeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *change = box->addButton(mode == PanelMode::StepByStep ? tr("Stop and change") : tr("Close and change"),
                                         QMessageBox::AcceptRole);
    change->setObjectName(QStringLiteral("changeModeButton"));
    box->addButton(QMessageBox::Cancel);
    connect(change, &QPushButton::clicked, this, [this, mode] { setMode(mode); });
    connect(box, &QMessageBox::finished, this, &EndpointPanel::changed); // the switch shows what holds
    box->open();
}

void EndpointPanel::setMode(PanelMode mode)
{
    if (mode == m_wanted)
        return;
    m_wanted = mode;
    // What is open ends first; the change follows its records.
    if (m_mode == PanelMode::Automatic && !m_endpoint.isIdle())
        stop();
    else if (m_mode == PanelMode::StepByStep && m_bench)
        m_bench->actor().startOver();
    followMode();
    Q_EMIT changed();
}

void EndpointPanel::followMode()
{
    if (m_mode == m_wanted)
        return;
    if (m_mode == PanelMode::Automatic ? !m_endpoint.isIdle() : m_bench->actor().isClosing())
        return;
    m_mode = m_wanted;
    const bool steps = m_mode == PanelMode::StepByStep;
    if (steps && !m_bench)
        makeBench();
    m_endpoint.setManual(steps);
    if (m_bench)
        m_bench->setVisible(steps);
    showAutomaticParts(!steps);
    m_strip->setCallable(steps);
    m_strip->setChosenCall(steps ? m_bench->form().call().call : Call::None);
    m_strip->setSteps(m_endpoint.steps({}), isServer() ? StripRole::Server : StripRole::Client);
    if (steps)
        m_bench->setDefaults(stepDefaults());
    else
        showState();
    updateGeometry();
    Q_EMIT changed();
}

void EndpointPanel::makeBench()
{
    m_bench = new StepBench(m_endpoint, m_parts.steps, *m_strip, m_parts.theme, QLatin1StringView(roleName(role())),
                            this);
    if (m_backend)
        m_bench->setBackend(m_backend->chosen());
    auto *column = qobject_cast<QBoxLayout *>(layout());
    for (int i = 0; i < column->count(); ++i) {
        if (holds(column->itemAt(i), m_strip)) {
            column->insertWidget(i + 1, m_bench, benchStretch);
            break;
        }
    }
    const auto opened = [this] {
        lockProtocol();
        Q_EMIT changed();
    };
    connect(m_bench, &StepBench::message, this, &EndpointPanel::message);
    connect(m_bench, &StepBench::currentSocketChanged, this, &EndpointPanel::optionTargetChanged);
    connect(m_bench, &StepBench::saveWanted, this, &EndpointPanel::saveStepsWanted);
    connect(m_bench, &StepBench::playWanted, this, &EndpointPanel::playStepsWanted);
    connect(&m_bench->actor(), &StepActor::socketAdded, this, opened, Qt::QueuedConnection);
    connect(&m_bench->actor(), &StepActor::callsChanged, this, opened, Qt::QueuedConnection);
    connect(&m_bench->actor(), &StepActor::cleared, this, &EndpointPanel::followMode);
    connect(this, &EndpointPanel::changed, m_bench, [this] {
        if (isStepByStep())
            m_bench->setDefaults(stepDefaults());
    });
}

// Another protocol is another panel: what is open here would be closed without a word.
void EndpointPanel::lockProtocol()
{
    if (!m_protocolBox || !isStepByStep())
        return;
    const bool open = hasOpenSteps();
    const QString locked = tr("Sockets are open here: start over to change this.");
    m_protocolBox->setEnabled(!open);
    m_protocolBox->setToolTip(open ? locked : m_protocolBox->property("ownToolTip").toString());
    if (m_backend)
        m_backend->apply(!open, locked);
}

void EndpointPanel::showAutomaticParts(bool show)
{
    if (!show) {
        m_hiddenParts.clear();
        for (QWidget *part :
             automaticParts() + QList<QWidget *>{m_banner, m_reply, m_composer, m_actionsArea, m_startButton}) {
            if (!part || part->isHidden())
                continue;
            m_hiddenParts.append(part);
            part->hide();
        }
        return;
    }
    for (QWidget *part : std::as_const(m_hiddenParts))
        part->show();
    m_hiddenParts.clear();
}

StepDefaults EndpointPanel::stepDefaults() const
{
    return {};
}

bool EndpointPanel::canBegin() const
{
    return isStepByStep() ? !m_bench->actor().isClosing() : canStart();
}

bool EndpointPanel::canEnd() const
{
    return isStepByStep() ? m_bench->actor().isBusy() : !canStart();
}

void EndpointPanel::begin()
{
    isStepByStep() ? m_bench->makeCall() : start();
}

void EndpointPanel::end()
{
    isStepByStep() ? m_bench->interruptAll() : stop();
}

QString EndpointPanel::beginWord() const
{
    return isStepByStep() ? tr("Make the call:") : startWord();
}

QString EndpointPanel::endWord() const
{
    return isStepByStep() ? tr("Interrupt:") : stopWord();
}

OptionTarget EndpointPanel::shownOptions() const
{
    if (!isStepByStep())
        return optionTarget();
    OptionTarget target;
    target.socket = m_bench->currentSocket();
    target.endpoint = target.socket == 0 ? 0 : m_bench->actor().endpoint();
    return target;
}

} // namespace sw

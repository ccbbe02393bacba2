// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelsequence.h"

#include <QAction>
#include <QEvent>

#include "clientpanel.h"
#include "composer.h"
#include "connectionactions.h"
#include "datagrampanel.h"
#include "plaintooltip.h"
#include "sequencedialog.h"
#include "sequencestate.h"
#include "serverpanel.h"

namespace sw {

PanelSequence::PanelSequence(EndpointPanel &panel)
    : QObject(&panel)
    , m_panel(panel)
    , m_action(new QAction(this))
    , m_sequence(SequenceDialog::firstSequence())
{
    m_action->setObjectName(QStringLiteral("sequenceAction"));
    connect(m_action, &QAction::triggered, this, &PanelSequence::open);
    if (auto *extras = panel.composer().findChild<ComposerExtras *>())
        extras->offer(m_action);
    panel.installEventFilter(this);
    retranslate();
}

PanelSequence::~PanelSequence()
{
    delete m_dialog;
}

PanelSequence *PanelSequence::of(const EndpointPanel &panel)
{
    return panel.findChild<PanelSequence *>();
}

void PanelSequence::saveTo(QJsonObject &panelState) const
{
    if (m_written)
        panelState.insert(QStringLiteral("sequence"), toJson(m_sequence));
}

void PanelSequence::restoreFrom(const QJsonObject &panelState)
{
    const QJsonObject state = panelState.value(QLatin1StringView("sequence")).toObject();
    const std::optional<Sequence> kept = state.isEmpty() ? std::nullopt : sequenceFrom(state);
    m_written = kept.has_value();
    m_sequence = kept.value_or(SequenceDialog::firstSequence());
    if (m_dialog)
        m_dialog->setSequence(m_sequence);
}

/// A connection that was accepted has no address that anybody could connect to: the sequence keeps its own.
void PanelSequence::place(Sequence &sequence) const
{
    QString host;
    quint16 port = 0;
    QString path;
    if (const auto *client = qobject_cast<const ClientPanel *>(&m_panel)) {
        const ClientSettings settings = client->settings();
        host = settings.host;
        port = settings.port;
        path = settings.path;
    } else if (const auto *datagrams = qobject_cast<const DatagramPanel *>(&m_panel)) {
        const DatagramSettings settings = datagrams->settings();
        host = settings.remoteHost;
        port = settings.remotePort;
        path = settings.remotePath;
    }
    sequence.socketType = m_panel.kind() == PanelKind::UnixSeqpacket ? QStringLiteral("SOCK_SEQPACKET")
        : isStreamKind(m_panel.kind())                               ? QStringLiteral("SOCK_STREAM")
                                                                     : QStringLiteral("SOCK_DGRAM");
    if (isUnixKind(m_panel.kind()) && !path.isEmpty())
        sequence.address = QStringLiteral("unix:") + path;
    else if (!host.isEmpty() && host.contains(u':'))
        sequence.address = QStringLiteral("[%1]:%2").arg(host).arg(port);
    else if (!host.isEmpty() && !isUnixKind(m_panel.kind()))
        sequence.address = QStringLiteral("%1:%2").arg(host).arg(port);
}

bool PanelSequence::isOverTls() const
{
    if (const auto *client = qobject_cast<const ClientPanel *>(&m_panel))
        return encrypts(client->settings());
    const auto *server = qobject_cast<const ServerPanel *>(&m_panel);
    return server != nullptr && encrypts(server->settings());
}

void PanelSequence::open()
{
    if (!m_dialog) {
        const auto target = [this] {
            SequenceDialog::Target found;
            std::vector<ConnectionActions::Target> standing;
            for (const ConnectionActions::Target &one : m_panel.actions().targets()) {
                if (one.open)
                    standing.push_back(one);
            }
            if (standing.size() == 1 && !m_panel.isStepByStep()) {
                found.socket = standing.front().socket;
                found.peer = standing.front().peer;
            } else if (m_panel.isStepByStep()) {
                found.why = tr("Step by step, you make each call yourself: choose automatic first.");
            } else if (!isStreamKind(m_panel.kind())) {
                found.why = tr("Open the socket first: a sequence sends to its fixed remote.");
            } else if (m_panel.role() == WhoRole::Client) {
                found.why = tr("Connect first: a sequence runs on the panel's open connection.");
            } else {
                found.why = tr("Choose one open connection in the table first: the sequence runs on it.");
            }
            return found;
        };
        m_dialog = new SequenceDialog({m_panel.endpoint(), m_panel.theme(), target,
                                       [this](Sequence &sequence) { place(sequence); },
                                       [this] { return m_panel.composer().bytes(); }, [this] { return isOverTls(); }},
                                      &m_panel);
        m_dialog->setSequence(m_sequence);
        connect(m_dialog, &SequenceDialog::edited, this, [this] {
            m_sequence = m_dialog->sequence();
            m_written = true;
            Q_EMIT m_panel.changed();
        });
        connect(&m_panel, &EndpointPanel::changed, m_dialog, [this] {
            m_dialog->setWindowTitle(tr("Sequence – %1").arg(m_panel.title()));
            m_dialog->renew();
        });
        connect(&m_panel, &EndpointPanel::optionTargetChanged, m_dialog, &SequenceDialog::renew);
    }
    m_dialog->setWindowTitle(tr("Sequence – %1").arg(m_panel.title()));
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    m_dialog->renew();
}

void PanelSequence::retranslate()
{
    m_action->setText(tr("Sequence…"));
    m_action->setToolTip(
        plainToolTip(tr("Sends, expected answers with time-outs, waits and loops, played on the connection")));
    if (m_dialog)
        m_dialog->setWindowTitle(tr("Sequence – %1").arg(m_panel.title()));
}

bool PanelSequence::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_panel && event->type() == QEvent::LanguageChange)
        retranslate();
    return false;
}

} // namespace sw

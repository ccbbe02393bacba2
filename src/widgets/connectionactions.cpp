// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionactions.h"

#include <algorithm>
#include <array>

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QWidget>

#include "clientendpoint.h"
#include "icons.h"
#include "qtgaps.h"
#include "qtwording.h"
#include "socketconstants.h"

namespace sw {

ConnectionActions::ConnectionActions(Endpoint &endpoint, const Theme &theme, bool forServer, QWidget *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_theme(theme)
    , m_window(parent)
    , m_forServer(forServer)
    , m_endSending(make("endSendingAction", "half-close"))
    , m_endReceiving(make("endReceivingAction", "half-close"))
    , m_pause(make("pauseReadingAction", "pause"))
    , m_close(make("closeAction", "close"))
    , m_reset(make("resetAction", "reset"))
    , m_dataView(make("dataViewAction", "find"))
    , m_capture(make("captureAction", "file"))
    , m_copyAddress(make("copyAddressAction", "copy"))
    , m_startTls(make("startTlsAction", "lock"))
    , m_tlsDetails(make("tlsDetailsAction", "lock"))
{
    m_pause->setCheckable(true);
    m_capture->setCheckable(true);
    connect(m_endSending, &QAction::triggered, this, [this] {
        apply([this](const Target &target) {
            if (!target.sendEnded)
                m_endpoint.shutdown(target.socket, constant::shutWr);
        });
    });
    connect(m_endReceiving, &QAction::triggered, this, [this] {
        apply([this](const Target &target) {
            if (!target.receiveEnded)
                m_endpoint.shutdown(target.socket, constant::shutRd);
        });
    });
    connect(m_close, &QAction::triggered, this, [this] {
        apply([this](const Target &target) {
            // As its button does: whoever leaves is not connected again.
            if (auto *client = qobject_cast<ClientEndpoint *>(&m_endpoint))
                client->disconnectFrom();
            else
                m_endpoint.close(target.socket);
        });
    });
    connect(m_reset, &QAction::triggered, this,
            [this] { apply([this](const Target &target) { m_endpoint.reset(target.socket); }); });
    connect(m_startTls, &QAction::triggered, this, [this] {
        apply([this](const Target &target) {
            if (target.mayStartTls)
                Q_EMIT startTlsRequested(target.socket);
        });
    });
    connect(m_tlsDetails, &QAction::triggered, this, [this] {
        if (!m_targets.empty())
            Q_EMIT tlsDetailsRequested(m_targets.front().socket);
    });
    connect(m_pause, &QAction::triggered, this, &ConnectionActions::togglePause);
    connect(m_capture, &QAction::triggered, this, &ConnectionActions::toggleCapture);
    connect(m_dataView, &QAction::triggered, this, [this] {
        if (!m_targets.empty())
            Q_EMIT dataViewRequested(m_targets.front().connection);
    });
    connect(m_copyAddress, &QAction::triggered, this, [this] {
        QStringList peers;
        for (const Target &target : m_targets)
            peers.append(target.peer);
        QGuiApplication::clipboard()->setText(peers.join(QLatin1Char('\n')));
        Q_EMIT message(tr("Copied: %1").arg(peers.join(QLatin1String(", "))));
    });
    retranslate();
}

QAction *ConnectionActions::make(const char *name, const char *icon)
{
    auto *action = new QAction(themedIcon(m_theme, QLatin1StringView(icon)), QString(), this);
    action->setObjectName(QLatin1StringView(name));
    return action;
}

QList<QAction *> ConnectionActions::all() const
{
    return {m_pause, nullptr,    m_endSending, m_endReceiving, nullptr,    m_close,   m_reset,
            nullptr, m_startTls, m_tlsDetails, nullptr,        m_dataView, m_capture, m_copyAddress};
}

void ConnectionActions::setTargets(const std::vector<Target> &targets)
{
    if (targets == m_targets)
        return;
    m_targets = targets;
    renew();
}

void ConnectionActions::apply(const std::function<void(const Target &)> &what)
{
    const std::vector<Target> targets = m_targets; // a call may change them
    for (const Target &target : targets) {
        if (target.open)
            what(target);
    }
}

void ConnectionActions::retranslate()
{
    m_endSending->setText(tr("Half-close sending"));
    m_endReceiving->setText(tr("Half-close receiving"));
    m_pause->setText(tr("Pause reading"));
    m_close->setText(tr("Close"));
    m_reset->setText(isQt() ? tr("Abort") : tr("Reset (RST)"));
    m_dataView->setText(tr("Data view"));
    m_capture->setText(tr("Received bytes to a file…"));
    m_copyAddress->setText(tr("Copy peer address"));
    m_startTls->setText(tr("Start TLS"));
    m_tlsDetails->setText(tr("TLS details"));
    renew();
}

bool ConnectionActions::isQt() const
{
    return m_endpoint.backend() == BackendKind::Qt;
}

void ConnectionActions::renew()
{
    const auto any = [this](auto &&test) { return std::any_of(m_targets.begin(), m_targets.end(), test); };
    const bool open = any([](const Target &target) { return target.open; });
    const QString none = m_forServer ? tr("Select an open connection in the table first.")
                                     : tr("There is no connection.");
    const QString halfClose = qtGapText(static_cast<int>(QtGap::HalfClose));
    struct Rule
    {
        QAction *action;
        bool possible;
        QString what;
        QString whyNot;
    };
    const std::array rules{
        Rule{m_endSending, !isQt() && any([](const Target &target) { return target.open && !target.sendEnded; }),
             tr("shutdown(SHUT_WR): the peer gets end of stream (FIN); receiving goes on"),
             isQt()     ? halfClose
                 : open ? tr("Sending has already been ended.")
                        : none},
        Rule{m_endReceiving, !isQt() && any([](const Target &target) { return target.open && !target.receiveEnded; }),
             tr("shutdown(SHUT_RD): recv() ends here; the peer is told nothing; sending goes on"),
             isQt()     ? halfClose
                 : open ? tr("Receiving has already been ended.")
                        : none},
        Rule{m_pause, open,
             isQt() ? tr(
                 "Reads no more: Qt's buffer fills up to readBufferSize, then the kernel's, and TCP slows the sender "
                 "down")
                    : tr("Makes no further recv(): buffers fill, and TCP slows the sender down"),
             none},
        Rule{m_close, open,
             isQt() ? tr(
                 "close(): returns at once; what waits in Qt's buffer is sent first, then both directions end (FIN)")
                    : tr("close(): ends both directions in order (FIN)"),
             none},
        Rule{m_reset, open,
             isQt() ? tr(
                 "abort(): closes at once, what waits in Qt's buffer is thrown away; no SO_LINGER, so a RST goes out "
                 "only if unread bytes are left")
                    : tr("close() with SO_LINGER 0: a RST goes out, unsent data is thrown away"),
             none},
        Rule{m_dataView, !m_targets.empty(), tr("Only the bytes of this connection, in a window of their own"), none},
        Rule{m_capture, open && m_targets.size() == 1, tr("Writes what arrives from now on into a file"),
             m_targets.size() > 1 ? tr("Select one connection.") : none},
        Rule{m_startTls, any([](const Target &target) { return target.open && target.mayStartTls; }),
             m_forServer ? tr("startServerEncryption(): waits for the client's handshake from now on; click it before "
                              "the client begins (STARTTLS)")
                         : tr("startClientEncryption(): begins the handshake on this open connection (STARTTLS)"),
             open ? tr("Choose 'TLS: later' in the settings before the connection is made; it starts once.") : none},
        Rule{m_tlsDetails, m_targets.size() == 1 && m_targets.front().hasHandshake,
             tr("Version, cipher, certificates, and what is wrong with them"),
             m_targets.size() > 1    ? tr("Select one connection.")
                 : m_targets.empty() ? none
                                     : tr("There was no TLS handshake on it.")},
        Rule{m_copyAddress, !m_targets.empty(), tr("Copies the peer's address and port"), none},
    };
    for (const Rule &rule : rules) {
        rule.action->setEnabled(rule.possible);
        const QString tip = rule.possible ? rule.what : QStringLiteral("%1\n%2").arg(rule.what, rule.whyNot);
        rule.action->setToolTip(tip);
        rule.action->setStatusTip(rule.what);
    }
    m_pause->setChecked(open && std::all_of(m_targets.begin(), m_targets.end(), [](const Target &target) {
                            return target.paused || !target.open;
                        }));
    m_capture->setChecked(m_targets.size() == 1
                          && !m_endpoint.reaction().captureFile(m_targets.front().connection).isEmpty());
}

void ConnectionActions::togglePause(bool paused)
{
    apply([this, paused](const Target &target) { m_endpoint.setReadingPaused(target.socket, paused); });
}

void ConnectionActions::toggleCapture(bool on)
{
    if (m_targets.empty())
        return;
    const quint32 connection = m_targets.front().connection;
    if (on) {
        m_capture->setChecked(false); // until there is a file
        startCapture(connection);
        return;
    }
    const QString file = m_endpoint.reaction().captureFile(connection);
    m_endpoint.reaction().stopCapture(connection);
    Q_EMIT message(tr("Received bytes no longer go to %1").arg(file));
}

void ConnectionActions::startCapture(quint32 connection)
{
    auto *dialog = new QFileDialog(m_window, tr("Write received bytes to a file"));
    dialog->setObjectName(QStringLiteral("captureDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, connection](const QString &file) {
        const QString problem = m_endpoint.reaction().startCapture(connection, file);
        Q_EMIT message(problem.isEmpty() ? tr("Received bytes go to %1").arg(file)
                                         : tr("%1 cannot be written: %2").arg(file, problem));
        renew();
    });
    dialog->open();
}

} // namespace sw

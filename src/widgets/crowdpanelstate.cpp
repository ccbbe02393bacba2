// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel of many clients shows of its run: figures, what failed, what helps; and the question before others are called.
#include "crowdpanel.h"

#include <array>
#include <cerrno>

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

#include "crowdfiguresview.h"
#include "crowdoptions.h"
#include "crowdplot.h"
#include "crowdtables.h"
#include "errnotable.h"
#include "errorbanner.h"
#include "panelwords.h"
#include "ui_crowdpanel.h"

namespace sw {

namespace {

/// Linux sends a SYN that a full queue dropped again after a second.
constexpr qint64 sentAgainNs = 950'000'000;

} // namespace

void CrowdPanel::showState()
{
    const bool idle = m_crowd->isIdle();
    const QString locked = tr("Stop the clients to change this.");
    const std::array<QWidget *, 3> fields{m_ui->hostEdit, m_ui->portEdit, m_ui->protocolBox};
    for (QWidget *field : fields)
        field->setEnabled(idle);
    checkFields();
    if (idle) {
        PanelWords::restoreToolTips(fields);
    } else {
        for (QWidget *field : fields)
            field->setToolTip(locked);
    }
    m_options->setEditable(idle, locked);
    if (m_crowd->state() == EndpointState::Resolving)
        forgetDismissal();
    showFigures();
}

void CrowdPanel::showFigures()
{
    const CrowdFigures now = m_crowd->figures();
    const CrowdSettings asked = m_crowd->isIdle() && now.wanted == 0 ? settings() : m_crowd->settings();
    m_figures->showFigures(now, asked.answer != CrowdAnswer::None);
    m_plot->setSamples(m_crowd->samples());
    m_failures->setFailures(now.failures);
    m_failuresView->setVisible(!isStepByStep() && !now.failures.empty());
    const bool any = now.wanted > 0;
    m_results->setEnabled(any);
    m_results->setToolTip(any ? tr("Copy or save what was measured") : tr("Nothing was measured yet."));
    sayWhatHelps();
}

void CrowdPanel::sayWhatHelps()
{
    if (isDismissed())
        return;
    const QLocale locale;
    const CrowdFigures now = m_crowd->figures();
    if (const auto &lack = m_crowd->lack(); lack && m_crowd->state() == EndpointState::Failed) {
        QString text = tr("This program may have %1 descriptors open, %2 are in use; %3 more are needed.")
                           .arg(locale.toString(lack->limit), locale.toString(lack->open),
                                locale.toString(lack->needed));
        if (lack->forServer)
            text += u'\n' + tr("The server is in this program too, so each client takes two.");
        text += u'\n'
            + tr("Ask for fewer clients, or raise the limit before the program starts: ulimit -Hn, or LimitNOFILE of "
                 "systemd.");
        banner().say(ErrorBanner::Kind::Error, tr("Too few descriptors"), text);
        return;
    }
    if (const auto &reason = m_crowd->reason(); reason && m_crowd->state() == EndpointState::Failed) {
        const PanelWords::Message words = PanelWords::failure(*reason);
        banner().say(ErrorBanner::Kind::Error, words.title, words.text);
        return;
    }
    if (!now.failures.empty()) {
        const CrowdFailure &worst = now.failures.front();
        banner().say(ErrorBanner::Kind::Error,
                     tr("%1(): %2, %3 times", "call, errno, count")
                         .arg(callName(worst.call), errnoName(worst.error), locale.toString(worst.count)),
                     CrowdFailuresModel::explanation(worst));
    } else if (now.rowsMissed > 0) {
        banner().say(ErrorBanner::Kind::Note, tr("Rows are missing"),
                     tr("%1 rows had left the log before they were counted, as it was cleared: messages, bytes and "
                        "latency are without them.")
                         .arg(locale.toString(now.rowsMissed)));
    } else if (now.differing > 0) {
        banner().say(ErrorBanner::Kind::Error, tr("Answers that differ"),
                     tr("%1 answers are not the bytes that were sent.").arg(locale.toString(now.differing)));
    } else if (now.connectTime.most >= sentAgainNs && m_crowd->target().isLoopback()) {
        banner().say(
            ErrorBanner::Kind::Note, tr("The server's queue was full"),
            tr("A connect took %1: a SYN that finds the queue of the listening socket full is dropped, and the "
               "client's kernel sends it again after a second. Until then a connection may seem to stand that "
               "the server has not got. A larger backlog or fewer new clients per second help.")
                .arg(CrowdFiguresView::time(now.connectTime.most)));
    } else if (now.heldBack > 0) {
        banner().say(
            ErrorBanner::Kind::Note, tr("Slower than asked for"),
            tr("%1 messages were held back: when their time came, those before them were not answered or not taken by "
               "the kernel, or the session file had to catch up.")
                .arg(locale.toString(now.heldBack)));
    } else {
        banner().clear();
    }
}

void CrowdPanel::askForOthers()
{
    const CrowdSettings asked = m_crowd->settings();
    const QLocale locale;
    QString text = tr("%1 is not this machine's loopback. %2 clients will connect to it.")
                       .arg(m_crowd->target().toString(), locale.toString(asked.clients));
    text += u'\n'
        + tr("Against somebody else's machine that is an attack, and a firewall may take it for one. Go on only if the "
             "machine is yours, or its owner has agreed.");
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Many clients to another machine"), text,
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("crowdQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *go = box->addButton(tr("Connect to it"), QMessageBox::AcceptRole);
    go->setObjectName(QStringLiteral("crowdGoButton"));
    QPushButton *no = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(no);
    connect(go, &QPushButton::clicked, this, [this] { m_crowd->confirm(); });
    connect(box, &QMessageBox::finished, this, [this] {
        if (m_crowd->waitsForConfirmation())
            m_crowd->stop();
    });
    // Stopped meanwhile by another way: there is nothing to ask any more.
    connect(m_crowd.get(), &CrowdEndpoint::stateChanged, box, [this, box] {
        if (!m_crowd->waitsForConfirmation())
            box->close();
    });
    box->open();
}

void CrowdPanel::retranslate()
{
    m_ui->retranslateUi(this);
    m_options->retranslate();
    m_figures->retranslate();
    PanelWords::rememberToolTips({m_ui->hostEdit, m_ui->portEdit, m_ui->protocolBox});
    m_quantity->setItemText(0, tr("Latency"));
    m_quantity->setItemText(1, tr("Messages a second"));
    m_quantity->setItemText(2, tr("Connections"));
    m_quantity->setAccessibleName(tr("What the picture shows"));
    m_quantity->setToolTip(m_quantity->accessibleName());
    m_results->setText(tr("Results"));
    m_results->setAccessibleName(tr("Results"));
    m_copy->setText(tr("Copy the figures"));
    m_saveFigures->setText(tr("Save the figures…"));
    m_saveCourse->setText(tr("Save the course over time…"));
    showFigures();
}

} // namespace sw

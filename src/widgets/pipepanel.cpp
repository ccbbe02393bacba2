// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipepanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include "conversationbox.h"
#include "elidedlabel.h"
#include "errnotable.h"
#include "flowlayout.h"

namespace sw {

PipePanel::PipePanel(Workbench &workbench, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_theme(theme)
    , m_feed(workbench)
{
    setObjectName(QStringLiteral("pipePanel"));
    build();
    retranslate();
}

// The view looks at members of this class, so it must go before them.
PipePanel::~PipePanel()
{
    delete m_view;
}

void PipePanel::build()
{
    auto *controls = new QWidget(this);
    auto *line = new QHBoxLayout(controls);
    line->setContentsMargins(8, 3, 8, 3);
    auto *flow = new FlowLayout(nullptr, 4);
    flow->setFlexible(true);
    line->addLayout(flow, 1);
    m_conversation = new ConversationBox(m_feed.streams(), controls);
    m_conversation->setObjectName(QStringLiteral("pipeConversation"));
    flow->addWidget(m_conversation);
    for (const size_t which : {0U, 1U}) {
        auto *button = new QToolButton(controls);
        button->setObjectName(which == 0 ? QStringLiteral("pipePauseFirst") : QStringLiteral("pipePauseSecond"));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setCheckable(true);
        button->setProperty("outlined", true);
        flow->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, which](bool on) {
            const Conversation *talk = m_feed.conversation();
            if (talk && talk->ends[which].socket != 0)
                m_workbench.backend().setReadingPaused(talk->ends[which].socket, on);
        });
        m_pause[which] = button;
    }
    m_status = new ElidedLabel(this);
    m_status->setObjectName(QStringLiteral("pipeStatus"));
    m_status->setContentsMargins(8, 0, 8, 2);
    m_status->hide();
    m_view = new PipeView(m_feed, m_theme, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(controls);
    all->addWidget(m_status);
    all->addWidget(m_view, 1);
    connect(m_conversation, &ConversationBox::chosen, this, [this](SocketId socket) { m_feed.choose(socket); });
    connect(&m_feed, &PipeFeed::changed, this, &PipePanel::showState);
}

void PipePanel::setWho(const WhoOf &who)
{
    m_view->setWho(who);
    m_conversation->setNames([this](const Conversation &talk) { return m_view->nameOf(talk); });
    showState();
}

void PipePanel::setCurrentRow(std::optional<quint64> row)
{
    const auto entry = row ? m_workbench.journal().entry(*row) : std::nullopt;
    if (!entry || entry->socket == 0)
        return;
    const Conversation *now = m_feed.conversation();
    if (!now || m_feed.streams().tracks().conversationOf(entry->socket) != now)
        m_feed.choose(entry->socket);
}

void PipePanel::showPause(size_t which)
{
    QToolButton *button = m_pause[which];
    const PipeFeed::End &end = m_feed.end(which);
    const bool open = m_feed.conversation() && end.here && !end.closed && end.facts;
    button->setEnabled(open);
    button->setChecked(open && end.facts->readingPaused);
    button->setText(m_feed.conversation() ? tr("Pause reading: %1").arg(m_view->endName(which)) : tr("Pause reading"));
    button->setToolTip(open ? tr("Its loop makes no further recv(): watch the queues fill until send() blocks")
                           : end.closed            ? tr("It is closed.")
                           : m_feed.conversation() ? tr("This end is not in this program.")
                                                   : tr("There is no connection yet."));
}

void PipePanel::showState()
{
    m_conversation->renew();
    for (const size_t which : {0U, 1U})
        showPause(which);
    QString status;
    if (m_feed.error() != 0)
        status = tr("The kernel does not tell about its sockets here (%1): only what the calls told is shown.")
                     .arg(errnoName(m_feed.error()));
    else if (m_feed.isEncrypted())
        status = tr("TLS: the bytes are those of the connection, encrypted; the calls had fewer.");
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
}

void PipePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PipePanel::retranslate()
{
    setWindowTitle(title());
    setAccessibleName(tr("Pipe"));
    m_status->setAccessibleName(tr("What is missing"));
    showState();
}

} // namespace sw

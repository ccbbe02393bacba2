// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpstatespanel.h"

#include <QEvent>
#include <QVBoxLayout>

#include "elidedlabel.h"
#include "theme.h"

namespace sw {

TcpStatesPanel::TcpStatesPanel(const Journal &journal, SocketsWatch &watch, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_feed(journal, watch)
{
    setObjectName(QStringLiteral("tcpStatesPanel"));
    m_status = new ElidedLabel(this);
    m_status->setObjectName(QStringLiteral("tcpStatesStatus"));
    m_status->setContentsMargins(8, 4, 8, 4);
    m_view = new TcpStatesView(m_feed, journal, theme, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_status);
    all->addWidget(m_view, 1);
    connect(&m_feed, &TcpStatesFeed::changed, this, &TcpStatesPanel::showState);
    retranslate();
}

// The view looks at members of this class, so it must go before them.
TcpStatesPanel::~TcpStatesPanel()
{
    delete m_view;
}

void TcpStatesPanel::setWho(const WhoOf &who)
{
    m_view->setWho(who);
    showState();
}

void TcpStatesPanel::setCurrentRow(std::optional<quint64> row)
{
    const auto entry = row ? m_journal.entry(*row) : std::nullopt;
    if (entry && entry->socket != 0)
        m_feed.choose(entry->socket);
}

void TcpStatesPanel::showState()
{
    const QString states = m_view->summary();
    m_status->setText(states.isEmpty() ? tr("As the kernel tells them, twenty times a second")
                                       : tr("%1   (as the kernel tells it, twenty times a second)").arg(states));
}

void TcpStatesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TcpStatesPanel::retranslate()
{
    setWindowTitle(title());
    setAccessibleName(tr("TCP states"));
    m_status->setAccessibleName(tr("States of the conversation"));
    showState();
}

} // namespace sw

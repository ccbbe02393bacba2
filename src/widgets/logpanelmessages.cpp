// SPDX-License-Identifier: GPL-3.0-or-later
// How LogPanel shows messages instead of rows.
#include "logpanel.h"

#include <QStackedWidget>

#include "logdetails.h"
#include "logmessagebar.h"
#include "logtoolbar.h"
#include "messagespanel.h"

namespace sw {

void LogPanel::buildMessages()
{
    m_framed = new MessagesPanel(m_journal, m_cells, m_theme, m_stack);
    m_stack->addWidget(m_framed);
    connect(m_tools, &LogToolBar::messagesToggled, this, &LogPanel::showMessages);
    connect(m_framed, &MessagesPanel::currentChanged, this, [this] {
        if (!m_framed->isOn())
            return;
        m_details->showBytes(m_framed->currentFacts(), m_framed->currentBytes());
        if (m_framed->current())
            showDetails(true);
    });
    connect(m_framed, &MessagesPanel::rowsWanted, this, [this](const std::vector<quint64> &rows) {
        m_tools->setShowsMessages(false);
        m_view->selectRows(rows);
        m_view->setFocus();
    });
    connect(m_framed, &MessagesPanel::sendAgain, this, &LogPanel::sendAgain);
    connect(m_framed, &MessagesPanel::editAndSend, this, &LogPanel::editAndSend);
    connect(m_framed, &MessagesPanel::message, this, [this](const QString &text) { m_messages->showMessage(text); });
}

void LogPanel::showMessages(bool on)
{
    m_framed->setOn(on);
    m_stack->setCurrentWidget(on ? static_cast<QWidget *>(m_framed) : m_view);
    if (on)
        m_details->showBytes(m_framed->currentFacts(), m_framed->currentBytes());
    else
        showSelected();
}

CopySource LogPanel::copySource() const
{
    return m_framed->isOn() ? m_framed->copySource() : m_actions->copySource();
}

} // namespace sw

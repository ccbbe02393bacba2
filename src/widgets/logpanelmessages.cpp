// SPDX-License-Identifier: GPL-3.0-or-later
// How LogPanel shows messages instead of rows.
#include "logpanel.h"

#include <QStackedWidget>

#include "logdetails.h"
#include "logmessagebar.h"
#include "logtoolbar.h"
#include "messagespanel.h"

namespace sw {

MessagesPanel &LogPanel::messages()
{
    if (m_framed)
        return *m_framed;
    m_framed = new MessagesPanel(m_journal, m_cells, m_theme, m_stack);
    m_stack->addWidget(m_framed);
    m_framed->restoreState(m_framing);
    m_framed->setCriteria(m_tools->criteria(), whoName(), m_rows.peers());
    if (m_past)
        m_framed->setPast();
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
    return *m_framed;
}

void LogPanel::showMessages(bool on)
{
    if (!on && !m_framed)
        return;
    messages().setOn(on);
    m_stack->setCurrentWidget(on ? static_cast<QWidget *>(m_framed) : m_view);
    if (on)
        m_details->showBytes(m_framed->currentFacts(), m_framed->currentBytes());
    else
        showSelected();
}

CopySource LogPanel::copySource() const
{
    return m_framed && m_framed->isOn() ? m_framed->copySource() : m_actions->copySource();
}

} // namespace sw

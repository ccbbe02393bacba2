// SPDX-License-Identifier: GPL-3.0-or-later
// How LogPanel filters and finds.
#include "logpanel.h"

#include <QLocale>

#include "filterwords.h"
#include "logfilteredit.h"
#include "logfilterhelp.h"
#include "logfindbar.h"
#include "logmessagebar.h"
#include "logtoolbar.h"
#include "messagespanel.h"

namespace sw {

WhoName LogPanel::whoName() const
{
    if (!m_who)
        return {};
    return [who = m_who](EndpointId endpoint, quint32 connection) { return who(endpoint, connection).text; };
}

QString LogPanel::filterText() const
{
    return m_tools->filterEdit().text();
}

void LogPanel::setFilterText(const QString &text)
{
    m_tools->filterEdit().setText(text);
}

void LogPanel::applyCriteria()
{
    const LogFilter filter(m_tools->criteria(), whoName(), m_rows.peers());
    m_tools->filterEdit().setError(filter.expression().error());
    // While a filter is being typed the rows stay as they were.
    if (!filter.isValid())
        return;
    m_gaveUpTold = 0;
    m_rows.setFilter(filter);
    if (m_framed)
        m_framed->setCriteria(m_tools->criteria(), whoName(), m_rows.peers());
}

void LogPanel::find(bool forward)
{
    if (m_findBar->isHidden())
        return openFindBar();
    const FilterExpression wanted(m_findBar->text(), {m_cells.encoding(), whoName(), m_rows.peers()});
    if (wanted.isEmpty())
        return m_findBar->setResult(QString());
    if (!wanted.isValid())
        return m_findBar->setResult(FilterWords::errorText(wanted.error()));
    m_findBar->setResult(QString());
    m_finder.find(wanted, m_view->currentRow(), forward);
}

void LogPanel::showSearch()
{
    if (!m_saver.isSaving()) // else the line below the log tells of that
        m_messages->showWork(tr("Searching all rows…"), m_rows.percentSearched());
}

void LogPanel::endSearch()
{
    if (m_searchTold.isActive()) {
        m_searchTold.stop();
        if (!m_saver.isSaving() && m_messages->showsWork())
            m_messages->hide();
    }
    const quint64 gaveUp = m_rows.filter().expression().gaveUp();
    if (gaveUp == m_gaveUpTold || m_saver.isSaving())
        return;
    m_gaveUpTold = gaveUp;
    m_messages->showMessage(
        tr("The pattern gave up on %1 rows: it would take too long on their data. They count as not found. A "
           "simpler pattern, without repetitions in repetitions, looks at all of them.")
            .arg(QLocale().toString(gaveUp)),
        true);
}

void LogPanel::cancelWork()
{
    if (m_saver.isSaving()) {
        m_saver.cancel();
        m_messages->showMessage(tr("The export was cancelled; no file was written."));
        return;
    }
    m_rows.stopSearching();
    m_searchTold.stop();
    m_messages->showMessage(
        tr("The search was cancelled at %1 %: later rows are not shown. Change the filter to search again.")
            .arg(m_rows.percentSearched()));
}

void LogPanel::openFilterHelp()
{
    if (auto *open = findChild<LogFilterHelp *>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *help = new LogFilterHelp(m_theme, this);
    connect(help, &LogFilterHelp::chosen, this, [this](const QString &example) {
        m_tools->filterEdit().setText(example);
        m_tools->filterEdit().setFocus();
    });
    help->show();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
// What LogPanel keeps from one start to the next.
#include "logpanel.h"

#include <QAction>
#include <QSplitter>

#include "encodings.h"
#include "logdetails.h"
#include "logtoolbar.h"
#include "messagespanel.h"

namespace sw {

QVariantMap LogPanel::saveState() const
{
    const LogCriteria criteria = m_tools->criteria();
    return {
        {QStringLiteral("data"), criteria.data},
        {QStringLiteral("calls"), criteria.calls},
        {QStringLiteral("errorsOnly"), criteria.errorsOnly},
        {QStringLiteral("inner"), criteria.inner},
        {QStringLiteral("form"), int(m_tools->form())},
        {QStringLiteral("time"), int(m_tools->time())},
        {QStringLiteral("encoding"), QString(encodingName(m_tools->encoding()))},
        {QStringLiteral("messages"), m_tools->showsMessages()},
        {QStringLiteral("framing"), (m_framed ? m_framed->saveState() : m_framing).toVariantMap()},
        {QStringLiteral("columns"), m_view->saveColumns()},
        {QStringLiteral("details"), m_details->isHidden() ? m_detailsState : m_splitter->saveState()},
    };
}

void LogPanel::restoreState(const QVariantMap &state)
{
    const auto flag = [&](const QString &key, bool fallback) { return state.value(key, fallback).toBool(); };
    LogCriteria criteria = m_tools->criteria();
    criteria.data = flag(QStringLiteral("data"), true);
    criteria.calls = flag(QStringLiteral("calls"), true);
    criteria.errorsOnly = flag(QStringLiteral("errorsOnly"), false);
    criteria.inner = flag(QStringLiteral("inner"), false);
    m_tools->setCriteria(criteria);
    m_tools->setForm(LogForm(qBound(0, state.value(QStringLiteral("form")).toInt(), 2)));
    m_tools->setTime(LogTime(qBound(0, state.value(QStringLiteral("time")).toInt(), 2)));
    if (const auto encoding = encodingByName(state.value(QStringLiteral("encoding")).toString()))
        m_tools->setEncoding(*encoding);
    m_view->restoreColumns(state.value(QStringLiteral("columns")).toByteArray());
    const QJsonObject framing = QJsonObject::fromVariantMap(state.value(QStringLiteral("framing")).toMap());
    if (m_framed)
        m_framed->restoreState(framing);
    else if (!framing.isEmpty())
        m_framing = framing;
    m_tools->setShowsMessages(flag(QStringLiteral("messages"), false));
    // The details are still hidden: their share counts when they appear.
    m_detailsState = state.value(QStringLiteral("details")).toByteArray();
}

void LogPanel::setPast()
{
    m_tools->setPast();
    m_actions->setPast();
    m_past = true;
    if (m_framed)
        m_framed->setPast();
    m_view->setFollowing(false);
    delete findChild<QAction *>(QStringLiteral("logClearShortcut"));
}

} // namespace sw

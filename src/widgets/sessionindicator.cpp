// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionindicator.h"

#include <utility>

#include <QActionGroup>
#include <QEvent>
#include <QLocale>
#include <QMenu>

#include "journal.h"
#include "plaintooltip.h"
#include "sessionwording.h"
#include "sessionwords.h"
#include "styleproperty.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr int everyMs = 500;
constexpr std::array names{"keepSessionFile", "keepNewest", "keepWaiting"};
constexpr qint64 nsPerMs = 1'000'000;

} // namespace

SessionIndicator::SessionIndicator(const SessionKeeper &keeper, QWidget *parent)
    : QToolButton(parent)
    , m_keeper(keeper)
    , m_menu(new QMenu(this))
    , m_group(new QActionGroup(this))
{
    setObjectName(QStringLiteral("sessionIndicator"));
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("sessionMenu"));
    m_menu->setToolTipsVisible(true);
    for (size_t i = 0; i < m_policies.size(); ++i) {
        m_policies[i] = m_menu->addAction(QString());
        m_policies[i]->setObjectName(QLatin1StringView(names[i]));
        m_policies[i]->setCheckable(true);
        m_group->addAction(m_policies[i]);
        connect(m_policies[i], &QAction::triggered, this,
                [this, i] { Q_EMIT policyChosen(static_cast<KeepPolicy>(i)); });
    }
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionIndicator::renew);
    m_timer.start();
    setProperty("ink", QStringLiteral("muted"));
    retranslate();
}

void SessionIndicator::addMenuActions(const QList<QAction *> &actions)
{
    m_menu->addSeparator();
    m_menu->addActions(actions);
}

void SessionIndicator::retranslate()
{
    setAccessibleName(tr("How the session is kept"));
    for (size_t i = 0; i < m_policies.size(); ++i) {
        m_policies[i]->setText(SessionWords::policy(static_cast<KeepPolicy>(i)));
        m_policies[i]->setToolTip(plainToolTip(SessionWords::policyMeaning(static_cast<KeepPolicy>(i))));
    }
    renew();
}

void SessionIndicator::renew()
{
    const SessionKeeper::State state = m_keeper.state();
    const JournalCounts counts = m_keeper.journal().counts();
    m_policies[static_cast<size_t>(state.policy)]->setChecked(true);
    const QString size = UnitWords::size(state.file.bytes);
    bool amiss = false;
    QString text;
    QString tip = SessionWords::policyMeaning(state.policy);
    if (state.policy == KeepPolicy::Newest) {
        text = tr("Keeps only the newest");
    } else if (state.gaveUp()) {
        text = tr("Session file stopped at %1").arg(size);
        amiss = true;
    } else if (state.file.waiting) {
        text = tr("Reading waits for the disk");
        amiss = true;
    } else if (counts.waiting > 0) {
        text = tr("Session file %1 · reading waits for it").arg(size);
    } else if (state.policy == KeepPolicy::Wait) {
        text = tr("Session file %1 · the reader may wait").arg(size);
    } else {
        text = tr("Session file %1").arg(size);
    }
    if (amiss)
        tip = sessionStopText(state.file.stopped, state.file.error, state.file.path, state.file.waiting);
    if (state.policy != KeepPolicy::Newest) {
        tip += u'\n'
            + tr("All sessions: %1 of %2")
                  .arg(UnitWords::size(state.others + state.file.bytes), UnitWords::size(state.budget));
        if (counts.waitedNs >= nsPerMs)
            tip += u'\n'
                + tr("Reading has waited for the file: %1 ms").arg(QLocale().toString(counts.waitedNs / nsPerMs));
    }
    setText(text);
    setToolTip(plainToolTip(tip));
    setStyleProperty(this, "ink", amiss ? QStringLiteral("error") : QStringLiteral("muted"));
    if (counts.rows != std::exchange(m_rows, counts.rows))
        Q_EMIT rowsCame();
}

void SessionIndicator::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

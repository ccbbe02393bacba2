// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepthreads.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "elidedlabel.h"
#include "lifecyclestriptext.h"
#include "monotonic.h"
#include "stephistorymodel.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

using Phase = StepCall::Phase;

QToolButton *button(const QString &name, const QString &caption, const QString &why, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setObjectName(name);
    made->setText(caption);
    made->setToolTip(why);
    made->setProperty("outlined", true);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

} // namespace

StepThreads::StepThreads(StepActor &actor, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_actor(actor)
    , m_theme(theme)
    , m_first(new QWidget(this))
    , m_column(new QVBoxLayout(this))
{
    m_first->setObjectName(QStringLiteral("stepFirstThread"));
    auto *place = new QVBoxLayout(m_first);
    place->setContentsMargins(0, 0, 0, 0);
    setObjectName(QStringLiteral("stepThreads"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    connect(&actor, &StepActor::callsChanged, this, &StepThreads::follow);
    fill();
}

std::vector<StepThreads::Line> StepThreads::lines() const
{
    std::vector<Line> all;
    for (int thread = 0; thread < m_actor.threads(); ++thread) {
        const StepCall *running = m_actor.running(thread);
        if (running)
            all.push_back({running->number, thread, running->phase});
        else if (thread == 0)
            all.push_back({0, 0, Phase::Ended});
        for (const StepCall &one : m_actor.calls()) {
            if (one.thread == thread && one.phase == Phase::Queued)
                all.push_back({one.number, thread, one.phase});
        }
    }
    return all;
}

void StepThreads::follow()
{
    const std::vector<Line> now = lines();
    const bool same = std::equal(m_rows.begin(), m_rows.end(), now.begin(), now.end(),
                                 [](const Row &row, const Line &line) { return row.line == line; });
    if (!same)
        fill();
}

void StepThreads::fill()
{
    // Deleted later: this may be the answer to a click on one of them.
    for (QLayout *column : {m_first->layout(), static_cast<QLayout *>(m_column)}) {
        while (QLayoutItem *item = column->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
    }
    m_rows.clear();
    for (const Line &line : lines())
        addRow(line);
    setVisible(m_rows.size() > 1);
}

void StepThreads::addRow(const Line &line)
{
    auto *widget = new QWidget(this);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(line.phase == Phase::Queued ? 16 : 0, 0, 0, 0);
    row->setSpacing(4);
    auto *text = new ElidedLabel(widget);
    text->setObjectName(QStringLiteral("threadText"));
    row->addWidget(text, 1);
    const int number = line.call;
    const bool isQt = m_actor.backend() == BackendKind::Qt;
    QToolButton *tallest = button(
        QStringLiteral("interruptButton"), tr("Interrupt"),
        isQt ? tr("Ends the call that waits for its signal; no thread is blocked in it, so none is woken. What is "
                  "told is EINTR, as for a call of the kernel")
             : tr("Wakes the thread with a signal: the call returns EINTR, the socket stays usable"),
        widget);
    row->addWidget(tallest);
    tallest->setVisible(line.phase == Phase::Running);
    connect(tallest, &QToolButton::clicked, this, [this, number] { m_actor.interrupt(number); });
    if (line.phase == Phase::Queued) {
        QToolButton *move = button(QStringLiteral("moveButton"), tr("Make it on another thread"),
                                   tr("The call is made at once, while this thread stays blocked"), widget);
        QToolButton *drop = button(QStringLiteral("dropButton"), tr("Drop"), tr("The call is never made"), widget);
        connect(move, &QToolButton::clicked, this, [this, number] { m_actor.moveToAnotherThread(number); });
        connect(drop, &QToolButton::clicked, this, [this, number] { m_actor.interrupt(number); });
        row->addWidget(move);
        row->addWidget(drop);
    }
    // As high with a button as without: nothing moves when a call blocks.
    widget->setMinimumHeight(tallest->sizeHint().height());
    if (m_rows.empty())
        m_first->layout()->addWidget(widget);
    else
        m_column->addWidget(widget);
    m_rows.push_back({line, text});
    showText(m_rows.back(), monotonicNs());
}

void StepThreads::showText(Row &row, qint64 nowNs)
{
    const Line &line = row.line;
    const QString asked = line.call == 0
        ? QString()
        : StepHistoryModel::askedLine(m_actor.calls()[static_cast<std::size_t>(line.call - 1)]);
    QString text;
    if (line.call == 0)
        text = tr("Thread %1 is idle: it makes the next call.").arg(line.thread + 1);
    else if (line.phase == Phase::Queued)
        text = tr("then %1: waits until the thread is free").arg(asked);
    else if (row.blockedSinceNs != 0)
        text = (row.pends ? tr("Thread %1: %2 has waited for its signal for %3, the event loop is idle")
                          : tr("Thread %1 is blocked in %2 for %3"))
                   .arg(line.thread + 1)
                   .arg(asked, blockedTimeText(nowNs - row.blockedSinceNs));
    else
        text = tr("Thread %1 is in %2").arg(line.thread + 1).arg(asked);
    setStyleProperty(row.text, "ink",
                     line.phase == Phase::Running ? QStringLiteral("blocked") : QStringLiteral("muted"));
    if (row.text->text() != text)
        row.text->setText(text);
}

void StepThreads::takeLook(const std::vector<RunningCall> &running, qint64 nowNs)
{
    for (Row &row : m_rows) {
        if (row.line.phase != Phase::Running || row.line.call > static_cast<int>(m_actor.calls().size()))
            continue;
        const quint64 token = m_actor.calls()[static_cast<std::size_t>(row.line.call - 1)].token;
        const auto found = std::find_if(running.begin(), running.end(),
                                        [token](const RunningCall &one) { return one.token == token; });
        row.blockedSinceNs = found == running.end() ? 0 : found->beganNs;
        row.pends = found != running.end() && found->isPending();
        showText(row, nowNs);
    }
}

void StepThreads::retranslate()
{
    fill();
}

} // namespace sw

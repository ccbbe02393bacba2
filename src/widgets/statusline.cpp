// SPDX-License-Identifier: GPL-3.0-or-later
#include "statusline.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QSysInfo>

#include "socketwalk.h"
#include "theme.h"
#include "unitwords.h"
#include "workbench.h"

namespace sw {

namespace {

constexpr int everyMs = 1000;
constexpr int messageMs = 6000;
constexpr double msPerSecond = 1000.0;

} // namespace

StatusLine::StatusLine(Workbench &workbench, QWidget *parent)
    : QStatusBar(parent)
    , m_workbench(workbench)
    , m_open(new QLabel(this))
    , m_in(new QLabel(this))
    , m_out(new QLabel(this))
    , m_log(new QLabel(this))
    , m_platform(new QLabel(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setSizeGripEnabled(false);
    m_open->setObjectName(QStringLiteral("statusOpen"));
    m_in->setObjectName(QStringLiteral("statusIn"));
    m_out->setObjectName(QStringLiteral("statusOut"));
    m_log->setObjectName(QStringLiteral("statusLog"));
    m_platform->setObjectName(QStringLiteral("statusPlatform"));
    m_in->setProperty("ink", QStringLiteral("received"));
    m_out->setProperty("ink", QStringLiteral("sent"));
    for (QLabel *label : {m_open, m_log, m_platform})
        label->setProperty("ink", QStringLiteral("muted"));
    for (QLabel *label : {m_open, m_in, m_out, m_log}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(6, 0, 10, 0);
        addWidget(label);
    }
    m_platform->setTextFormat(Qt::PlainText);
    m_platform->setContentsMargins(6, 0, 6, 0);
    addPermanentWidget(m_platform);
    const JournalCounts counts = workbench.journal().counts();
    m_bytesIn = counts.bytesIn;
    m_bytesOut = counts.bytesOut;
    m_since.start();
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::renew);
    m_timer.start();
    renew();
}

void StatusLine::setEndpointCount(int count)
{
    m_endpoints = count;
    renew();
}

void StatusLine::addToLog(QWidget *widget)
{
    addWidget(widget);
    widget->show();
}

void StatusLine::say(const QString &text)
{
    // One line, whatever it is: names of files and peers come from outside.
    showMessage(text.simplified(), messageMs);
}

void StatusLine::renew()
{
    const SocketBackend &backend = m_workbench.backend();
    qsizetype open = 0;
    eachSocket(backend, [&open](const SocketFacts &) { ++open; });
    m_open->setText(tr("endpoints %1 · sockets %2 · threads %3").arg(m_endpoints).arg(open).arg(backend.liveThreads()));
    const JournalCounts counts = m_workbench.journal().counts();
    const qint64 elapsed = m_since.elapsed();
    if (elapsed >= everyMs / 2) {
        const double seconds = static_cast<double>(elapsed) / msPerSecond;
        m_in->setText(
            QStringLiteral("▼ %1").arg(UnitWords::rate(static_cast<double>(counts.bytesIn - m_bytesIn) / seconds)));
        m_out->setText(
            QStringLiteral("▲ %1").arg(UnitWords::rate(static_cast<double>(counts.bytesOut - m_bytesOut) / seconds)));
        m_bytesIn = counts.bytesIn;
        m_bytesOut = counts.bytesOut;
        m_since.restart();
    } else if (m_in->text().isEmpty()) {
        m_in->setText(QStringLiteral("▼ %1").arg(UnitWords::rate(0)));
        m_out->setText(QStringLiteral("▲ %1").arg(UnitWords::rate(0)));
    }
    const QString lost = counts.droppedRows == 0
        ? tr("nothing dropped")
        : tr("%1 rows (%2) dropped").arg(QLocale().toString(counts.droppedRows), UnitWords::size(counts.droppedBytes));
    m_log->setText(tr("Log %1 · %2", "memory, what was dropped").arg(UnitWords::size(counts.memoryBytes), lost));
    m_platform->setText(
        QStringLiteral("Linux %1 · Qt %2")
            .arg(QSysInfo::kernelVersion().section(QLatin1Char('-'), 0, 0), QLatin1StringView(qVersion())));
    const QLocale locale;
    const auto withAll = [&](const QString &lastSecond, quint64 bytes) {
        return lastSecond + u'\n' + tr("Since the start: %1 bytes").arg(locale.toString(bytes));
    };
    m_in->setToolTip(withAll(tr("Received in the last second, by all sockets"), counts.bytesIn));
    m_out->setToolTip(withAll(tr("Sent in the last second, by all sockets"), counts.bytesOut));
    m_log->setToolTip(tr("Memory that the log takes of %1; beyond that the oldest rows go, and the log says so")
                          .arg(UnitWords::size(m_workbench.journal().budget()))
                      + u'\n'
                      + tr("Since the start: %1 rows. Dropped: %2 rows with %3 bytes")
                            .arg(locale.toString(counts.rows), locale.toString(counts.droppedRows),
                                 locale.toString(counts.droppedBytes)));
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        renew();
}

} // namespace sw

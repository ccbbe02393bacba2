// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessoncontrols.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>

#include "lessonrun.h"
#include "lessonwords.h"
#include "plaintooltip.h"

namespace sw {

namespace {

constexpr std::array speeds{0.5, 1.0, 2.0, 4.0};

/// Whether every actor says itself who makes its calls.
bool hasFixedBackends(const Scenario &lesson)
{
    return std::none_of(lesson.actors.begin(), lesson.actors.end(),
                        [](const ActorSpec &actor) { return actor.backend.isEmpty(); });
}

} // namespace

LessonControls::LessonControls(QWidget *parent)
    : QWidget(parent)
    , m_back(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_play(new QPushButton(this))
    , m_restart(new QPushButton(this))
    , m_speed(new QComboBox(this))
    , m_backend(new QComboBox(this))
    , m_only(new QCheckBox(this))
{
    setObjectName(QStringLiteral("lessonControls"));
    m_back->setObjectName(QStringLiteral("lessonBack"));
    m_next->setObjectName(QStringLiteral("lessonNext"));
    m_play->setObjectName(QStringLiteral("lessonPlay"));
    m_restart->setObjectName(QStringLiteral("lessonRestart"));
    m_speed->setObjectName(QStringLiteral("lessonSpeed"));
    m_backend->setObjectName(QStringLiteral("lessonBackend"));
    m_only->setObjectName(QStringLiteral("lessonOnly"));
    m_next->setProperty("primary", true);
    m_play->setCheckable(true);
    m_only->setChecked(true);
    for (const double speed : speeds)
        m_speed->addItem(QStringLiteral("×%1").arg(speed), speed);
    m_speed->setCurrentIndex(1);
    m_backend->addItem(QString(), QStringLiteral("native"));
    m_backend->addItem(QStringLiteral("Qt"), QStringLiteral("qt"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 6, 8, 8);
    grid->addWidget(m_back, 0, 0);
    grid->addWidget(m_next, 0, 1, 1, 2);
    grid->addWidget(m_restart, 1, 0);
    grid->addWidget(m_play, 1, 1);
    grid->addWidget(m_speed, 1, 2);
    grid->addWidget(m_backend, 2, 0);
    grid->addWidget(m_only, 2, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    connect(m_back, &QPushButton::clicked, this, [this] { m_run->back(); });
    connect(m_next, &QPushButton::clicked, this, [this] { m_run->next(); });
    connect(m_play, &QPushButton::clicked, this, [this](bool on) { m_run->setPlaying(on); });
    connect(m_restart, &QPushButton::clicked, this, [this] { m_run->restart(); });
    connect(m_speed, &QComboBox::activated, this, [this] {
        if (m_run)
            m_run->setSpeed(speed());
        Q_EMIT speedChanged();
    });
    connect(m_backend, &QComboBox::activated, this, [this] {
        if (m_run)
            m_run->setBackend(backend());
    });
    connect(m_only, &QCheckBox::toggled, this, &LessonControls::onlyThisRunChanged);
    retranslate();
}

QString LessonControls::backend() const
{
    return m_backend->currentData().toString();
}

double LessonControls::speed() const
{
    return m_speed->currentData().toDouble();
}

void LessonControls::setSpeed(double speed)
{
    for (int i = 0; i < m_speed->count(); ++i) {
        if (std::abs(m_speed->itemData(i).toDouble() - speed) < std::abs(this->speed() - speed))
            m_speed->setCurrentIndex(i);
    }
}

bool LessonControls::onlyThisRun() const
{
    return m_only->isChecked();
}

void LessonControls::setOnlyThisRun(bool on)
{
    m_only->setChecked(on);
}

void LessonControls::setRun(LessonRun *run)
{
    m_run = run;
    if (run) {
        m_backend->setCurrentIndex(m_backend->findData(run->backend()));
        run->setSpeed(speed());
    }
    renew();
}

QString LessonControls::whyNoNext() const
{
    if (!m_run)
        return tr("No lesson is open.");
    if (m_run->isAtEnd())
        return tr("This was the last step.");
    if (m_run->isBusy())
        return tr("The step has not ended yet; its call may be blocked.");
    if (!m_run->canGoOn())
        return tr("Choose an answer first; then you will see.");
    return {};
}

void LessonControls::renew()
{
    const bool open = m_run != nullptr;
    m_back->setEnabled(open && m_run->canGoBack());
    m_next->setEnabled(open && m_run->canGoOn());
    const QString why = whyNoNext();
    m_next->setToolTip(!why.isEmpty()
                           ? why
                           : plainToolTip(tr("%1 (F10)").arg(LessonWords::step(m_run->lesson(), *m_run->upcoming()))));
    m_play->setEnabled(open);
    m_restart->setEnabled(open);
    m_play->setChecked(open && m_run->isPlaying());
    m_play->setText(open && m_run->isPlaying() ? tr("Pause") : tr("Play"));
    const bool fixed = open && hasFixedBackends(m_run->lesson());
    m_backend->setEnabled(open && !fixed);
    m_backend->setToolTip(fixed ? tr("This lesson says itself who makes its calls.")
                                : tr("Who makes the calls; a change begins the lesson anew"));
}

void LessonControls::retranslate()
{
    m_back->setText(tr("◀ Back"));
    m_back->setAccessibleName(tr("Back"));
    m_back->setToolTip(tr("To the step before: everything up to it is made anew from the start"));
    m_next->setText(tr("Next step ▶"));
    m_next->setAccessibleName(tr("Next step"));
    m_restart->setText(tr("Restart"));
    m_restart->setToolTip(tr("Closes the sockets of the lesson and begins it anew"));
    m_play->setToolTip(tr("Makes the steps by itself, with time to read; it waits at questions"));
    m_speed->setAccessibleName(tr("Speed of playing"));
    m_speed->setToolTip(tr("Speed of playing"));
    m_backend->setAccessibleName(tr("Backend of the lesson"));
    m_backend->setItemText(0, tr("Native"));
    m_only->setText(tr("Only rows of this run"));
    m_only->setToolTip(tr("Log, ladder and code show the rows from the beginning of this run on"));
    renew();
}

void LessonControls::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

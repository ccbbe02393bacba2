// SPDX-License-Identifier: GPL-3.0-or-later
#include "composerextras.h"

#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QSpinBox>
#include <QToolButton>

#include "checksumpicker.h"
#include "placeholdermenu.h"
#include "plaintooltip.h"

namespace sw {

ComposerExtras::ComposerExtras(QToolButton *button)
    : QFrame(button, Qt::Popup)
    , m_button(button)
{
    setObjectName(QStringLiteral("composerExtras"));
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_WindowPropagation);
    connect(this, &ComposerExtras::changed, this, &ComposerExtras::showState);
    retranslate();
}

void ComposerExtras::furnish()
{
    if (m_placeholders)
        return;
    m_placeholders = new QCheckBox(this);
    m_insert = new QToolButton(this);
    m_menu = new PlaceholderMenu(false, this);
    m_checksum = new ChecksumPicker(this);
    m_repeat = new QCheckBox(this);
    m_every = new QSpinBox(this);
    m_timesLabel = new QLabel(this);
    m_times = new QSpinBox(this);
    build();
    for (QAction *offer : std::as_const(m_offers))
        addOffer(offer);
    fillControls();
    connect(m_menu, &PlaceholderMenu::chosen, this, [this](const QString &text) {
        m_placeholders->setChecked(true);
        close();
        Q_EMIT insertWanted(text);
    });
    for (QCheckBox *box : {m_placeholders, m_repeat})
        connect(box, &QCheckBox::toggled, this, &ComposerExtras::takeControls);
    connect(m_checksum, &ChecksumPicker::changed, this, &ComposerExtras::takeControls);
    for (QSpinBox *box : {m_every, m_times})
        connect(box, &QSpinBox::valueChanged, this, &ComposerExtras::takeControls);
    retranslate();
}

void ComposerExtras::build()
{
    m_placeholders->setObjectName(QStringLiteral("placeholdersCheck"));
    m_insert->setObjectName(QStringLiteral("insertPlaceholderButton"));
    m_insert->setProperty("outlined", true);
    m_insert->setPopupMode(QToolButton::InstantPopup);
    m_insert->setMenu(m_menu);
    m_checksum->setObjectName(QStringLiteral("checksumPicker"));
    m_repeat->setObjectName(QStringLiteral("repeatCheck"));
    m_every->setObjectName(QStringLiteral("repeatEveryBox"));
    m_every->setRange(0, RepeatSettings::mostMs);
    m_every->setValue(RepeatSettings().everyMs);
    m_every->setAccelerated(true);
    m_timesLabel->setBuddy(m_times);
    m_times->setObjectName(QStringLiteral("repeatTimesBox"));
    m_times->setRange(0, RepeatSettings::mostTimes);
    m_times->setAccelerated(true);
    auto *layout = new QGridLayout(this);
    layout->setVerticalSpacing(10);
    auto *first = new QHBoxLayout;
    first->addWidget(m_placeholders);
    first->addStretch(1);
    first->addWidget(m_insert);
    layout->addLayout(first, 0, 0);
    layout->addWidget(m_checksum, 1, 0);
    auto *last = new QHBoxLayout;
    last->setSpacing(8);
    last->addWidget(m_repeat);
    last->addWidget(m_every);
    last->addWidget(m_timesLabel);
    last->addWidget(m_times);
    last->addStretch(1);
    layout->addLayout(last, 2, 0);
}

void ComposerExtras::offer(QAction *action)
{
    m_offers.append(action);
    if (m_placeholders)
        addOffer(action);
}

void ComposerExtras::addOffer(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setProperty("outlined", true);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setAccessibleName(action->text());
        button->setToolTip(action->toolTip());
        button->setVisible(action->isVisible());
    };
    connect(action, &QAction::changed, button, follow);
    connect(button, &QToolButton::clicked, this, [this, action] {
        close();
        action->trigger();
    });
    follow();
    layout()->addWidget(button); // below the last row
}

PlaceholderScope ComposerExtras::placeholders() const
{
    return m_scope ? PlaceholderScope::Message : PlaceholderScope::Off;
}

ChecksumSpec ComposerExtras::checksum() const
{
    return m_sum;
}

RepeatSettings ComposerExtras::repeat() const
{
    return m_repeating;
}

void ComposerExtras::setMessage(const MessageSource &message)
{
    m_scope = message.placeholders != PlaceholderScope::Off;
    m_sum = message.checksum.entry ? message.checksum : ChecksumSpec();
    fillControls();
    showState();
}

void ComposerExtras::setRepeat(const RepeatSettings &repeat)
{
    m_repeating = {repeat.on, qBound(0, repeat.everyMs, RepeatSettings::mostMs),
                   qBound(0, repeat.times, RepeatSettings::mostTimes)};
    fillControls();
    showState();
}

void ComposerExtras::setRepeatRefused(const QString &why)
{
    m_refused = why;
    showState();
}

void ComposerExtras::takeControls()
{
    if (m_filling)
        return;
    m_scope = m_placeholders->isChecked();
    m_sum = m_checksum->spec();
    m_repeating = {m_repeat->isChecked(), m_every->value(), m_times->value()};
    Q_EMIT changed();
}

void ComposerExtras::fillControls()
{
    if (!m_placeholders)
        return;
    m_filling = true;
    m_placeholders->setChecked(m_scope);
    m_checksum->setSpec(m_sum);
    m_repeat->setChecked(m_repeating.on);
    m_every->setValue(m_repeating.everyMs);
    m_times->setValue(m_repeating.times);
    m_filling = false;
}

void ComposerExtras::setFile(bool file)
{
    m_file = file;
    if (!m_placeholders)
        return;
    m_placeholders->setEnabled(!file);
    m_insert->setEnabled(!file);
    const QString why = tr("A file is sent as it is.");
    m_placeholders->setToolTip(plainToolTip(
        file ? why : tr("${name} stands for a value that is filled in when the message leaves; $${ is a plain ${")));
    m_insert->setToolTip(plainToolTip(file ? why : tr("All placeholders, with what they stand for")));
}

QJsonObject ComposerExtras::saveRepeat() const
{
    const RepeatSettings now = repeat();
    return {
        {QStringLiteral("on"), now.on}, {QStringLiteral("everyMs"), now.everyMs}, {QStringLiteral("times"), now.times}};
}

void ComposerExtras::restoreRepeat(const QJsonObject &state)
{
    RepeatSettings repeat;
    repeat.on = state[QLatin1StringView("on")].toBool();
    repeat.everyMs = state[QLatin1StringView("everyMs")].toInt(repeat.everyMs);
    repeat.times = state[QLatin1StringView("times")].toInt(repeat.times);
    setRepeat(repeat);
}

void ComposerExtras::open()
{
    furnish();
    adjustSize();
    const QScreen *screen = m_button->screen();
    const QRect room = screen ? screen->availableGeometry() : QRect(0, 0, 10000, 10000);
    // Above the button, where the message is, unless there is no room.
    QPoint place = m_button->mapToGlobal(QPoint(0, -height() - 2));
    if (place.y() < room.top())
        place = m_button->mapToGlobal(QPoint(0, m_button->height() + 2));
    place.setX(qBound(room.left(), place.x(), qMax(room.left(), room.right() - width())));
    move(place);
    show();
    m_placeholders->setFocus();
}

void ComposerExtras::showState()
{
    const RepeatSettings now = repeat();
    const QString off = m_refused.isEmpty() ? tr("Switch the repetition on first") : m_refused;
    const auto set = [&](QSpinBox *box, const QString &text) {
        box->setEnabled(repeats());
        box->setToolTip(plainToolTip(repeats() ? text : off));
    };
    if (m_placeholders) {
        m_repeat->setEnabled(m_refused.isEmpty());
        m_repeat->setToolTip(plainToolTip(
            m_refused.isEmpty() ? tr("Send goes on until it is stopped, or as often as wanted") : m_refused));
        set(m_every, tr("From one message to the next; 0 sends as fast as the other end takes them"));
        set(m_times, tr("How many messages; 0 goes on until it is stopped"));
        m_timesLabel->setEnabled(repeats());
    }
    QStringList on;
    if (placeholders() != PlaceholderScope::Off)
        on.append(tr("placeholders"));
    if (const ChecksumEntry *entry = checksum().entry)
        on.append(entry->title);
    if (repeats())
        on.append(tr("every %1 ms").arg(QLocale().toString(now.everyMs)));
    m_button->setChecked(!on.isEmpty());
    const QString what = tr("Placeholders, checksum, repetition");
    m_button->setToolTip(
        plainToolTip(on.isEmpty() ? what : tr("%1\nOn: %2").arg(what, on.join(QStringLiteral(" · ")))));
    m_button->setAccessibleDescription(on.join(QStringLiteral(", ")));
}

void ComposerExtras::retranslate()
{
    setAccessibleName(tr("Placeholders, checksum, repetition"));
    if (!m_placeholders)
        return showState();
    m_placeholders->setText(tr("&Placeholders, as ${counter}"));
    m_placeholders->setAccessibleName(tr("Placeholders"));
    m_insert->setText(tr("Insert"));
    m_insert->setAccessibleName(tr("Insert a placeholder"));
    m_repeat->setText(tr("&Repeat every"));
    m_repeat->setAccessibleName(tr("Repeat"));
    m_every->setSuffix(tr(" ms"));
    m_every->setSpecialValueText(tr("no pause"));
    m_every->setAccessibleName(tr("Milliseconds from one message to the next"));
    m_timesLabel->setText(tr("&times"));
    m_times->setSpecialValueText(tr("until stopped"));
    m_times->setAccessibleName(tr("How many times"));
    setFile(m_file);
    showState();
}

void ComposerExtras::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

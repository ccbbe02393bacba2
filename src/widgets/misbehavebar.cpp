// SPDX-License-Identifier: GPL-3.0-or-later
#include "misbehavebar.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

#include "elidedlabel.h"
#include "endpoint.h"
#include "faultseditor.h"
#include "misbehavedialog.h"
#include "misbehaver.h"
#include "styleproperty.h"

namespace sw {

MisbehaveBar::MisbehaveBar(Endpoint &endpoint, std::function<Shape()> shape, QWidget *parent)
    : QWidget(parent)
    , m_misbehaver(*Misbehaver::of(endpoint))
    , m_shape(std::move(shape))
    , m_label(new ElidedLabel(this))
    , m_behave(new QToolButton(this))
    , m_action(new QAction(this))
{
    setObjectName(QStringLiteral("misbehaveBar"));
    m_label->setObjectName(QStringLiteral("misbehaveLine"));
    m_label->setProperty("ink", QStringLiteral("blocked"));
    m_behave->setObjectName(QStringLiteral("behaveButton"));
    setStyleProperty(m_behave, "outlined", true);
    m_action->setObjectName(QStringLiteral("misbehaveAction"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_label, 1);
    line->addWidget(m_behave);
    connect(m_action, &QAction::triggered, this, &MisbehaveBar::open);
    connect(m_behave, &QToolButton::clicked, this, &MisbehaveBar::open);
    retranslate();
}

MisbehaveBar *MisbehaveBar::of(const QWidget &panel)
{
    return panel.findChild<MisbehaveBar *>();
}

MisbehaveSettings MisbehaveBar::settings() const
{
    return m_misbehaver.settings();
}

void MisbehaveBar::setSettings(const MisbehaveSettings &settings)
{
    m_misbehaver.set(settings);
    renew();
}

void MisbehaveBar::renew()
{
    const QString text = summary(settings(), m_shape());
    m_label->setText(text.isEmpty() ? QString() : tr("⚠ Misbehaves: %1").arg(text));
    setVisible(!text.isEmpty() && !m_shape().stepwise);
    if (m_dialog)
        m_dialog->load(settings(), m_shape());
}

QString MisbehaveBar::summary(const MisbehaveSettings &settings, const Shape &shape)
{
    const Manners &manners = settings.manners;
    const bool connections = shape.connections && !shape.qt;
    QStringList parts;
    if (connections && shape.accepts && manners.acceptLateMs > 0)
        parts.append(tr("accepts %1 ms late").arg(QLocale().toString(manners.acceptLateMs)));
    if (connections && manners.closesUnread)
        parts.append(tr("closes without reading"));
    else if (connections && manners.neverReads)
        parts.append(tr("never reads"));
    if (connections && manners.halfCloses)
        parts.append(tr("half-closes at once"));
    if (const QString faults = FaultsEditor::summary(settings.faults, shape.scope); !faults.isEmpty())
        parts.append(faults);
    return parts.join(tr(", ", "between kinds of misbehaviour"));
}

void MisbehaveBar::open()
{
    if (!m_dialog) {
        m_dialog = new MisbehaveDialog(m_shape(), this);
        connect(m_dialog, &MisbehaveDialog::edited, this, [this] {
            m_misbehaver.set(m_dialog->settings());
            renew();
            Q_EMIT edited();
        });
    }
    m_dialog->load(settings(), m_shape());
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void MisbehaveBar::retranslate()
{
    m_action->setText(tr("Misbehave…"));
    m_action->setToolTip(tr("Lets this end do something wrong on purpose, to see how the other one takes it"));
    m_label->setAccessibleName(tr("What this end does wrong on purpose"));
    m_behave->setText(tr("Change…"));
    m_behave->setToolTip(tr("What this end does wrong on purpose"));
    m_behave->setAccessibleName(tr("Change what this end does wrong on purpose"));
    renew();
}

void MisbehaveBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

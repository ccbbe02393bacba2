// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayfaultsdialog.h"

#include <QEvent>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "faultseditor.h"

namespace sw {

RelayFaultsDialog::RelayFaultsDialog(FaultScope scope, QWidget *parent)
    : QDialog(parent)
    , m_intro(new QLabel(this))
    , m_none(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("relayFaultsDialog"));
    auto *column = new QVBoxLayout(this);
    m_intro->setWordWrap(true);
    column->addWidget(m_intro);
    auto *both = new QHBoxLayout;
    column->addLayout(both);
    for (const RelayWay way : {RelayWay::Up, RelayWay::Down}) {
        const auto index = static_cast<std::size_t>(way);
        m_boxes[index] = new QGroupBox(this);
        m_editors[index] = new FaultsEditor(scope, m_boxes[index]);
        m_editors[index]->setObjectName(way == RelayWay::Up ? QStringLiteral("upFaults")
                                                            : QStringLiteral("downFaults"));
        auto *inside = new QVBoxLayout(m_boxes[index]);
        inside->addWidget(m_editors[index]);
        inside->addStretch();
        both->addWidget(m_boxes[index]);
        connect(m_editors[index], &FaultsEditor::edited, this, [this, way] { Q_EMIT edited(way); });
    }
    auto *buttons = new QHBoxLayout;
    m_none->setObjectName(QStringLiteral("noFaultsButton"));
    m_close->setObjectName(QStringLiteral("closeFaultsButton"));
    m_none->setAutoDefault(false);
    buttons->addWidget(m_none);
    buttons->addStretch();
    buttons->addWidget(m_close);
    column->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_none, &QPushButton::clicked, this, [this] {
        load({}, {});
        Q_EMIT edited(RelayWay::Up);
        Q_EMIT edited(RelayWay::Down);
    });
    retranslate();
}

void RelayFaultsDialog::load(const Faults &up, const Faults &down)
{
    m_editors[0]->load(up);
    m_editors[1]->load(down);
}

Faults RelayFaultsDialog::faults(RelayWay way) const
{
    return m_editors[static_cast<std::size_t>(way)]->faults();
}

void RelayFaultsDialog::retranslate()
{
    setWindowTitle(tr("Faults of the relay"));
    m_intro->setText(tr("What goes wrong on the way, on purpose. Changes count at once, also while the relay runs."));
    m_boxes[0]->setTitle(tr("From the client to the target →"));
    m_boxes[1]->setTitle(tr("← From the target to the client"));
    m_none->setText(tr("No faults"));
    m_none->setToolTip(tr("Switches all faults of both directions off"));
    m_close->setText(tr("Close"));
}

void RelayFaultsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "checksumpicker.h"

#include <algorithm>
#include <array>
#include <limits>

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include "plaintooltip.h"

namespace sw {

namespace {

// In the order of ChecksumForm.
constexpr std::array forms{
    QT_TRANSLATE_NOOP("sw::ChecksumPicker", "bytes, highest first"),
    QT_TRANSLATE_NOOP("sw::ChecksumPicker", "bytes, lowest first"),
    QT_TRANSLATE_NOOP("sw::ChecksumPicker", "hex digits, 0a1b"),
    QT_TRANSLATE_NOOP("sw::ChecksumPicker", "hex digits, 0A1B"),
};

constexpr int mostPlace = 1'000'000'000;

} // namespace

ChecksumPicker::ChecksumPicker(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_name(new QComboBox(this))
    , m_form(new QComboBox(this))
    , m_fromLabel(new QLabel(this))
    , m_from(new QSpinBox(this))
    , m_toLabel(new QLabel(this))
    , m_to(new QSpinBox(this))
{
    m_name->setObjectName(QStringLiteral("checksumCombo"));
    m_form->setObjectName(QStringLiteral("checksumFormCombo"));
    m_from->setObjectName(QStringLiteral("checksumFromBox"));
    m_to->setObjectName(QStringLiteral("checksumToBox"));
    m_name->addItem(QString(), QString());
    for (const ChecksumEntry &entry : checksums())
        m_name->addItem(entry.title, QString(entry.name));
    for (size_t i = 0; i < forms.size(); ++i)
        m_form->addItem(QString());
    for (QSpinBox *box : {m_from, m_to}) {
        box->setRange(-mostPlace, mostPlace);
        box->setAccelerated(true);
        connect(box, &QSpinBox::valueChanged, this, &ChecksumPicker::changed);
    }
    m_to->setValue(-1);
    m_label->setBuddy(m_name);
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    auto *range = new QHBoxLayout;
    range->addWidget(m_fromLabel);
    range->addWidget(m_from);
    range->addWidget(m_toLabel);
    range->addWidget(m_to);
    range->addStretch(1);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label, 0, 0);
    layout->addWidget(m_name, 0, 1);
    layout->addWidget(m_form, 0, 2);
    layout->addLayout(range, 1, 1, 1, 2);
    layout->setColumnStretch(1, 1);
    m_name->setMinimumContentsLength(12);
    m_name->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_name, &QComboBox::activated, this, [this] {
        const ChecksumEntry *entry = checksumByName(m_name->currentData().toString());
        const QSignalBlocker blocker(m_form);
        if (entry)
            m_form->setCurrentIndex(static_cast<int>(entry->usual));
        showState();
        Q_EMIT changed();
    });
    connect(m_form, &QComboBox::activated, this, &ChecksumPicker::changed);
    retranslate();
}

QString ChecksumPicker::formText(ChecksumForm form)
{
    return tr(forms[static_cast<size_t>(form)]);
}

ChecksumSpec ChecksumPicker::spec() const
{
    ChecksumSpec spec;
    spec.entry = checksumByName(m_name->currentData().toString());
    if (!spec.entry)
        return spec;
    spec.form = static_cast<ChecksumForm>(m_form->currentIndex());
    spec.range = {m_from->value(), m_to->value()};
    return spec;
}

void ChecksumPicker::setSpec(const ChecksumSpec &spec)
{
    const QSignalBlocker blocker(this);
    m_name->setCurrentIndex(spec.entry ? m_name->findData(QString(spec.entry->name)) : 0);
    m_form->setCurrentIndex(static_cast<int>(spec.form));
    m_from->setValue(static_cast<int>(std::clamp<qint64>(spec.range.from, -mostPlace, mostPlace)));
    m_to->setValue(static_cast<int>(std::clamp<qint64>(spec.range.to, -mostPlace, mostPlace)));
    showState();
}

void ChecksumPicker::showState()
{
    const bool any = m_name->currentIndex() > 0;
    const QString none = tr("Choose a checksum first");
    const auto set = [&](QWidget *part, const QString &text) {
        part->setEnabled(any);
        part->setToolTip(plainToolTip(any ? text : none));
    };
    set(m_form, tr("How the checksum is written"));
    set(m_from, tr("The first byte that it covers; 0 is the first of the message, -1 the last one"));
    set(m_to, tr("The last byte that it covers; -1 is the last one in front of the checksum"));
    m_fromLabel->setEnabled(any);
    m_toLabel->setEnabled(any);
}

void ChecksumPicker::retranslate()
{
    m_label->setText(tr("Check&sum"));
    m_name->setItemText(0, tr("none"));
    m_name->setToolTip(plainToolTip(tr("Stands behind the message, in front of its line ending")));
    m_name->setAccessibleName(tr("Checksum"));
    for (size_t i = 0; i < forms.size(); ++i)
        m_form->setItemText(static_cast<int>(i), tr(forms[i]));
    m_form->setAccessibleName(tr("How the checksum is written"));
    m_fromLabel->setText(tr("over bytes", "from ... to ..."));
    m_from->setAccessibleName(tr("First byte that the checksum covers"));
    m_toLabel->setText(tr("to", "bytes 0 to -1"));
    m_to->setAccessibleName(tr("Last byte that the checksum covers"));
    showState();
}

void ChecksumPicker::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "framingbar.h"

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include "flowlayout.h"
#include "hexdump.h"
#include "payloadparser.h"
#include "styleproperty.h"

namespace sw {

namespace {

constexpr std::array<int, 5> lengthSizes{1, 2, 3, 4, 8};
constexpr int mostFixed = 1024 * 1024;
constexpr int mostGapMs = 3'600'000;

PayloadResult parsed(const QString &text)
{
    return parsePayload(text, PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None);
}

bool isDelimiter(const PayloadResult &result)
{
    return result.ok() && !result.bytes.isEmpty() && result.bytes.size() <= Framing::mostDelimiter;
}

} // namespace

FramingBar::FramingBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("framingBar"));
    build();
    retranslate();
    showFields();
}

void FramingBar::build()
{
    auto *flow = new FlowLayout(this, 4);
    flow->setFlexible(true);
    flow->setContentsMargins(0, 0, 0, 0);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("framingKind"));
    for (const FramingKind kind :
         {FramingKind::None, FramingKind::Delimiter, FramingKind::Length, FramingKind::Fixed, FramingKind::Gap})
        m_kind->addItem(QString(), int(kind));
    m_delimiter = new QLineEdit(QStringLiteral("\\n"), this);
    m_delimiter->setObjectName(QStringLiteral("framingDelimiter"));
    m_delimiter->setMaximumWidth(fontMetrics().averageCharWidth() * 14);
    m_size = new QSpinBox(this);
    m_size->setObjectName(QStringLiteral("framingSize"));
    m_size->setRange(1, mostFixed);
    m_size->setValue(16);
    m_gap = new QSpinBox(this);
    m_gap->setObjectName(QStringLiteral("framingGap"));
    m_gap->setRange(1, mostGapMs);
    m_gap->setValue(Framing().gapMs);
    m_lengthSize = new QComboBox(this);
    m_lengthSize->setObjectName(QStringLiteral("framingLengthSize"));
    for (const int size : lengthSizes)
        m_lengthSize->addItem(QString(), size);
    m_lengthSize->setCurrentIndex(1);
    m_order = new QComboBox(this);
    m_order->setObjectName(QStringLiteral("framingOrder"));
    m_order->addItem(QString(), false);
    m_order->addItem(QString(), true);
    m_offsetLabel = new QLabel(this);
    m_offset = new QSpinBox(this);
    m_offset->setObjectName(QStringLiteral("framingOffset"));
    m_offset->setRange(0, Framing::mostOffset);
    m_offsetLabel->setBuddy(m_offset);
    m_countsAll = new QCheckBox(this);
    m_countsAll->setObjectName(QStringLiteral("framingCountsAll"));
    for (QWidget *one : std::initializer_list<QWidget *>{m_kind, m_delimiter, m_size, m_gap, m_lengthSize, m_order,
                                                         m_offsetLabel, m_offset, m_countsAll})
        flow->addWidget(one);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    connect(m_delimiter, &QLineEdit::textChanged, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    for (QComboBox *box : {m_lengthSize, m_order})
        connect(box, &QComboBox::currentIndexChanged, this, &FramingBar::changed);
    for (QSpinBox *box : {m_size, m_gap, m_offset})
        connect(box, &QSpinBox::valueChanged, this, &FramingBar::changed);
    connect(m_countsAll, &QCheckBox::toggled, this, &FramingBar::changed);
}

FramingKind FramingBar::kind() const
{
    return FramingKind(m_kind->currentData().toInt());
}

void FramingBar::showFields()
{
    const FramingKind now = kind();
    m_delimiter->setVisible(now == FramingKind::Delimiter);
    m_size->setVisible(now == FramingKind::Fixed);
    m_gap->setVisible(now == FramingKind::Gap);
    for (QWidget *one : std::initializer_list<QWidget *>{m_lengthSize, m_order, m_offsetLabel, m_offset, m_countsAll})
        one->setVisible(now == FramingKind::Length);
    if (m_adjustment != nullptr) {
        m_adjustmentLabel->setVisible(now == FramingKind::Length);
        m_adjustment->setVisible(now == FramingKind::Length);
    }
    const bool valid = isDelimiter(parsed(m_delimiter->text()));
    setStyleProperty(m_delimiter, "invalid", !valid);
    m_delimiter->setToolTip(
        valid ? tr("What ends each message, with escapes as in the composer: \\n, \\r\\n, \\x00")
              : tr("1 to %1 bytes are expected here, with escapes as in the composer: \\n, \\r\\n, \\x00")
                    .arg(Framing::mostDelimiter));
}

Framing FramingBar::framing() const
{
    Framing framing;
    framing.kind = kind();
    const PayloadResult delimiter = parsed(m_delimiter->text());
    if (isDelimiter(delimiter))
        framing.delimiter = delimiter.bytes;
    else if (framing.kind == FramingKind::Delimiter)
        framing.kind = FramingKind::None;
    framing.fixedSize = m_size->value();
    framing.gapMs = m_gap->value();
    framing.lengthSize = m_lengthSize->currentData().toInt();
    framing.lengthLittleEndian = m_order->currentData().toBool();
    framing.lengthOffset = m_offset->value();
    framing.lengthCountsAll = m_countsAll->isChecked();
    framing.lengthAdjustment = m_adjustment == nullptr ? 0 : m_adjustment->value();
    return framing;
}

void FramingBar::setFraming(const Framing &framing)
{
    m_delimiter->setText(editableText(framing.delimiter, TextEncoding::Utf8).text);
    if (!isDelimiter(parsed(m_delimiter->text())) || parsed(m_delimiter->text()).bytes != framing.delimiter)
        m_delimiter->setText(toCEscapes(framing.delimiter));
    m_size->setValue(int(framing.fixedSize));
    m_gap->setValue(framing.gapMs);
    m_lengthSize->setCurrentIndex(qMax(0, m_lengthSize->findData(framing.lengthSize)));
    m_order->setCurrentIndex(framing.lengthLittleEndian ? 1 : 0);
    m_offset->setValue(framing.lengthOffset);
    m_countsAll->setChecked(framing.lengthCountsAll);
    if (m_adjustment != nullptr)
        m_adjustment->setValue(framing.lengthAdjustment);
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(int(framing.kind))));
}

void FramingBar::offerAdjustment()
{
    m_adjustmentLabel = new QLabel(this);
    m_adjustment = new QSpinBox(this);
    m_adjustment->setObjectName(QStringLiteral("framingAdjustment"));
    m_adjustment->setRange(-Framing::mostAdjustment, Framing::mostAdjustment);
    m_adjustmentLabel->setBuddy(m_adjustment);
    layout()->addWidget(m_adjustmentLabel);
    layout()->addWidget(m_adjustment);
    connect(m_adjustment, &QSpinBox::valueChanged, this, &FramingBar::changed);
    retranslate();
}

void FramingBar::withoutGap()
{
    m_kind->removeItem(m_kind->findData(int(FramingKind::Gap)));
}

QJsonObject FramingBar::saveState() const
{
    return {{QStringLiteral("kind"), m_kind->currentIndex()},
            {QStringLiteral("delimiter"), m_delimiter->text()},
            {QStringLiteral("size"), m_size->value()},
            {QStringLiteral("gap"), m_gap->value()},
            {QStringLiteral("lengthSize"), m_lengthSize->currentIndex()},
            {QStringLiteral("little"), m_order->currentIndex()},
            {QStringLiteral("offset"), m_offset->value()},
            {QStringLiteral("countsAll"), m_countsAll->isChecked()}};
}

void FramingBar::restoreState(const QJsonObject &state)
{
    const auto index = [&state](QComboBox &box, const char *key) {
        const int wanted = state.value(QLatin1StringView(key)).toInt(box.currentIndex());
        if (wanted >= 0 && wanted < box.count())
            box.setCurrentIndex(wanted);
    };
    m_delimiter->setText(state.value(QLatin1StringView("delimiter")).toString(m_delimiter->text()));
    m_size->setValue(state.value(QLatin1StringView("size")).toInt(m_size->value()));
    m_gap->setValue(state.value(QLatin1StringView("gap")).toInt(m_gap->value()));
    m_offset->setValue(state.value(QLatin1StringView("offset")).toInt(m_offset->value()));
    m_countsAll->setChecked(state.value(QLatin1StringView("countsAll")).toBool());
    index(*m_lengthSize, "lengthSize");
    index(*m_order, "little");
    index(*m_kind, "kind");
}

void FramingBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FramingBar::retranslate()
{
    m_kind->setItemText(0, tr("No framing"));
    m_kind->setItemText(1, tr("Messages end with"));
    m_kind->setItemText(2, tr("Length in front"));
    m_kind->setItemText(3, tr("Fixed size"));
    if (m_kind->count() > 4) // the last one is not offered everywhere
        m_kind->setItemText(4, tr("Pause behind"));
    m_kind->setAccessibleName(tr("Framing"));
    m_kind->setToolTip(tr("How messages follow each other in the stream; they are cut out below the bytes"));
    m_delimiter->setAccessibleName(tr("Delimiter"));
    m_size->setAccessibleName(tr("Size of a message"));
    m_gap->setAccessibleName(tr("Pause"));
    m_gap->setSuffix(tr(" ms", "milliseconds, behind a number"));
    m_gap->setToolTip(tr("So long without a byte ends a message"));
    m_size->setSuffix(tr(" B", "bytes, behind a number"));
    for (size_t i = 0; i < lengthSizes.size(); ++i)
        m_lengthSize->setItemText(int(i), lengthSizes[i] == 1 ? tr("1 byte") : tr("%1 bytes").arg(lengthSizes[i]));
    m_lengthSize->setAccessibleName(tr("Size of the length"));
    m_order->setItemText(0, tr("network order"));
    m_order->setItemText(1, tr("little-endian"));
    m_order->setAccessibleName(tr("Byte order of the length"));
    m_offsetLabel->setText(tr("at byte"));
    m_offset->setToolTip(tr("How many bytes of a message stand in front of its length"));
    m_countsAll->setText(tr("counts the whole message"));
    m_countsAll->setToolTip(tr("The length counts all bytes of the message; else only those behind it"));
    if (m_adjustment != nullptr) {
        m_adjustmentLabel->setText(tr("add"));
        m_adjustment->setAccessibleName(tr("Bytes to add to the length"));
        m_adjustment->setToolTip(tr("Bytes to add to what the length says, such as -2 when it counts itself"));
        m_adjustment->setSuffix(tr(" B", "bytes, behind a number"));
    }
    showFields();
}

} // namespace sw

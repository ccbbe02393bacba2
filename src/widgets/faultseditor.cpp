// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultseditor.h"

#include <algorithm>

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace sw {

namespace {

const FaultField &fieldOf(const char *key)
{
    const auto fields = faultFields();
    return *std::find_if(fields.begin(), fields.end(), [key](const FaultField &field) {
        return QLatin1StringView(field.key) == QLatin1StringView(key);
    });
}

} // namespace

FaultsEditor::FaultsEditor(FaultScope scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(4, 1);
    addLine(QT_TR_NOOP("Delay"), QT_TR_NOOP("Every piece waits this long: at least, at most. None overtakes another."),
            "delayMinMs", QT_TR_NOOP("to"), "delayMaxMs");
    addLine(QT_TR_NOOP("Throttle"), QT_TR_NOOP("Not more than so many bytes a second"), "throttle");
    if (scope == FaultScope::Stream) {
        addLine(QT_TR_NOOP("Split"),
                QT_TR_NOOP("Sent in pieces of so many bytes: at least, at most. Each is a send of its own; without a "
                           "delay TCP may put some together again."),
                "splitMin", QT_TR_NOOP("to"), "splitMax");
        addLine(QT_TR_NOOP("Pause"), QT_TR_NOOP("So long between two pieces"), "pauseMs");
        addLine(QT_TR_NOOP("Join"),
                QT_TR_NOOP("Collected until there are so many bytes, or the first has waited so long"), "joinBytes",
                QT_TR_NOOP("or after"), "joinMs");
        addCut();
    } else {
        addLine(QT_TR_NOOP("Drop"), QT_TR_NOOP("So many of a hundred datagrams vanish; the log says which"),
                "dropPercent");
        addLine(QT_TR_NOOP("Duplicate"), QT_TR_NOOP("So many of a hundred datagrams are sent twice"),
                "duplicatePercent");
        addLine(
            QT_TR_NOOP("Reorder"),
            QT_TR_NOOP("So many of a hundred datagrams are held back until so many later ones have passed, or half a "
                       "second has"),
            "reorderPercent", QT_TR_NOOP("behind"), "reorderDistance");
    }
    addLine(QT_TR_NOOP("Seed"), QT_TR_NOOP("The same seed and the same bytes give the same decisions again"), "seed");
    retranslate();
}

QSpinBox *FaultsEditor::addNumber(const char *key)
{
    const FaultField &field = fieldOf(key);
    auto *box = new QSpinBox(this);
    box->setObjectName(QLatin1StringView(key) + QStringLiteral("Box"));
    box->setRange(static_cast<int>(field.least), static_cast<int>(field.most));
    box->setValue(static_cast<int>(Faults().*field.member));
    box->setGroupSeparatorShown(field.unit != FaultUnit::Number);
    m_fields.push_back({box, field.member, field.unit});
    connect(box, &QSpinBox::valueChanged, this, &FaultsEditor::edited);
    return box;
}

void FaultsEditor::addLine(const char *text, const char *tip, const char *first, const char *between,
                           const char *second)
{
    const int row = static_cast<int>(m_lines.size());
    Line line{new QLabel(this), text, tip};
    line.first = addNumber(first);
    line.label->setBuddy(line.first);
    m_grid->addWidget(line.label, row, 0);
    m_grid->addWidget(line.first, row, 1);
    if (second) {
        line.between = new QLabel(this);
        line.betweenText = between;
        line.second = addNumber(second);
        m_grid->addWidget(line.between, row, 2);
        m_grid->addWidget(line.second, row, 3);
        const bool isRange = QLatin1StringView(second).endsWith(QLatin1StringView("MaxMs"))
            || QLatin1StringView(second).endsWith(QLatin1StringView("Max"));
        if (isRange)
            keepOrder(line.first, line.second);
    }
    m_lines.push_back(line);
}

/// A least above the most takes the most along, and the other way round.
void FaultsEditor::keepOrder(QSpinBox *least, QSpinBox *most)
{
    connect(least, &QSpinBox::valueChanged, most, [most](int value) {
        if (most->value() < value)
            most->setValue(value);
    });
    connect(most, &QSpinBox::valueChanged, least, [least](int value) {
        if (least->value() > value)
            least->setValue(value);
    });
}

void FaultsEditor::addCut()
{
    const int row = static_cast<int>(m_lines.size());
    Line line{
        new QLabel(this), QT_TR_NOOP("Cut"),
        QT_TR_NOOP("So many bytes go, then the connection ends, of a relay both: by close (FIN), or by a reset (RST)")};
    m_cut = new QComboBox(this);
    m_cut->setObjectName(QStringLiteral("cutBox"));
    for (int how = Faults::NoCut; how <= Faults::CutByReset; ++how)
        m_cut->addItem(QString(), how);
    line.between = new QLabel(this);
    line.betweenText = QT_TR_NOOP("after");
    line.second = addNumber("cutAfter");
    line.label->setBuddy(m_cut);
    m_grid->addWidget(line.label, row, 0);
    m_grid->addWidget(m_cut, row, 1);
    m_grid->addWidget(line.between, row, 2);
    m_grid->addWidget(line.second, row, 3);
    m_lines.push_back(line);
    connect(m_cut, &QComboBox::currentIndexChanged, this, &FaultsEditor::edited);
}

void FaultsEditor::load(const Faults &faults)
{
    const QSignalBlocker quiet(this);
    for (const Field &field : m_fields) {
        const QSignalBlocker alone(field.box);
        field.box->setValue(static_cast<int>(faults.*field.member));
    }
    if (m_cut)
        m_cut->setCurrentIndex(static_cast<int>(faults.cutHow));
}

Faults FaultsEditor::faults() const
{
    Faults faults;
    for (const Field &field : m_fields)
        faults.*field.member = field.box->value();
    if (m_cut)
        faults.cutHow = m_cut->currentIndex();
    return withinLimits(faults);
}

QString FaultsEditor::summary(const Faults &faults, FaultScope scope)
{
    if (!anyFault(faults, scope))
        return {};
    const QLocale locale;
    const auto range = [&locale](qint64 least, qint64 most) {
        return least == most ? locale.toString(least)
                             : QStringLiteral("%1–%2").arg(locale.toString(least), locale.toString(most));
    };
    QStringList parts;
    if (faults.delayMaxMs > 0)
        parts.append(tr("delay %1 ms").arg(range(faults.delayMinMs, faults.delayMaxMs)));
    if (faults.throttle > 0)
        parts.append(tr("at most %1 B/s").arg(locale.toString(faults.throttle)));
    if (scope == FaultScope::Stream) {
        if (faults.splitMax > 0)
            parts.append(tr("pieces of %1 bytes").arg(range(faults.splitMin, faults.splitMax)));
        if (faults.pauseMs > 0)
            parts.append(tr("%1 ms between pieces").arg(locale.toString(faults.pauseMs)));
        if (faults.joinBytes > 0)
            parts.append(tr("joined to %1 bytes").arg(locale.toString(faults.joinBytes)));
        if (faults.cutHow == Faults::CutByClose)
            parts.append(tr("closed after %1 bytes").arg(locale.toString(faults.cutAfter)));
        if (faults.cutHow == Faults::CutByReset)
            parts.append(tr("reset after %1 bytes").arg(locale.toString(faults.cutAfter)));
    } else {
        if (faults.dropPercent > 0)
            parts.append(tr("drop %1 %").arg(faults.dropPercent));
        if (faults.duplicatePercent > 0)
            parts.append(tr("duplicate %1 %").arg(faults.duplicatePercent));
        if (faults.reorderPercent > 0)
            parts.append(tr("reorder %1 %").arg(faults.reorderPercent));
    }
    return parts.join(tr(", ", "between faults"));
}

void FaultsEditor::retranslate()
{
    for (const Line &line : m_lines) {
        const QString text = tr(line.text);
        line.label->setText(text);
        line.label->setToolTip(tr(line.tip));
        for (QSpinBox *box : {line.first, line.second}) {
            if (!box)
                continue;
            box->setToolTip(tr(line.tip));
            box->setAccessibleName(box == line.first || !line.betweenText
                                       ? text
                                       : QStringLiteral("%1, %2").arg(text, tr(line.betweenText)));
        }
        if (line.between)
            line.between->setText(tr(line.betweenText));
    }
    for (const Field &field : m_fields) {
        const QString suffix = field.unit == FaultUnit::Milliseconds ? tr(" ms")
            : field.unit == FaultUnit::Bytes                         ? tr(" bytes")
            : field.unit == FaultUnit::BytesPerSecond                ? tr(" B/s")
            : field.unit == FaultUnit::Percent                       ? tr(" %")
                                                                     : QString();
        field.box->setSuffix(suffix);
        const bool mayBeOff = field.member != &Faults::seed && field.member != &Faults::cutAfter
            && field.box->minimum() == 0;
        field.box->setSpecialValueText(mayBeOff ? tr("off", "a fault") : QString());
    }
    if (m_cut) {
        m_cut->setItemText(Faults::NoCut, tr("off", "a fault"));
        m_cut->setItemText(Faults::CutByClose, tr("close"));
        m_cut->setItemText(Faults::CutByReset, tr("reset"));
        m_cut->setAccessibleName(tr("Cut"));
    }
}

void FaultsEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
// Editors that pick: names of tables, flags, numbers, yes or no.
#include "argeditors.h"

#include <limits>

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QSpinBox>

#include "flagsbutton.h"
#include "hostport.h"
#include "styleproperty.h"

namespace sw {

namespace {

struct Range
{
    ArgKind kind;
    int least;
    int most;
    int usual;
};

// clang-format off
constexpr Range ranges[] = {
    {ArgKind::Port, 0, 65535, 80},
    {ArgKind::Backlog, std::numeric_limits<int>::min(), std::numeric_limits<int>::max(), 5},
    {ArgKind::Size, 0, 1024 * 1024 * 1024, 4096},
    {ArgKind::Milliseconds, -1, std::numeric_limits<int>::max(), 1000},
};
// clang-format on

const Range &rangeOf(ArgKind kind)
{
    for (const Range &range : ranges) {
        if (range.kind == kind)
            return range;
    }
    return ranges[0];
}

} // namespace

SymbolEditor::SymbolEditor(const ArgSpec &spec, SymbolTable table, QWidget *parent)
    : SymbolEditor(spec, symbolNames(table), parent)
{
    m_table = table;
}

SymbolEditor::SymbolEditor(const ArgSpec &spec, const QStringList &names, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_box(new QComboBox(this))
{
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setProperty("mono", true);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(11);
    setField(m_box);
    offer(names);
    connect(m_box, &QComboBox::editTextChanged, this, &ArgEditor::changed);
    connect(m_box->lineEdit(), &QLineEdit::returnPressed, this, &ArgEditor::entered);
}

void SymbolEditor::offer(const QStringList &names)
{
    const QString shown = m_box->currentText();
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    if (!spec().required)
        m_box->addItem(QString());
    m_box->addItems(names);
    m_box->setEditText(shown);
}

QJsonValue SymbolEditor::value() const
{
    const QString text = m_box->currentText().trimmed();
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (text.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

void SymbolEditor::setValue(const QJsonValue &value)
{
    m_box->setEditText(value.isDouble() ? QString::number(value.toInt()) : value.toString());
}

bool SymbolEditor::isKnown(const QJsonValue &value) const
{
    return numberOfSymbol(m_table, value).has_value();
}

QString SymbolEditor::problem() const
{
    const QJsonValue now = value();
    if (now.isUndefined())
        return spec().required ? missing() : QString();
    return isKnown(now) ? QString()
                        : tr("%1: pick a name of the list, or type a number.").arg(QLatin1StringView(spec().name));
}

OptionNameEditor::OptionNameEditor(const ArgSpec &spec, QWidget *parent)
    : SymbolEditor(spec, QStringList(), parent)
{
    box().setMinimumContentsLength(16);
}

void OptionNameEditor::follow(const QString &argument, const QJsonValue &value)
{
    const auto level = numberOfSymbol(SymbolTable::OptionLevel, value);
    if (argument != QLatin1StringView("level") || !level || *level == m_level)
        return;
    m_level = *level;
    offer(optionNames(m_level));
}

bool OptionNameEditor::isKnown(const QJsonValue &value) const
{
    return numberOfOption(m_level, value).has_value();
}

FlagsEditor::FlagsEditor(const ArgSpec &spec, SymbolTable table, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_button(new FlagsButton(symbolNames(table), this))
{
    setField(m_button);
    connect(m_button, &FlagsButton::edited, this, &ArgEditor::changed);
}

QJsonValue FlagsEditor::value() const
{
    const QStringList names = m_button->picked();
    if (names.isEmpty() && !spec().required)
        return QJsonValue(QJsonValue::Undefined);
    return QJsonArray::fromStringList(names);
}

void FlagsEditor::setValue(const QJsonValue &value)
{
    m_button->setPicked(value.toVariant().toStringList());
}

NumberEditor::NumberEditor(const ArgSpec &spec, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_box(new QSpinBox(this))
    , m_mayBeEmpty(!spec.required && spec.kind == ArgKind::Size)
{
    const Range &range = rangeOf(spec.kind);
    m_box->setRange(m_mayBeEmpty ? range.least - 1 : range.least, range.most);
    if (m_mayBeEmpty)
        m_box->setSpecialValueText(QStringLiteral("–"));
    m_box->setValue(range.usual);
    // As wide as usual numbers need; larger ones scroll.
    m_box->setMaximumWidth(fontMetrics().horizontalAdvance(QStringLiteral("88888888")) + 36);
    m_box->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("88888")) + 36);
    setField(m_box);
    connect(m_box, &QSpinBox::valueChanged, this, &ArgEditor::changed);
    connect(m_box->findChild<QLineEdit *>(), &QLineEdit::returnPressed, this, &ArgEditor::entered);
}

QJsonValue NumberEditor::value() const
{
    if (m_mayBeEmpty && m_box->value() == m_box->minimum())
        return QJsonValue(QJsonValue::Undefined);
    return m_box->value();
}

void NumberEditor::setValue(const QJsonValue &value)
{
    if (value.isUndefined() && m_mayBeEmpty)
        m_box->setValue(m_box->minimum());
    else if (value.isDouble())
        m_box->setValue(value.toInt());
}

BooleanEditor::BooleanEditor(const ArgSpec &spec, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_box(new QCheckBox(this))
{
    setField(m_box);
    connect(m_box, &QCheckBox::toggled, this, &ArgEditor::changed);
}

QJsonValue BooleanEditor::value() const
{
    return m_box->isChecked();
}

void BooleanEditor::setValue(const QJsonValue &value)
{
    m_box->setChecked(value.toBool());
}

} // namespace sw

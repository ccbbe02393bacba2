// SPDX-License-Identifier: GPL-3.0-or-later
#include "secondseditor.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QLayout>
#include <QLineEdit>

namespace sw {

namespace {

constexpr double noLimit = -1; ///< stands for None
constexpr double mostSeconds = 1'000'000;
constexpr int decimals = 3;

} // namespace

SecondsEditor::SecondsEditor(const ArgSpec &spec, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_box(new QDoubleSpinBox(this))
{
    m_box->setLocale(QLocale::c()); // a point, as in files
    m_box->setDecimals(decimals);
    m_box->setRange(noLimit, mostSeconds);
    m_box->setSuffix(QStringLiteral(" s"));
    m_box->setValue(noLimit);
    setField(m_box);
    retranslate();
    connect(m_box, &QDoubleSpinBox::valueChanged, this, &ArgEditor::changed);
    connect(m_box->findChild<QLineEdit *>(), &QLineEdit::returnPressed, this, &ArgEditor::entered);
}

void SecondsEditor::retranslate()
{
    m_box->setSpecialValueText(tr("no limit", "a time limit that is not set"));
}

QJsonValue SecondsEditor::value() const
{
    // Between the two there is no time either: stepping down from 0 means 'none'.
    if (m_box->value() < 0)
        return spec().required ? QJsonValue(QJsonValue::Null) : QJsonValue(QJsonValue::Undefined);
    return m_box->value();
}

void SecondsEditor::setValue(const QJsonValue &value)
{
    const double seconds = value.isString() ? value.toString().toDouble() : value.toDouble(noLimit);
    m_box->setValue(seconds);
}

void SecondsEditor::changeEvent(QEvent *event)
{
    ArgEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

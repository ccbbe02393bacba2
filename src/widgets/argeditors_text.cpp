// SPDX-License-Identifier: GPL-3.0-or-later
// Editors that are typed in: text, addresses, bytes.
#include <cmath>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>

#include "argeditors.h"
#include "commandbuilder.h"
#include "encodings.h"
#include "hexparser.h"
#include "hostport.h"
#include "optionvalue.h"
#include "payloaderrortext.h"
#include "payloadspec.h"
#include "tlsarguments.h"

namespace sw {

namespace {

constexpr int textChars = 14;
constexpr int addressChars = 18;

void setChars(QWidget *widget, int chars)
{
    widget->setMinimumWidth(widget->fontMetrics().averageCharWidth() * chars + 24);
}

QString textOf(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.isDouble() ? value.toVariant().toString() : value.toString();
}

} // namespace

TextEditor::TextEditor(const ArgSpec &spec, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_edit(new QLineEdit(this))
{
    m_edit->setProperty("mono", true);
    setChars(m_edit, textChars);
    setField(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &ArgEditor::changed);
    connect(m_edit, &QLineEdit::returnPressed, this, &ArgEditor::entered);
}

QJsonValue TextEditor::value() const
{
    const QString text = m_edit->text();
    const QString trimmed = text.trimmed();
    switch (spec().kind) {
    case ArgKind::Integer:
    case ArgKind::TextOrNumber: {
        bool isNumber = false;
        const qint64 number = trimmed.toLongLong(&isNumber);
        if (trimmed.isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        return isNumber ? QJsonValue(number) : QJsonValue(trimmed);
    }
    default:
        break;
    }
    return text.isEmpty() && !spec().required ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

void TextEditor::setValue(const QJsonValue &value)
{
    m_edit->setText(textOf(value));
}

QString TextEditor::problem() const
{
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty())
        return spec().required ? missing() : QString();
    if (spec().kind == ArgKind::Integer)
        return value().isDouble() ? QString() : tr("%1: a whole number.").arg(QLatin1StringView(spec().name));
    if (spec().kind == ArgKind::Hex)
        return parseHex(text).ok()
            ? QString()
            : tr("%1: pairs of hex digits, such as 7f 00 00 01.").arg(QLatin1StringView(spec().name));
    if (spec().kind == ArgKind::FileMode)
        return fileModeOf(text) ? QString() : tr("mode: r, w or both, and b, as in rwb.");
    if (spec().kind == ArgKind::TlsSide)
        return tlsarguments::isServer(text) ? QString() : tr("side: client or server.");
    if (spec().kind == ArgKind::TlsVersion)
        return tlsVersionFrom(text) ? QString() : tr("minimum_version: 1.2 or 1.3.");
    return {};
}

AddressEditor::AddressEditor(const ArgSpec &spec, const ArgSurroundings &surroundings, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_surroundings(surroundings)
    , m_box(new QComboBox(this))
{
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setCompleter(nullptr);
    m_box->setProperty("mono", true);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(addressChars);
    m_box->installEventFilter(this);
    setField(m_box);
    connect(m_box, &QComboBox::editTextChanged, this, &ArgEditor::changed);
    connect(m_box->lineEdit(), &QLineEdit::returnPressed, this, &ArgEditor::entered);
}

// What is offered is looked up when the list is about to open: sockets come and go.
bool AddressEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool opens = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::KeyPress;
    if (watched == m_box && opens && m_surroundings.addresses) {
        const QString shown = m_box->currentText();
        const QSignalBlocker quiet(m_box);
        m_box->clear();
        m_box->addItems(m_surroundings.addresses());
        m_box->setEditText(shown);
    }
    return ArgEditor::eventFilter(watched, event);
}

QJsonValue AddressEditor::value() const
{
    const QString text = m_box->currentText().trimmed();
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

void AddressEditor::setValue(const QJsonValue &value)
{
    m_box->setEditText(value.toString());
}

QString AddressEditor::problem() const
{
    const QString text = m_box->currentText().trimmed();
    if (text.isEmpty())
        return spec().required ? missing() : QString();
    return addressProblem(text, m_surroundings);
}

DataEditor::DataEditor(const ArgSpec &spec, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_edit(new QLineEdit(this))
    , m_form(new QComboBox(this))
{
    m_edit->setProperty("mono", true);
    setChars(m_edit, addressChars);
    setField(m_edit);
    m_form->setObjectName(QStringLiteral("dataForm"));
    for (int i = 0; i < 3; ++i)
        m_form->addItem(QString());
    layout()->addWidget(m_form);
    retranslate();
    connect(m_edit, &QLineEdit::textChanged, this, &ArgEditor::changed);
    connect(m_edit, &QLineEdit::returnPressed, this, &ArgEditor::entered);
    connect(m_form, &QComboBox::currentIndexChanged, this, &ArgEditor::changed);
}

void DataEditor::retranslate()
{
    m_form->setItemText(static_cast<int>(PayloadForm::Text), tr("Text"));
    m_form->setItemText(static_cast<int>(PayloadForm::Escapes), tr("Escapes"));
    m_form->setItemText(static_cast<int>(PayloadForm::Hex), tr("Hex"));
    m_form->setAccessibleName(tr("How the data is read"));
    m_form->setToolTip(tr("How the data is read"));
}

void DataEditor::changeEvent(QEvent *event)
{
    ArgEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

PayloadResult DataEditor::parsed() const
{
    return parsePayload(m_edit->text(), static_cast<PayloadForm>(m_form->currentIndex()), TextEncoding::Utf8,
                        LineEnding::None);
}

QJsonValue DataEditor::value() const
{
    return payloadspec::ofBytes(parsed().bytes);
}

void DataEditor::setValue(const QJsonValue &value)
{
    const QByteArray bytes = payloadspec::bytes(value, {}).value_or(QByteArray());
    const QString plain = QString::fromUtf8(bytes);
    const bool oneLine = !plain.contains(u'\n') && !plain.contains(u'\r') && plain.toUtf8() == bytes
        && value.toObject().contains(QLatin1StringView("text"));
    const PayloadText text = oneLine ? PayloadText{plain, PayloadForm::Text} : editableText(bytes, TextEncoding::Utf8);
    m_form->setCurrentIndex(static_cast<int>(text.form));
    m_edit->setText(text.text);
}

QString DataEditor::problem() const
{
    const PayloadResult result = parsed();
    return result.ok() ? QString() : payloadErrorText(*result.error, m_edit->text(), TextEncoding::Utf8);
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionvalueeditor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QToolButton>

#include "hexparser.h"
#include "hostport.h"
#include "optioneditor.h"
#include "optionvalue.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr int fieldChars = 15;
constexpr int groupChars = 44; ///< group, sender, interface beside one another

bool isGroup(OptionKind kind)
{
    return kind == OptionKind::Membership || kind == OptionKind::SourceMembership || kind == OptionKind::Membership6
        || kind == OptionKind::GroupMembership || kind == OptionKind::GroupSource;
}

QLatin1StringView hexKey()
{
    return QLatin1StringView("hex");
}

} // namespace

OptionValueEditor::OptionValueEditor(const ArgSpec &spec, QWidget *parent)
    : ArgEditor(spec, parent)
    , m_place(new QWidget(this))
    , m_bytes(new QLineEdit(this))
    , m_asBytes(new QToolButton(this))
{
    auto *row = new QHBoxLayout(m_place);
    row->setContentsMargins(0, 0, 0, 0);
    m_bytes->setObjectName(QStringLiteral("optionValueBytes"));
    m_bytes->setProperty("mono", true);
    m_bytes->setPlaceholderText(QStringLiteral("01 00 00 00"));
    m_bytes->setMinimumWidth(fontMetrics().averageCharWidth() * fieldChars);
    m_asBytes->setObjectName(QStringLiteral("optionValueAsBytes"));
    m_asBytes->setProperty("outlined", true);
    m_asBytes->setCheckable(true);
    m_asBytes->setText(QStringLiteral("0x"));
    m_asBytes->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_bytes);
    row->addWidget(m_asBytes);
    setField(m_place);
    connect(m_bytes, &QLineEdit::textChanged, this, &ArgEditor::changed);
    connect(m_bytes, &QLineEdit::returnPressed, this, &ArgEditor::entered);
    connect(m_asBytes, &QToolButton::toggled, this, [this](bool on) {
        // The same bytes in the other form.
        if (on && m_editor) {
            if (const auto typed = m_editor->value())
                m_bytes->setText(QString::fromLatin1(encoded(*typed).value_or(QByteArray()).toHex(' ')));
        }
        showForm();
        Q_EMIT changed();
    });
    build();
}

std::optional<QByteArray> OptionValueEditor::encoded(const QJsonValue &value) const
{
    const auto level = numberOfSymbol(SymbolTable::OptionLevel, m_level);
    const auto name = level ? numberOfOption(*level, m_name) : std::nullopt;
    return name ? optionvalue::encode(*level, *name, value) : std::nullopt;
}

void OptionValueEditor::build()
{
    delete m_editor;
    m_editor = nullptr;
    const auto level = numberOfSymbol(SymbolTable::OptionLevel, m_level);
    const auto name = level ? numberOfOption(*level, m_name) : std::nullopt;
    const SocketOption *option = name ? findOption(*level, *name) : nullptr;
    if (option != nullptr && option->kind != OptionKind::Program) {
        m_editor = new OptionEditor(*option, m_place);
        m_editor->setMinimumWidth(fontMetrics().averageCharWidth() * (isGroup(option->kind) ? groupChars : fieldChars));
        if (option->kind == OptionKind::Switch)
            m_editor->setValue(1);
        static_cast<QHBoxLayout *>(m_place->layout())->insertWidget(0, m_editor, 1);
        m_place->setFocusProxy(m_editor);
        connect(m_editor, &OptionEditor::edited, this, &ArgEditor::changed);
        connect(m_editor, &OptionEditor::entered, this, &ArgEditor::entered);
    }
    showForm();
}

void OptionValueEditor::showForm()
{
    const bool bytes = m_editor == nullptr || m_asBytes->isChecked();
    m_bytes->setVisible(bytes);
    if (m_editor != nullptr)
        m_editor->setVisible(!bytes);
    m_place->setFocusProxy(bytes ? static_cast<QWidget *>(m_bytes) : m_editor);
    m_asBytes->setEnabled(m_editor != nullptr);
    m_asBytes->setAccessibleName(tr("Value as bytes"));
    m_asBytes->setToolTip(m_editor == nullptr ? tr("This option is in no table here, so its value is given as bytes.")
                                              : tr("Gives the bytes as they are, in hex, also of a wrong length"));
    m_bytes->setAccessibleName(tr("Value, bytes in hex"));
    m_bytes->setToolTip(m_bytes->accessibleName());
}

void OptionValueEditor::follow(const QString &argument, const QJsonValue &value)
{
    QJsonValue &place = argument == QLatin1StringView("level") ? m_level : m_name;
    if ((argument != QLatin1StringView("level") && argument != QLatin1StringView("name")) || place == value)
        return;
    place = value;
    const QJsonValue given = m_given;
    build();
    // What came with the call is for this option; what was typed for another one is not.
    if (!given.isUndefined() && !given.isNull())
        setValue(given);
    if (!m_level.isUndefined() && !m_name.isUndefined() && !m_level.isNull() && !m_name.isNull())
        m_given = QJsonValue();
}

QJsonValue OptionValueEditor::value() const
{
    if (m_editor != nullptr && !m_asBytes->isChecked()) {
        const auto typed = m_editor->value();
        return typed ? *typed : QJsonValue(QJsonValue::Undefined);
    }
    if (m_bytes->text().trimmed().isEmpty() && m_editor == nullptr)
        return QJsonValue(QJsonValue::Undefined);
    return QJsonObject{{hexKey(), m_bytes->text().trimmed()}};
}

void OptionValueEditor::setValue(const QJsonValue &value)
{
    if (m_editor == nullptr)
        m_given = value;
    const bool hex = value.toObject().contains(hexKey());
    const QSignalBlocker quiet(m_asBytes);
    m_asBytes->setChecked(hex);
    if (hex) {
        m_bytes->setText(value.toObject().value(hexKey()).toString());
    } else if (m_editor != nullptr && isGroup(m_editor->option().kind)) {
        m_editor->setValue(value);
    } else if (const auto bytes = encoded(value); bytes && m_editor != nullptr) {
        // Files may write one value in several forms; the field knows one.
        m_editor->setValue(optionvalue::decode(m_editor->option().level, m_editor->option().number, *bytes));
    }
    showForm();
}

QString OptionValueEditor::problem() const
{
    if (m_editor != nullptr && !m_asBytes->isChecked())
        return m_editor->value() ? QString() : tr("value: this is no value for the option.");
    if (m_bytes->text().trimmed().isEmpty() && m_editor == nullptr)
        return missing();
    return parseHex(m_bytes->text()).ok() ? QString() : tr("value: pairs of hex digits, such as 01 00 00 00.");
}

void OptionValueEditor::changeEvent(QEvent *event)
{
    ArgEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showForm();
}

} // namespace sw

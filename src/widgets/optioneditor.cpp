// SPDX-License-Identifier: GPL-3.0-or-later
#include "optioneditor.h"

#include <limits>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QSpinBox>

#include "flagsbutton.h"
#include "localaddresses.h"
#include "optionstructs.h"
#include "optionvalue.h"
#include "optionwording.h"

namespace sw {

namespace {

constexpr int mostSeconds = 1'000'000;
constexpr int flagChars = 18;

template<typename Widget>
Widget *named(Widget *widget, const char *name, const QString &accessible, const SocketOption &option)
{
    widget->setObjectName(QLatin1StringView(name));
    widget->setAccessibleName(QStringLiteral("%1: %2").arg(QLatin1StringView(option.name), accessible));
    widget->setToolTip(accessible);
    return widget;
}

} // namespace

OptionEditor::OptionEditor(const SocketOption &option, QWidget *parent)
    : QWidget(parent)
    , m_option(option)
{
    setObjectName(QStringLiteral("optionEditor"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    setAutoFillBackground(true);
    switch (option.kind) {
    case OptionKind::Switch:
        buildChoice({{optionwording::value(option, 0), 0}, {optionwording::value(option, 1), 1}}, false);
        break;
    case OptionKind::Choice: {
        QList<std::pair<QString, QJsonValue>> choices;
        for (const NamedNumber &one : option.values)
            choices.append({QString::fromLatin1(one.name), one.number});
        buildChoice(choices, false);
        break;
    }
    case OptionKind::Flags:
        buildFlags();
        break;
    case OptionKind::Linger:
        buildLinger();
        break;
    case OptionKind::Time:
        buildTime();
        break;
    case OptionKind::Text:
        buildText(QLatin1StringView(option.name) == QLatin1StringView("TCP_CONGESTION")
                      ? availableCongestionControls()
                      : QStringList{QStringLiteral("tls")});
        break;
    case OptionKind::Device:
    case OptionKind::InterfaceIndex:
    case OptionKind::InterfaceIndexNet:
    case OptionKind::MulticastInterface:
        buildText(QStringList{QString()} + interfaceNames());
        break;
    case OptionKind::Membership:
    case OptionKind::Membership6:
    case OptionKind::GroupMembership:
        buildGroup(false);
        break;
    case OptionKind::SourceMembership:
    case OptionKind::GroupSource:
        buildGroup(true);
        break;
    case OptionKind::PortRange:
        buildPorts();
        break;
    case OptionKind::Integer:
        buildNumber();
        break;
    default:
        buildBytes();
        break;
    }
}

void OptionEditor::setValue(const QJsonValue &value)
{
    m_set(value);
}

std::optional<QJsonValue> OptionEditor::value() const
{
    const QJsonValue value = m_get();
    return optionvalue::encode(m_option.level, m_option.number, value) ? std::optional(value) : std::nullopt;
}

void OptionEditor::buildChoice(const QList<std::pair<QString, QJsonValue>> &choices, bool free)
{
    auto *box = named(new QComboBox(this), "optionChoice", tr("Value"), m_option);
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    box->setEditable(free);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout()->addWidget(box);
    setFocusProxy(box);
    connect(box, &QComboBox::currentTextChanged, this, &OptionEditor::edited);
    m_set = [box](const QJsonValue &value) {
        for (int i = 0; i < box->count(); ++i) {
            if (box->itemData(i).toInt() == value.toInt(std::numeric_limits<int>::min()))
                box->setCurrentIndex(i);
        }
    };
    m_get = [box] { return QJsonValue(box->currentData().toInt()); };
}

void OptionEditor::buildFlags()
{
    QStringList names;
    for (const NamedNumber &one : m_option.values)
        names.append(QString::fromLatin1(one.name));
    auto *button = named(new FlagsButton(names, this), "optionFlags", tr("Flags; a click picks one"), m_option);
    button->setMostChars(flagChars);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout()->addWidget(button);
    setFocusProxy(button);
    connect(button, &FlagsButton::edited, this, &OptionEditor::edited);
    m_set = [this, button](const QJsonValue &value) {
        QStringList picked;
        for (const NamedNumber &one : m_option.values) {
            if ((value.toInteger() & one.number) == one.number)
                picked.append(QString::fromLatin1(one.name));
        }
        button->setPicked(picked);
    };
    m_get = [this, button] {
        const QStringList picked = button->picked();
        qint64 bits = 0;
        for (const NamedNumber &one : m_option.values) {
            if (picked.contains(QLatin1StringView(one.name)))
                bits |= one.number;
        }
        return QJsonValue(bits);
    };
}

void OptionEditor::buildNumber()
{
    // Up to 32 bits without a sign: more than a QSpinBox holds. Also what the kernel refuses can be typed: it shall say so.
    auto *box = named(new QDoubleSpinBox(this), "optionNumber", optionwording::type(m_option), m_option);
    box->setDecimals(0);
    box->setRange(std::numeric_limits<int>::min(), std::numeric_limits<quint32>::max());
    box->setGroupSeparatorShown(false);
    box->setLocale(QLocale::c());
    if (const QString unit = optionwording::unit(m_option.unit); !unit.isEmpty())
        box->setSuffix(u' ' + unit);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout()->addWidget(box);
    setFocusProxy(box);
    connect(box, &QDoubleSpinBox::valueChanged, this, &OptionEditor::edited);
    m_set = [box](const QJsonValue &value) { box->setValue(value.toDouble()); };
    m_get = [box] { return QJsonValue(static_cast<qint64>(box->value())); };
}

void OptionEditor::buildLinger()
{
    auto *on = named(new QCheckBox(tr("on"), this), "optionLingerOn", tr("Whether close() lingers"), m_option);
    auto *seconds = named(new QSpinBox(this), "optionLingerSeconds", tr("Time that close() waits at most"), m_option);
    seconds->setRange(0, mostSeconds);
    seconds->setSuffix(u' ' + optionwording::unit(OptionUnit::Seconds));
    seconds->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout()->addWidget(on);
    layout()->addWidget(seconds);
    setFocusProxy(on);
    connect(on, &QCheckBox::toggled, this, &OptionEditor::edited);
    connect(seconds, &QSpinBox::valueChanged, this, &OptionEditor::edited);
    m_set = [on, seconds](const QJsonValue &value) {
        const QJsonObject object = value.toObject();
        on->setChecked(object.value(QLatin1StringView("onoff")).toInt() != 0);
        seconds->setValue(object.value(QLatin1StringView("linger")).toInt());
    };
    m_get = [on, seconds] {
        return QJsonValue(QJsonObject{{QStringLiteral("onoff"), on->isChecked() ? 1 : 0},
                                      {QStringLiteral("linger"), seconds->value()}});
    };
}

void OptionEditor::buildTime()
{
    auto *box = named(new QDoubleSpinBox(this), "optionSeconds", tr("Time; 0 stands for no limit"), m_option);
    box->setDecimals(3);
    box->setRange(0, mostSeconds);
    box->setLocale(QLocale::c());
    box->setSuffix(u' ' + optionwording::unit(OptionUnit::Seconds));
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout()->addWidget(box);
    setFocusProxy(box);
    connect(box, &QDoubleSpinBox::valueChanged, this, &OptionEditor::edited);
    m_set = [box](const QJsonValue &value) {
        box->setValue(value.toObject().value(QLatin1StringView("seconds")).toDouble());
    };
    m_get = [box] { return QJsonValue(QJsonObject{{QStringLiteral("seconds"), box->value()}}); };
}

void OptionEditor::buildText(const QStringList &suggestions)
{
    auto *box = named(new QComboBox(this), "optionText", tr("Value"), m_option);
    box->setEditable(true);
    box->addItems(suggestions);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout()->addWidget(box);
    setFocusProxy(box);
    connect(box, &QComboBox::editTextChanged, this, &OptionEditor::edited);
    connect(box->lineEdit(), &QLineEdit::returnPressed, this, &OptionEditor::entered);
    m_set = [this, box](const QJsonValue &value) {
        const bool isIndex = m_option.kind == OptionKind::InterfaceIndex
            || m_option.kind == OptionKind::InterfaceIndexNet;
        box->setEditText(isIndex ? interfaceNameOf(value.toInt()) : value.toVariant().toString());
    };
    m_get = [box] { return QJsonValue(box->currentText().trimmed()); };
}

void OptionEditor::buildGroup(bool withSource)
{
    auto *group = named(new QLineEdit(this), "optionGroup", tr("Multicast group"), m_option);
    group->setPlaceholderText(m_option.families == OnInet6 ? QStringLiteral("ff02::1:2") : QStringLiteral("239.1.2.3"));
    auto *source = named(new QLineEdit(this), "optionSource", tr("Sender"), m_option);
    source->setPlaceholderText(tr("sender"));
    source->setVisible(withSource);
    auto *network = named(new QComboBox(this), "optionInterface", tr("Interface; empty: the system picks"), m_option);
    network->setEditable(true);
    network->addItems(QStringList{QString()} + interfaceNames());
    network->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (QWidget *one :
         {static_cast<QWidget *>(group), static_cast<QWidget *>(source), static_cast<QWidget *>(network)})
        static_cast<QHBoxLayout *>(layout())->addWidget(one, one == network ? 2 : 3);
    setFocusProxy(group);
    for (QLineEdit *edit : {group, source}) {
        connect(edit, &QLineEdit::textChanged, this, &OptionEditor::edited);
        connect(edit, &QLineEdit::returnPressed, this, &OptionEditor::entered);
    }
    connect(network, &QComboBox::editTextChanged, this, &OptionEditor::edited);
    m_set = [group, source, network](const QJsonValue &value) {
        const QJsonObject object = value.toObject();
        group->setText(object.value(QLatin1StringView("group")).toString());
        source->setText(object.value(QLatin1StringView("source")).toString());
        network->setEditText(object.value(QLatin1StringView("interface")).toVariant().toString());
    };
    m_get = [group, source, network, withSource] {
        QJsonObject object{{QStringLiteral("group"), group->text().trimmed()}};
        if (withSource)
            object.insert(QStringLiteral("source"), source->text().trimmed());
        if (!network->currentText().trimmed().isEmpty())
            object.insert(QStringLiteral("interface"), network->currentText().trimmed());
        return QJsonValue(object);
    };
}

void OptionEditor::buildPorts()
{
    auto *low = named(new QSpinBox(this), "optionLow", tr("Lowest port"), m_option);
    auto *high = named(new QSpinBox(this), "optionHigh", tr("Highest port"), m_option);
    for (QSpinBox *box : {low, high}) {
        box->setRange(0, 65535);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        layout()->addWidget(box);
        connect(box, &QSpinBox::valueChanged, this, &OptionEditor::edited);
    }
    setFocusProxy(low);
    m_set = [low, high](const QJsonValue &value) {
        low->setValue(value.toObject().value(QLatin1StringView("low")).toInt());
        high->setValue(value.toObject().value(QLatin1StringView("high")).toInt());
    };
    m_get = [low, high] {
        return QJsonValue(QJsonObject{{QStringLiteral("low"), low->value()}, {QStringLiteral("high"), high->value()}});
    };
}

void OptionEditor::buildBytes()
{
    auto *edit = named(new QLineEdit(this), "optionBytes", tr("Bytes in hex"), m_option);
    edit->setPlaceholderText(QStringLiteral("00 01 ff"));
    layout()->addWidget(edit);
    setFocusProxy(edit);
    connect(edit, &QLineEdit::textChanged, this, &OptionEditor::edited);
    connect(edit, &QLineEdit::returnPressed, this, &OptionEditor::entered);
    m_set = [edit](const QJsonValue &value) {
        edit->setText(value.toObject().value(QLatin1StringView("hex")).toString());
    };
    m_get = [edit] { return QJsonValue(QJsonObject{{QStringLiteral("hex"), edit->text()}}); };
}

} // namespace sw

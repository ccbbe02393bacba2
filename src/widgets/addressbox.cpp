// SPDX-License-Identifier: GPL-3.0-or-later
#include "addressbox.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>

#include "localaddresses.h"

namespace sw {

AddressBox::AddressBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setCompleter(nullptr);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(9);
    connect(this, &QComboBox::activated, this, [this](int index) { setEditText(itemData(index).toString()); });
}

void AddressBox::setPurpose(Purpose purpose)
{
    m_purpose = purpose;
    const QString kept = currentText();
    fill();
    setEditText(kept);
    retranslate();
}

QString AddressBox::address() const
{
    QString text = currentText().trimmed();
    if (text.startsWith(QLatin1Char('[')) && text.endsWith(QLatin1Char(']')))
        text = text.mid(1, text.size() - 2);
    return text;
}

void AddressBox::fill()
{
    const QSignalBlocker quiet(this);
    const QString kept = currentText();
    clear();
    const auto add = [this](const QString &value, const QString &meaning) {
        addItem(value.isEmpty() ? meaning : QStringLiteral("%1 – %2").arg(value, meaning), value);
    };
    if (m_purpose == Purpose::Interface) {
        add({}, tr("any interface"));
        for (const QString &name : interfaceNames())
            addItem(name, name);
        setEditText(kept);
        return;
    }
    if (m_purpose == Purpose::Listen) {
        add(QStringLiteral("127.0.0.1"), tr("this machine only, IPv4"));
        add(QStringLiteral("0.0.0.0"), tr("any IPv4 address"));
        add(QStringLiteral("::1"), tr("this machine only, IPv6"));
        add(QStringLiteral("::"), tr("any address, IPv6 and (dual stack) IPv4"));
        add(QStringLiteral("localhost"), tr("name of this machine for itself"));
    } else {
        add({}, tr("the system picks"));
    }
    for (const LocalAddress &local : localAddresses()) {
        if (local.isUp && findData(local.address.host()) < 0)
            add(local.address.host(), local.interfaceName);
    }
    setEditText(kept);
}

void AddressBox::showPopup()
{
    fill();
    setCurrentIndex(findData(address()));
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 2 * fontMetrics().averageCharWidth());
    QComboBox::showPopup();
}

void AddressBox::retranslate()
{
    if (m_purpose == Purpose::Interface)
        lineEdit()->setPlaceholderText(tr("any interface"));
    if (m_purpose == Purpose::Local)
        lineEdit()->setPlaceholderText(tr("the system picks"));
}

void AddressBox::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        fill();
        retranslate();
    }
}

} // namespace sw

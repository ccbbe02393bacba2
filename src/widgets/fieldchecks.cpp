// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldchecks.h"

#include <algorithm>

#include <QLabel>
#include <QRegularExpression>
#include <QStyle>
#include <QWidget>

#include "address.h"

namespace sw {

FieldChecks::FieldChecks(QLabel *note, QObject *parent)
    : QObject(parent)
    , m_note(note)
{
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setProperty("ink", QStringLiteral("error"));
    m_note->hide();
}

void FieldChecks::add(QWidget *field, Expected expected)
{
    m_fields.push_back({field, std::move(expected)});
}

void FieldChecks::mark(Field &field, const QString &expected)
{
    const bool wrong = !expected.isEmpty();
    if (wrong || field.wrong) {
        field.widget->setToolTip(wrong ? expected : field.widget->property("ownToolTip").toString());
        field.widget->setAccessibleDescription(expected);
    }
    if (field.wrong == wrong)
        return;
    field.wrong = wrong;
    field.widget->setProperty("invalid", wrong);
    field.widget->style()->unpolish(field.widget);
    field.widget->style()->polish(field.widget);
    field.widget->update();
}

QString FieldChecks::check()
{
    QStringList all;
    for (Field &field : m_fields) {
        const QString expected = field.expected();
        mark(field, expected);
        if (!expected.isEmpty())
            all.append(expected);
    }
    m_note->setText(all.join(QLatin1Char('\n')));
    m_note->setVisible(!all.isEmpty());
    return all.isEmpty() ? QString() : all.first();
}

void FieldChecks::focusFirst() const
{
    const auto wrong = std::find_if(m_fields.begin(), m_fields.end(), [](const Field &field) { return field.wrong; });
    if (wrong != m_fields.end())
        wrong->widget->setFocus();
}

std::optional<quint16> FieldChecks::port(const QString &text)
{
    bool isNumber = false;
    const ushort value = text.trimmed().toUShort(&isNumber);
    return isNumber ? std::optional<quint16>(value) : std::nullopt;
}

bool FieldChecks::isHost(const QString &text)
{
    if (SocketAddress::fromHost(text, 0))
        return true;
    // Only digits and dots that are no address are a slip of the finger, not a name.
    static const QRegularExpression name(
        QStringLiteral("^(?=.{1,253}$)(?![0-9.]+$)[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?$"));
    return name.match(text).hasMatch();
}

QString FieldChecks::expectedPort()
{
    return tr("Port: a number from 0 to 65535; 0 = the system picks one.");
}

} // namespace sw

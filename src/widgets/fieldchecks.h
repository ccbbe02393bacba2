// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

class QLabel;
class QWidget;

namespace sw {

/// Fields that must be right before a panel may use them: each wrong one is marked, and a line under them says what is
/// expected. Main thread.
class FieldChecks final : public QObject
{
    Q_OBJECT

public:
    /// Gives what is expected when the field is wrong, else nothing.
    using Expected = std::function<QString()>;

    /// `note` is the line under the fields. Both are the panel's.
    FieldChecks(QLabel *note, QObject *parent);

    void add(QWidget *field, Expected expected);
    /// Marks all anew; gives what is expected of the first wrong field, empty when all are right.
    QString check();
    /// Puts the cursor into the first wrong field.
    void focusFirst() const;

    [[nodiscard]] static std::optional<quint16> port(const QString &text);
    /// A numeric address, or what can be a host name.
    [[nodiscard]] static bool isHost(const QString &text);
    [[nodiscard]] static QString expectedPort();

private:
    struct Field
    {
        QWidget *widget;
        Expected expected;
        bool wrong = false;
    };

    void mark(Field &field, const QString &expected);

    QLabel *m_note;
    std::vector<Field> m_fields;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argeditor.h"

class QLineEdit;
class QToolButton;

namespace sw {

class OptionEditor;

/// The value for setsockopt(): a field that fits the option which other arguments name, or the bytes as they are, also of a
/// wrong length, to see what the kernel says. Main thread.
class OptionValueEditor final : public ArgEditor
{
    Q_OBJECT

public:
    OptionValueEditor(const ArgSpec &spec, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QString problem() const override;
    void follow(const QString &argument, const QJsonValue &value) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showForm();
    [[nodiscard]] std::optional<QByteArray> encoded(const QJsonValue &value) const;

    QWidget *m_place;
    OptionEditor *m_editor = nullptr; ///< null: the option is in no table
    QLineEdit *m_bytes;
    QToolButton *m_asBytes;
    QJsonValue m_level;
    QJsonValue m_name;
    QJsonValue m_given; ///< what was set before the option was known
};

} // namespace sw

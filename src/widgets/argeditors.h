// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "argeditor.h"
#include "payloadparser.h"
#include "socketconstants.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace sw {

class FlagsButton;

/// A name of a table, or any number. Main thread.
class SymbolEditor : public ArgEditor
{
    Q_OBJECT

public:
    SymbolEditor(const ArgSpec &spec, SymbolTable table, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QString problem() const override;

protected:
    SymbolEditor(const ArgSpec &spec, const QStringList &names, QWidget *parent);
    [[nodiscard]] virtual bool isKnown(const QJsonValue &value) const;
    void offer(const QStringList &names);
    [[nodiscard]] QComboBox &box() const { return *m_box; }

private:
    SymbolTable m_table = SymbolTable::Family;
    QComboBox *m_box;
};

/// The options of the level that another argument names. Main thread.
class OptionNameEditor final : public SymbolEditor
{
    Q_OBJECT

public:
    OptionNameEditor(const ArgSpec &spec, QWidget *parent);

    void follow(const QString &argument, const QJsonValue &value) override;

protected:
    [[nodiscard]] bool isKnown(const QJsonValue &value) const override;

private:
    int m_level = 0;
};

/// Any number of flags of a table, in a menu that stays open while they are picked. Main thread.
class FlagsEditor final : public ArgEditor
{
    Q_OBJECT

public:
    FlagsEditor(const ArgSpec &spec, SymbolTable table, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    FlagsButton *m_button;
};

/// A whole number within what the kind allows. Main thread.
class NumberEditor final : public ArgEditor
{
    Q_OBJECT

public:
    NumberEditor(const ArgSpec &spec, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QSpinBox *m_box;
    bool m_mayBeEmpty; ///< then the lowest value stands for it
};

/// Yes or no. Main thread.
class BooleanEditor final : public ArgEditor
{
    Q_OBJECT

public:
    BooleanEditor(const ArgSpec &spec, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QCheckBox *m_box;
};

/// A line of text: names, services, numbers of any size. Main thread.
class TextEditor final : public ArgEditor
{
    Q_OBJECT

public:
    TextEditor(const ArgSpec &spec, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QString problem() const override;

private:
    QLineEdit *m_edit;
};

/// An address, with those offered that are at hand. Main thread.
class AddressEditor final : public ArgEditor
{
    Q_OBJECT

public:
    AddressEditor(const ArgSpec &spec, const ArgSurroundings &surroundings, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QString problem() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const ArgSurroundings m_surroundings;
    QComboBox *m_box;
};

/// Bytes as text, with escapes or in hex, as the composer reads them. Main thread.
class DataEditor final : public ArgEditor
{
    Q_OBJECT

public:
    DataEditor(const ArgSpec &spec, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    [[nodiscard]] QString problem() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] PayloadResult parsed() const;
    void retranslate();

    QLineEdit *m_edit;
    QComboBox *m_form;
};

} // namespace sw

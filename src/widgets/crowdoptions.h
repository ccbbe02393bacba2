// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "crowdsettings.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sw {

class Theme;

/// The settings of a panel of many clients beside host and port: how many, how fast, what they send and wait for; further ones
/// that are seldom needed. Main thread.
class CrowdOptions final : public QWidget
{
    Q_OBJECT

public:
    CrowdOptions(const Theme &theme, QWidget *parent);

    void load(const CrowdSettings &settings);
    void store(CrowdSettings &settings) const;
    void setEditable(bool editable, const QString &why); ///< `why` not, as tool tip
    void showFurther(bool show);
    [[nodiscard]] QLineEdit *message() const { return m_message; }
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    struct Number
    {
        QSpinBox *box;
        QLabel *label;
        int CrowdSettings::*member;
        const char *text;
        const char *tip;
        const char *lowest; ///< what the lowest value is called; null: by its number
        const char *unit; ///< null: none
    };

    void addNumber(QWidget *area, const char *name, int CrowdSettings::*member, int least, int most, const char *text,
                   const char *tip, const char *lowest = nullptr, const char *unit = nullptr);
    void place(QWidget *area, QWidget *label, QWidget *field);
    void showEnabled();

    QWidget *m_usual;
    QWidget *m_further;
    QLineEdit *m_message;
    QLabel *m_messageLabel;
    QDoubleSpinBox *m_rate;
    QLabel *m_rateLabel;
    QComboBox *m_answer;
    QLabel *m_answerLabel;
    QSpinBox *m_answerBytes;
    QCheckBox *m_reset;
    std::vector<Number> m_numbers;
    bool m_editable = true;
    QString m_whyNot;
};

} // namespace sw

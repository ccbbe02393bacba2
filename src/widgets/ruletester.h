// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QWidget>

#include "compiledrules.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace sw {

class Theme;

/// Shows what the rules would make of a message: who fires, what was caught, what would be sent. Nothing is sent. Main thread.
class RuleTester final : public QWidget
{
    Q_OBJECT

public:
    /// `lastReceived` gives the newest reads of one socket, in order; empty: none. With `datagrams` each is a message.
    RuleTester(const Theme &theme, std::function<QByteArrayList()> lastReceived, bool datagrams,
               QWidget *parent = nullptr);

    void setRules(std::shared_ptr<const CompiledRules> rules);
    void setMessage(const QByteArray &bytes);

private:
    void build(const Theme &theme);
    void takeLast();
    void test();
    [[nodiscard]] QString told(const RuleOutcome &outcome) const;

    const std::function<QByteArrayList()> m_lastReceived;
    const bool m_datagrams;
    std::shared_ptr<const CompiledRules> m_rules;
    QComboBox *m_form = nullptr;
    QLineEdit *m_message = nullptr;
    QLineEdit *m_state = nullptr;
    QPushButton *m_last = nullptr;
    QPlainTextEdit *m_result = nullptr;
};

} // namespace sw

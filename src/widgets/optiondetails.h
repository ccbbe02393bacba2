// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "optionsession.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace sw {

class OptionEditor;

/// Below the table of options: what the chosen one is for, a field to set it, and the calls that were made. Main thread.
class OptionDetails final : public QWidget
{
    Q_OBJECT

public:
    /// It outlives this.
    explicit OptionDetails(OptionSession &session, QWidget *parent = nullptr);

    void show(const SocketOption *option); ///< null: none is chosen
    void renew(); ///< values, state or language changed

protected:
    void changeEvent(QEvent *event) override;

private:
    void showButtons(const OptionState *state);
    void showProblem(const OptionState &state);
    void setTyped();

    OptionSession &m_session;
    const SocketOption *m_option = nullptr;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_text;
    QLabel *m_problem;
    QLabel *m_calls;
    QLabel *m_members; ///< of a structure
    QHBoxLayout *m_row;
    OptionEditor *m_editor = nullptr;
    QPushButton *m_set;
    QPushButton *m_read;
    QPushButton *m_takeOut;
};

} // namespace sw

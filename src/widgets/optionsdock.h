// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

#include "optionsession.h"

class QLabel;
class QLineEdit;
class QSplitter;
class QToolButton;
class QTreeView;

namespace sw {

class OptionDetails;
class OptionsText;
class Theme;

/// The dock that shows and sets the options of the chosen socket, or those that an endpoint shall set when it starts. Main
/// thread.
class OptionsDock final : public QDockWidget
{
    Q_OBJECT

public:
    /// Both outlive this.
    OptionsDock(Workbench &workbench, const Theme &theme, QWidget *parent = nullptr);

    /// `who` names the endpoint or its connection.
    void follow(const OptionTarget &target, const QString &who);
    [[nodiscard]] OptionSession &session() { return m_session; }
    void chooseOption(int level, int number);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void showTarget();
    void showColumns();
    void renewSoon();
    void retranslate();

    OptionSession m_session;
    OptionsText *m_text;
    QString m_who;
    int m_chosenLevel = 0; ///< the option that stays chosen when another socket is shown
    int m_chosenName = 0;
    OptionTarget m_wanted; ///< followed while the dock is visible
    bool m_renewing = false;
    QLabel *m_title;
    QLabel *m_count;
    QLabel *m_note;
    QLineEdit *m_filter;
    QToolButton *m_changed;
    QToolButton *m_defaults;
    QToolButton *m_refresh;
    QTreeView *m_view;
    QSplitter *m_split;
    OptionDetails *m_details;
};

} // namespace sw

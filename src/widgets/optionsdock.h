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
/// thread. An
/// empty frame until it is first shown: a window without it does not wait for it.
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
    void setVisible(bool visible) override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void furnish(); ///< once
    void buildHead();
    void buildBody();
    void showTarget();
    void showColumns();
    void renewSoon();
    void retranslate();

    OptionSession m_session;
    const Theme &m_theme;
    OptionsText *m_text = nullptr; ///< this and all below but the head: null until furnish()
    QString m_who;
    int m_chosenLevel = 0; ///< the option that stays chosen when another socket is shown
    int m_chosenName = 0;
    OptionTarget m_wanted; ///< followed while the dock is visible
    bool m_renewing = false;
    QLabel *m_title;
    QLabel *m_count;
    QLabel *m_note = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_changed = nullptr;
    QToolButton *m_defaults = nullptr;
    QToolButton *m_refresh = nullptr;
    QTreeView *m_view = nullptr;
    QSplitter *m_split = nullptr;
    OptionDetails *m_details = nullptr;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QTableWidget;

namespace sw {

class Theme;

/// What can be written as a filter, in a small window beside the log; a double click puts an example into the line. Main thread.
class LogFilterHelp final : public QDialog
{
    Q_OBJECT

public:
    LogFilterHelp(const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &example);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Theme &m_theme;
    QTableWidget *m_table;
    QLabel *m_advice;
};

} // namespace sw

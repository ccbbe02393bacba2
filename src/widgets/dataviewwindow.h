// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "dataview.h"

namespace sw {

class Theme;
class Workbench;

/// The bytes of one connection in a window of their own. Deletes itself when closed. Main thread; workbench or journal, and theme
/// outlive it.
class DataViewWindow final : public QWidget
{
    Q_OBJECT

public:
    /// `who` is the connection's name in the log. Brings forward the one that is open already.
    static void open(Workbench &workbench, const Theme &theme, EndpointId endpoint, quint32 connection,
                     const QString &who, QWidget *parent);
    /// Both directions of one socket, from the first row that the log has of it.
    static void follow(Workbench &workbench, const Theme &theme, SocketId socket, const QString &who, QWidget *parent);
    /// The same of an earlier session, to which no row comes.
    static void follow(Journal &journal, const Theme &theme, SocketId socket, const QString &who, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    DataViewWindow(Journal &journal, const Theme &theme, const DataSource &source, const QString &who, QWidget *parent);
    /// `workbench`: null when no row comes.
    static void present(Workbench *workbench, Journal &journal, const Theme &theme, const DataSource &source,
                        const QString &who, QWidget *parent);
    void retranslate();

    const QString m_who;
    DataView *m_view;
};

} // namespace sw

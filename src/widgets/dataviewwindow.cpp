// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataviewwindow.h"

#include <QEvent>
#include <QShortcut>
#include <QVBoxLayout>

#include "workbench.h"

namespace sw {

namespace {

constexpr QSize firstSize(640, 420);

} // namespace

void DataViewWindow::open(Workbench &workbench, const Theme &theme, EndpointId endpoint, quint32 connection,
                          const QString &who, QWidget *parent)
{
    present(&workbench, workbench.journal(), theme, {endpoint, connection, 0}, who, parent);
}

void DataViewWindow::follow(Workbench &workbench, const Theme &theme, SocketId socket, const QString &who,
                            QWidget *parent)
{
    present(&workbench, workbench.journal(), theme, {0, 0, socket}, who, parent);
}

void DataViewWindow::follow(Journal &journal, const Theme &theme, SocketId socket, const QString &who, QWidget *parent)
{
    present(nullptr, journal, theme, {0, 0, socket}, who, parent);
}

void DataViewWindow::present(Workbench *workbench, Journal &journal, const Theme &theme, const DataSource &source,
                             const QString &who, QWidget *parent)
{
    const QString name = source.socket != 0
        ? QStringLiteral("streamView_%1").arg(source.socket)
        : QStringLiteral("dataView_%1_%2").arg(source.endpoint).arg(source.connection);
    auto *window = parent->findChild<DataViewWindow *>(name, Qt::FindDirectChildrenOnly);
    if (!window) {
        window = new DataViewWindow(journal, theme, source, who, parent);
        window->setObjectName(name);
        if (workbench)
            connect(workbench, &Workbench::rowsAdded, window->m_view, &DataView::rowsAdded);
    }
    window->show();
    window->raise();
    window->activateWindow();
}

DataViewWindow::DataViewWindow(Journal &journal, const Theme &theme, const DataSource &source, const QString &who,
                               QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_who(who)
    , m_view(new DataView(journal, theme, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    m_view->setObjectName(QStringLiteral("dataView"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_view);
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leave, &QShortcut::activated, this, &QWidget::close);
    m_view->setBothWays(source.socket != 0);
    m_view->setSource(source);
    retranslate();
}

void DataViewWindow::retranslate()
{
    setWindowTitle(tr("Data of %1").arg(m_who));
}

void DataViewWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

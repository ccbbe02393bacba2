// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataviewwindow.h"

#include <QEvent>
#include <QShortcut>
#include <QVBoxLayout>

#include "dataview.h"
#include "workbench.h"

namespace sw {

namespace {

constexpr QSize firstSize(640, 420);

} // namespace

void DataViewWindow::open(Workbench &workbench, const Theme &theme, EndpointId endpoint, quint32 connection,
                          const QString &who, QWidget *parent)
{
    const QString name = QStringLiteral("dataView_%1_%2").arg(endpoint).arg(connection);
    auto *window = parent->findChild<DataViewWindow *>(name, Qt::FindDirectChildrenOnly);
    if (!window) {
        window = new DataViewWindow(workbench, theme, endpoint, connection, who, parent);
        window->setObjectName(name);
    }
    window->show();
    window->raise();
    window->activateWindow();
}

DataViewWindow::DataViewWindow(Workbench &workbench, const Theme &theme, EndpointId endpoint, quint32 connection,
                               const QString &who, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_who(who)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    auto *view = new DataView(workbench.journal(), theme, this);
    view->setObjectName(QStringLiteral("dataView"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(view);
    connect(&workbench, &Workbench::rowsAdded, view, &DataView::rowsAdded);
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leave, &QShortcut::activated, this, &QWidget::close);
    view->setSource({endpoint, connection, 0});
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

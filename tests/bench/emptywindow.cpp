// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest program with a window: what the start of the workbench is compared with.
#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 860);
    window.show();
    return QApplication::exec();
}

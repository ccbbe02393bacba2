// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include "backendrouter.h"
#include "comparewindow.h"
#include "languages.h"
#include "mainwindow.h"
#include "nativebackend.h"
#include "patience.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "settings.h"
#include "theme.h"
#include "workbench.h"

using namespace sw;

namespace {

/// The program with both backends, as main() builds it.
struct Program
{
    Program()
        : languages(*qApp)
        , theme(*qApp, ThemeChoice::Light)
        , settings(folder.filePath(QStringLiteral("settings.ini")))
    {
        languages.choose(QStringLiteral("en"));
        window = std::make_unique<MainWindow>(workbench, settings, theme, languages);
        window->show();
    }
    CompareWindow *open() const
    {
        window->findChild<QAction *>(QStringLiteral("compareBackendsAction"))->trigger();
        return window->findChild<CompareWindow *>();
    }
    [[nodiscard]] QString file(const QByteArray &steps) const
    {
        QFile made(folder.filePath(QStringLiteral("made.json")));
        if (made.open(QIODevice::WriteOnly))
            made.write(R"({"format":"socket-workbench/scenario@1","id":"x","title":"x","actors":[{"id":"s"}],"steps":[)"
                       + steps + "]}");
        return made.fileName();
    }

    QTemporaryDir folder;
    Languages languages;
    Theme theme;
    Settings settings;
    Journal journal;
    RecordHub hub{journal};
    RealSocketApi api;
    std::shared_ptr<IdCounter> ids = std::make_shared<IdCounter>();
    NativeBackend native{api, hub, resolveName, ids};
    QtBackend qt{api, hub, ids};
    BackendRouter backend{native, qt};
    Workbench workbench{backend, hub};
    std::unique_ptr<MainWindow> window;
};

template<typename T>
T *part(const QWidget &in, const char *name)
{
    return in.findChild<T *>(QLatin1StringView(name));
}

void click(const QWidget &in, const char *name)
{
    QTest::mouseClick(part<QAbstractButton>(in, name), Qt::LeftButton);
}

/// A file that is no lesson of the program shows what it will do, and waits.
void startAccepted(const QWidget &window)
{
    click(window, "compareStart");
    auto *dialog = part<QDialog>(window, "scenarioReview");
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!qobject_cast<const CompareWindow *>(&window)->isRunning());
    click(*dialog, "lessonAccept");
}

QString cell(const QWidget &window, int row, int column)
{
    return part<QTableWidget>(window, "compareTable")->item(row, column)->text();
}

} // namespace

class TestCompareWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysALessonSideBySide();
    void marksWhatOneCannot();
    void saysWhereAFileIsWrong();
    void stopsAndClosesWhileItPlays();
    void changesItsLanguage();
};

void TestCompareWindow::laysALessonSideBySide()
{
    const Program program;
    CompareWindow *window = program.open();
    QVERIFY(window && window->isVisible() && !window->isModal());
    auto *source = part<QComboBox>(*window, "compareSource");
    source->setCurrentIndex(source->findText(QStringLiteral("Echo server")));
    QVERIFY(source->currentIndex() >= 0);
    const auto *table = part<QTableWidget>(*window, "compareTable");
    QVERIFY(!part<QAbstractButton>(*window, "compareStop")->isEnabled());
    click(*window, "compareStart");
    QVERIFY(window->isRunning());
    QVERIFY(part<QAbstractButton>(*window, "compareStop")->isEnabled());
    QTRY_VERIFY(table->rowCount() > 10);
    QCOMPARE(cell(*window, 0, 0), QStringLiteral("2")); // the first step only says something
    QCOMPARE(cell(*window, 0, 1), QStringLiteral("server"));
    QVERIFY(cell(*window, 0, 2).startsWith(QStringLiteral("socket(AF_INET, SOCK_STREAM")));
    QCOMPARE(cell(*window, 0, 3), QStringLiteral("="));
    QVERIFY(part<QLabel>(*window, "compareOutcome")->text().contains(QStringLiteral("came to the same")));
    // What happened inside a step.
    part<QTableWidget>(*window, "compareTable")->selectRow(5);
    QVERIFY(part<QPlainTextEdit>(*window, "compareQt")
                ->toPlainText()
                .contains(QStringLiteral("QTcpSocket::connectToHost")));
    QVERIFY(part<QPlainTextEdit>(*window, "compareNative")->toPlainText().startsWith(QStringLiteral("connect(")));
    // The log has the calls of both.
    QVERIFY(program.journal.rowCount() > 30);
    part<QCheckBox>(*window, "compareOnlyDifferent")->setChecked(true);
    QCOMPARE(table->rowCount(), 0);
}

void TestCompareWindow::marksWhatOneCannot()
{
    const Program program;
    CompareWindow *window = program.open();
    QVERIFY(window->openFile(program.file(R"({"actor":"s","call":"gethostname"},
        {"actor":"s","call":"socketpair","args":{"type":"SOCK_STREAM"},"as":["a","b"]},
        {"actor":"s","call":"fileno","on":"a"})")));
    startAccepted(*window);
    QTRY_COMPARE(part<QTableWidget>(*window, "compareTable")->rowCount(), 3);
    const QString pairSign = cell(*window, 1, 3);
    QVERIFY(pairSign != QStringLiteral("="));
    QVERIFY(
        !part<QTableWidget>(*window, "compareTable")->item(1, 3)->data(Qt::AccessibleTextRole).toString().isEmpty());
    part<QTableWidget>(*window, "compareTable")->selectRow(1);
    QVERIFY(part<QLabel>(*window, "compareWhy")->text().contains(QStringLiteral("Qt has no socketpair")));
    part<QCheckBox>(*window, "compareOnlyDifferent")->setChecked(true);
    QVERIFY(part<QTableWidget>(*window, "compareTable")->rowCount() < 3);
    QCOMPARE(cell(*window, 0, 3), pairSign);
}

void TestCompareWindow::saysWhereAFileIsWrong()
{
    const Program program;
    CompareWindow *window = program.open();
    QVERIFY(!window->openFile(program.file(R"({"actor":"nobody","call":"gethostname"})")));
    QVERIFY(part<QLabel>(*window, "compareOutcome")->text().contains(QStringLiteral("made.json:1:")));
    QCOMPARE(part<QComboBox>(*window, "compareSource")->findText(QStringLiteral("made.json")), -1);
}

void TestCompareWindow::stopsAndClosesWhileItPlays()
{
    const Program program;
    CompareWindow *window = program.open();
    QSignalSpy compared(window, &CompareWindow::compared);
    QVERIFY(window->openFile(program.file(R"({"pause_ms":100000})")));
    startAccepted(*window);
    click(*window, "compareStop");
    QTRY_COMPARE(compared.count(), 1);
    QVERIFY(part<QLabel>(*window, "compareOutcome")->text().startsWith(QStringLiteral("Stopped")));
    click(*window, "compareStart");
    const QPointer<CompareWindow> watched(window);
    window->close();
    QTRY_VERIFY(!watched);
}

void TestCompareWindow::changesItsLanguage()
{
    Program program;
    CompareWindow *window = program.open();
    QVERIFY(window->openFile(program.file(R"({"actor":"s","call":"gethostname"})")));
    startAccepted(*window);
    QTRY_COMPARE(part<QTableWidget>(*window, "compareTable")->rowCount(), 1);
    program.languages.choose(QStringLiteral("zh_CN"));
    QTRY_COMPARE(window->windowTitle(), QStringLiteral("比较两个后端"));
    QCOMPARE(part<QTableWidget>(*window, "compareTable")->rowCount(), 1);
    program.languages.choose(QStringLiteral("en"));
}

QTEST_MAIN(TestCompareWindow)
#include "tst_comparewindow.moc"

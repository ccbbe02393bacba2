// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QSignalSpy>
#include <QToolButton>

#include "elidedlabel.h"
#include "lifecyclestrip.h"
#include "patience.h"
#include "scenariodesk.h"
#include "scenarioloader.h"
#include "stepbench.h"
#include "steptables.h"
#include "stepthreads.h"
#include "threads.h"
#include "windowfixture.h"

/// What a person does with panels in step mode, by object names.
namespace sw::clicks {

inline QPoint placeOf(const LifecycleStrip &strip, Call call)
{
    const auto &cells = strip.cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].call == call)
            return strip.geometryNow().cell(static_cast<int>(i)).center().toPoint();
    }
    return {};
}

inline LifecycleStrip &strip(const EndpointPanel &panel)
{
    return *WindowFixture::part<LifecycleStrip>(panel, "lifecycleStrip");
}

inline void choose(const EndpointPanel &panel, Call call)
{
    QTest::mouseClick(&strip(panel), Qt::LeftButton, {}, placeOf(strip(panel), call));
}

inline void setAddress(const EndpointPanel &panel, const QString &address)
{
    auto *box = qobject_cast<QComboBox *>(WindowFixture::part<QWidget>(panel, "arg_address")->focusProxy());
    box->setEditText(address);
}

inline void setData(const EndpointPanel &panel, const QString &text)
{
    auto *edit = qobject_cast<QLineEdit *>(WindowFixture::part<QWidget>(panel, "arg_data")->focusProxy());
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

/// Presses the button and waits until the call has returned.
inline bool makeCall(const EndpointPanel &panel)
{
    const std::size_t index = panel.bench()->actor().calls().size();
    WindowFixture::click(panel, "makeCallButton");
    const auto &calls = panel.bench()->actor().calls();
    return sw::waitUntil([&] { return calls.size() > index && calls[index].phase == StepCall::Phase::Ended; });
}

inline bool make(const EndpointPanel &panel, Call call)
{
    choose(panel, call);
    return makeCall(panel);
}

inline void startCall(const EndpointPanel &panel, Call call)
{
    choose(panel, call);
    WindowFixture::click(panel, "makeCallButton");
}

inline QString result(const EndpointPanel &panel)
{
    return WindowFixture::part<ElidedLabel>(panel, "stepResult")->text();
}

inline QString threads(const EndpointPanel &panel)
{
    QStringList lines;
    for (const ElidedLabel *one : panel.bench()->findChildren<ElidedLabel *>(QStringLiteral("threadText"))) {
        if (one->isVisible())
            lines.append(one->text());
    }
    return lines.join(u'\n');
}

inline QToolButton *visibleButton(const EndpointPanel &panel, const char *name)
{
    for (QToolButton *one : panel.findChildren<QToolButton *>(QLatin1StringView(name))) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

inline bool isAsleep(const WindowFixture &fix, Call call)
{
    for (const RunningCall &one : fix.backend->runningCalls()) {
        if (one.call == call)
            return threadSleeps(one.thread).value_or(false);
    }
    return false;
}

inline void stepMode(const WindowFixture &fix)
{
    WindowFixture::part<QAction>(*fix.window, "stepByStepAction")->trigger(); // the server is the current panel
    fix.client().setMode(PanelMode::StepByStep);
}

/// Listener, conn and c, by clicks, with an accept that was blocked.
inline void connectByClicks(const WindowFixture &fix)
{
    QVERIFY(make(fix.server(), Call::Socket));
    choose(fix.server(), Call::Bind);
    setAddress(fix.server(), QStringLiteral("127.0.0.1:0"));
    QVERIFY(makeCall(fix.server()));
    QVERIFY(make(fix.server(), Call::Listen));
    startCall(fix.server(), Call::Accept);
    QTRY_VERIFY(isAsleep(fix, Call::Accept));
    QVERIFY(make(fix.client(), Call::Socket));
    choose(fix.client(), Call::Connect);
    setAddress(fix.client(), QStringLiteral("${listener.sockname}"));
    QVERIFY(makeCall(fix.client()));
    QTRY_VERIFY(!fix.server().bench()->actor().isBusy());
    QTRY_COMPARE(WindowFixture::part<StepSocketsView>(fix.server(), "stepSockets")->current(), QStringLiteral("conn"));
}

/// Chooses a file in the dialog of that name, as a person does.
inline void chooseFile(const WindowFixture &fix, const char *name, const QString &path)
{
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = fix.window->findChild<QFileDialog *>(QLatin1StringView(name))));
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
}

inline int playInWindow(const WindowFixture &fix, const QString &path)
{
    QSignalSpy finished(&fix.window->scenarios(), &ScenarioDesk::finished);
    LoadResult loaded = loadScenarioFile(path);
    if (!loaded.scenario)
        return 2;
    fix.window->scenarios().play(std::move(*loaded.scenario));
    if (!finished.wait(20'000))
        return -1;
    return finished.constFirst().constFirst().toInt();
}

} // namespace sw::clicks

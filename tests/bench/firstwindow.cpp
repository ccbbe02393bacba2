// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin that Qt loads into any program (QT_QPA_GENERIC_PLUGINS=firstwindow): says when its first window was painted and ends it;
// with FIRSTWINDOW_COMPLETE set, when it was painted with the property "complete", which says that nothing is still to be made.
#include <algorithm>
#include <cstdio>
#include <ctime>

#include <QApplication>
#include <QGenericPlugin>
#include <QTimer>
#include <QWidget>
#include <QWindow>

namespace {

/// Sees every event of the program. Main thread.
class FirstWindow final : public QObject
{
    Q_OBJECT

public:
    FirstWindow() { QCoreApplication::instance()->installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // What is exposed is painted before the event has been handled; what has changed later, at the next request.
        if (m_seen || (event->type() != QEvent::Expose && event->type() != QEvent::UpdateRequest))
            return false;
        if (watched->isWindowType() ? !static_cast<QWindow *>(watched)->isExposed() : !isShown(watched))
            return false;
        if (m_wantsComplete && !isComplete())
            return false;
        m_seen = true;
        // After the turn in which all of it is painted.
        QTimer::singleShot(0, this, [] {
            timespec now{};
            clock_gettime(CLOCK_MONOTONIC, &now);
            std::printf("SHOWN %lld\n", now.tv_sec * 1'000'000'000LL + now.tv_nsec);
            std::fflush(stdout);
            std::_Exit(0);
        });
        return false;
    }

private:
    static bool isShown(const QObject *object)
    {
        const auto *widget = qobject_cast<const QWidget *>(object);
        return widget && widget->isWindow() && widget->isVisible();
    }

    static bool isComplete()
    {
        const QWidgetList windows = QApplication::topLevelWidgets();
        return std::any_of(windows.begin(), windows.end(),
                           [](const QWidget *one) { return one->isVisible() && one->property("complete").toBool(); });
    }

    const bool m_wantsComplete = qEnvironmentVariableIsSet("FIRSTWINDOW_COMPLETE");
    bool m_seen = false;
};

class FirstWindowPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "firstwindow.json")

public:
    QObject *create(const QString &name, const QString &) override
    {
        return name == QLatin1StringView("firstwindow") ? new FirstWindow : nullptr;
    }
};

} // namespace

#include "firstwindow.moc"

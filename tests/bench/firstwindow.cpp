// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin that Qt loads into any program (QT_QPA_GENERIC_PLUGINS=firstwindow): says when its first window was painted and ends it.
#include <cstdio>
#include <ctime>

#include <QCoreApplication>
#include <QGenericPlugin>
#include <QTimer>
#include <QWidget>

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
        const auto *widget = event->type() == QEvent::UpdateRequest ? qobject_cast<QWidget *>(watched) : nullptr;
        if (!widget || !widget->isWindow() || !widget->isVisible() || m_seen)
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

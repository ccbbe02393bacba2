// SPDX-License-Identifier: GPL-3.0-or-later
#include "logaccessible.h"

#include <QCoreApplication>
#include <QLocale>

#include "logview.h"

namespace sw {

namespace {

/// One line on screen. Belongs to the cache of QAccessible until its LogAccessible goes.
class LogLineAccessible final : public QAccessibleInterface
{
    Q_DECLARE_TR_FUNCTIONS(sw::LogAccessible)

public:
    LogLineAccessible(const LogAccessible &log, LogView &view, int index)
        : m_log(log)
        , m_view(view)
        , m_index(index)
    {
    }

    bool isValid() const override { return m_index < m_log.childCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text type) const override
    {
        return type == QAccessible::Name ? m_log.lineText(m_index) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override { return m_log.lineRect(m_index); }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const LogGeometry &rows = m_view.geometryOfRows();
        const qint64 index = rows.top + m_index;
        state.selectable = true;
        state.focusable = true;
        if (index < rows.endVisible()) {
            const quint64 number = m_view.rows().at(index);
            state.selected = m_view.selection().contains(number);
            state.focused = m_view.hasFocus() && m_view.currentRow() == number;
        }
        return state;
    }

private:
    const LogAccessible &m_log;
    LogView &m_view;
    const int m_index;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogAccessible(view) : nullptr;
}

QString markWord(LogMark mark)
{
    switch (mark) {
    case LogMark::Received:
        return QCoreApplication::translate("sw::LogAccessible", "received");
    case LogMark::Sent:
        return QCoreApplication::translate("sw::LogAccessible", "sent");
    case LogMark::Failed:
        return QCoreApplication::translate("sw::LogAccessible", "failed");
    case LogMark::Blocked:
        return QCoreApplication::translate("sw::LogAccessible", "in progress");
    case LogMark::Notice:
        return QCoreApplication::translate("sw::LogAccessible", "notice");
    case LogMark::None:
        break;
    }
    return {};
}

} // namespace

void LogAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

LogAccessible::LogAccessible(LogView *view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

LogAccessible::~LogAccessible()
{
    for (QAccessible::Id id : m_lines)
        QAccessible::deleteAccessibleInterface(id);
}

LogView &LogAccessible::view() const
{
    return *static_cast<LogView *>(widget());
}

QString LogAccessible::text(QAccessible::Text type) const
{
    if (type == QAccessible::Value || type == QAccessible::Description) {
        const QString rows = QLocale().toString(view().rows().count());
        return view().isFollowing() ? QCoreApplication::translate("sw::LogAccessible", "%1 rows, following").arg(rows)
                                    : QCoreApplication::translate("sw::LogAccessible", "%1 rows").arg(rows);
    }
    return QAccessibleWidget::text(type);
}

int LogAccessible::childCount() const
{
    const LogGeometry &rows = view().geometryOfRows();
    return int(rows.endVisible() - rows.top) + int(view().runningCalls().size());
}

QAccessibleInterface *LogAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (m_lines.size() <= size_t(index)) {
        auto *line = new LogLineAccessible(*this, view(), int(m_lines.size()));
        m_lines.push_back(QAccessible::registerAccessibleInterface(line));
    }
    return QAccessible::accessibleInterface(m_lines[size_t(index)]);
}

int LogAccessible::indexOfChild(const QAccessibleInterface *wanted) const
{
    for (int index = 0; index < childCount(); ++index) {
        if (child(index) == wanted)
            return index;
    }
    return -1;
}

QAccessibleInterface *LogAccessible::childAt(int x, int y) const
{
    for (int index = 0; index < childCount(); ++index) {
        if (lineRect(index).contains(x, y))
            return child(index);
    }
    return nullptr;
}

QAccessibleInterface *LogAccessible::focusChild() const
{
    const auto current = view().currentRow();
    if (!view().hasFocus() || !current)
        return QAccessibleWidget::focusChild();
    return child(int(view().rows().indexOf(*current) - view().geometryOfRows().top));
}

QString LogAccessible::lineText(int index) const
{
    const LogGeometry &rows = view().geometryOfRows();
    const int shown = int(rows.endVisible() - rows.top);
    LogLine line;
    if (index < shown) {
        const auto shownLine = view().lineAt(rows.top + index);
        if (!shownLine)
            return {};
        line = *shownLine;
    } else if (size_t(index - shown) < view().runningCalls().size()) {
        line = view().cells().line(view().runningCalls()[size_t(index - shown)], monotonicNs());
    }
    QStringList words{line.time, line.who, line.call, markWord(line.mark)};
    if (!line.bytes.isEmpty())
        words.append(QCoreApplication::translate("sw::LogAccessible", "%1 bytes").arg(line.bytes));
    words << line.took << line.result();
    words.removeAll(QString());
    return words.join(u", ");
}

QRect LogAccessible::lineRect(int index) const
{
    const LogGeometry &rows = view().geometryOfRows();
    const qint64 shown = rows.endVisible() - rows.top;
    QRect rect = view().rowRect(rows.top + index);
    // Behind the rows comes the caption of the section in progress.
    if (index >= shown)
        rect.moveTop(rows.height + int(index - shown + 1) * rows.rowHeight);
    return rect.translated(view().viewport()->mapToGlobal(QPoint(0, 0)));
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderaccessible.h"

#include <QCoreApplication>
#include <QLocale>

#include "ladderview.h"
#include "monotonic.h"

namespace sw {

namespace {

/// One call on screen. Belongs to the cache of QAccessible until its LadderAccessible goes.
class CallAccessible final : public QAccessibleInterface
{
public:
    CallAccessible(const LadderAccessible &ladder, LadderView &view, int index)
        : m_ladder(ladder)
        , m_view(view)
        , m_index(index)
    {
    }

    bool isValid() const override { return m_index < m_ladder.childCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text type) const override
    {
        return type == QAccessible::Name ? m_ladder.callText(m_index) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override { return m_ladder.callRect(m_index); }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = m_ladder.isCurrent(m_index);
        state.focused = state.selected && m_view.hasFocus();
        return state;
    }

private:
    const LadderAccessible &m_ladder;
    LadderView &m_view;
    const int m_index;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<LadderView *>(object);
    return view ? new LadderAccessible(view) : nullptr;
}

} // namespace

void LadderAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

LadderAccessible::LadderAccessible(LadderView *view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

LadderAccessible::~LadderAccessible()
{
    for (QAccessible::Id id : m_calls)
        QAccessible::deleteAccessibleInterface(id);
}

LadderView &LadderAccessible::view() const
{
    return *static_cast<LadderView *>(widget());
}

QString LadderAccessible::text(QAccessible::Text type) const
{
    if (type == QAccessible::Value || type == QAccessible::Description) {
        const QLocale locale;
        return QCoreApplication::translate("sw::LadderAccessible", "%1 calls on %2 life lines")
            .arg(locale.toString(qulonglong(view().feed().ladder().bars().size())),
                 locale.toString(qulonglong(view().feed().ladder().lines().size())));
    }
    return QAccessibleWidget::text(type);
}

int LadderAccessible::childCount() const
{
    return int(view().visibleBars().size());
}

QAccessibleInterface *LadderAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (m_calls.size() <= size_t(index)) {
        auto *call = new CallAccessible(*this, view(), int(m_calls.size()));
        m_calls.push_back(QAccessible::registerAccessibleInterface(call));
    }
    return QAccessible::accessibleInterface(m_calls[size_t(index)]);
}

int LadderAccessible::indexOfChild(const QAccessibleInterface *wanted) const
{
    for (int index = 0; index < childCount(); ++index) {
        if (child(index) == wanted)
            return index;
    }
    return -1;
}

QAccessibleInterface *LadderAccessible::childAt(int x, int y) const
{
    for (int index = 0; index < childCount(); ++index) {
        if (callRect(index).contains(x, y))
            return child(index);
    }
    return nullptr;
}

bool LadderAccessible::isCurrent(int index) const
{
    const auto visible = view().visibleBars();
    if (index < 0 || size_t(index) >= visible.size())
        return false;
    const LadderBar &call = view().feed().ladder().bars()[visible[size_t(index)]].call;
    return !call.isRunning() && view().currentRow() == call.row;
}

QAccessibleInterface *LadderAccessible::focusChild() const
{
    for (int index = 0; view().hasFocus() && index < childCount(); ++index) {
        if (isCurrent(index))
            return child(index);
    }
    return QAccessibleWidget::focusChild();
}

QString LadderAccessible::callText(int index) const
{
    const auto visible = view().visibleBars();
    if (index < 0 || size_t(index) >= visible.size())
        return {};
    const LadderLayout &ladder = view().feed().ladder();
    const LadderLayout::Bar &bar = ladder.bars()[visible[size_t(index)]];
    return view().text().sentence(bar.call, ladder.lines()[size_t(bar.line)], monotonicNs());
}

QRect LadderAccessible::callRect(int index) const
{
    const auto visible = view().visibleBars();
    if (index < 0 || size_t(index) >= visible.size())
        return {};
    return view().barRect(visible[size_t(index)]).translated(view().viewport()->mapToGlobal(QPoint(0, 0)));
}

} // namespace sw

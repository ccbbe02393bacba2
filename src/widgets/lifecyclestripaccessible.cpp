// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecyclestripaccessible.h"

#include "lifecyclestrip.h"

namespace sw {

namespace {

/// One place of the strip. Belongs to the cache of QAccessible until its LifecycleStripAccessible goes.
class PlaceAccessible final : public QAccessibleInterface
{
public:
    PlaceAccessible(LifecycleStrip &strip, int index)
        : m_strip(strip)
        , m_index(index)
    {
    }

    bool isValid() const override { return m_index < static_cast<int>(m_strip.cells().size()); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_strip); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text type) const override
    {
        if (!isValid())
            return {};
        const StripCell &cell = m_strip.cells()[static_cast<size_t>(m_index)];
        switch (type) {
        case QAccessible::Name:
            return cell.title;
        case QAccessible::Value:
            return cell.spoken;
        case QAccessible::Description:
        case QAccessible::Help:
            return cell.toolTip;
        default:
            return {};
        }
    }

    QRect rect() const override
    {
        const QRect cell = m_strip.geometryNow().cell(m_index).toAlignedRect();
        return cell.translated(m_strip.mapToGlobal(QPoint(0, 0)));
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.readOnly = true;
        state.invisible = !m_strip.isVisible();
        state.focused = m_strip.hasFocus() && m_strip.currentCell() == m_index;
        return state;
    }

private:
    LifecycleStrip &m_strip;
    const int m_index;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *strip = qobject_cast<LifecycleStrip *>(object);
    return strip ? new LifecycleStripAccessible(strip) : nullptr;
}

} // namespace

void LifecycleStripAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

LifecycleStripAccessible::LifecycleStripAccessible(LifecycleStrip *strip)
    : QAccessibleWidget(strip, QAccessible::List)
{
}

LifecycleStripAccessible::~LifecycleStripAccessible()
{
    for (const QAccessible::Id id : m_places)
        QAccessible::deleteAccessibleInterface(id);
}

LifecycleStrip &LifecycleStripAccessible::strip() const
{
    return *static_cast<LifecycleStrip *>(widget());
}

int LifecycleStripAccessible::childCount() const
{
    return static_cast<int>(strip().cells().size());
}

QAccessibleInterface *LifecycleStripAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (static_cast<int>(m_places.size()) <= index)
        m_places.push_back(
            QAccessible::registerAccessibleInterface(new PlaceAccessible(strip(), static_cast<int>(m_places.size()))));
    return QAccessible::accessibleInterface(m_places[static_cast<size_t>(index)]);
}

int LifecycleStripAccessible::indexOfChild(const QAccessibleInterface *wanted) const
{
    for (int index = 0; index < childCount(); ++index) {
        if (child(index) == wanted)
            return index;
    }
    return -1;
}

QAccessibleInterface *LifecycleStripAccessible::childAt(int x, int y) const
{
    return child(strip().geometryNow().cellAt(strip().mapFromGlobal(QPoint(x, y))));
}

QAccessibleInterface *LifecycleStripAccessible::focusChild() const
{
    return strip().hasFocus() ? child(strip().currentCell()) : QAccessibleWidget::focusChild();
}

} // namespace sw

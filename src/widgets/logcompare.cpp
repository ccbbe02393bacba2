// SPDX-License-Identifier: GPL-3.0-or-later
// How rows of the log are compared.
#include "copyrows.h"
#include "logactions.h"
#include "logview.h"
#include "messagediffwindow.h"

#include <QLocale>

namespace sw {

namespace {

constexpr size_t mostRows = 10'000; ///< of one side

std::vector<quint64> selectedRows(const LogView &view)
{
    const LogRows &rows = view.rows();
    std::vector<quint64> numbers;
    for (const LogSelection::Range &range : view.selection().ranges()) {
        const qint64 end = rows.indexOf(range.last + 1);
        for (qint64 index = rows.indexOf(range.first); index < end && numbers.size() < mostRows; ++index) {
            const auto entry = rows.journal().entry(rows.at(index));
            if (entry && entry->byteCount > 0)
                numbers.push_back(rows.at(index));
        }
    }
    return numbers;
}

} // namespace

DiffSide LogActions::diffSide(const std::vector<quint64> &rows) const
{
    DiffSide side;
    if (rows.empty())
        return side;
    const CopySource source = copyrows::ofRows(m_view.rows().journal(), rows, m_view.cells().encoding());
    side.bytes = source.bytes;
    side.cut = source.cut || rows.size() >= mostRows;
    const QLocale locale;
    if (rows.size() > 1) {
        side.name = tr("%1 rows from row %2").arg(locale.toString(rows.size()), locale.toString(rows.front()));
        return side;
    }
    side.name = tr("Row %1").arg(locale.toString(rows.front()));
    const auto entry = m_view.rows().journal().entry(rows.front());
    if (entry && entry->endpoint != 0)
        side.name += QStringLiteral(" · ") + m_view.cells().who(entry->endpoint, entry->connection).text;
    if (entry)
        side.name += QStringLiteral(" · ") + callName(entry->call);
    return side;
}

void LogActions::compare()
{
    QWidget *top = m_view.window();
    auto *window = top->findChild<MessageDiffWindow *>(QString(), Qt::FindDirectChildrenOnly);
    if (!window) {
        window = new MessageDiffWindow(
            m_theme, [this] { return diffSide(selectedRows(m_view)); }, top);
        // What it takes comes from this view.
        connect(this, &QObject::destroyed, window, &QWidget::close);
    }
    const std::vector<quint64> rows = selectedRows(m_view);
    if (rows.size() == 2) {
        window->setSide(true, diffSide({rows[0]}));
        window->setSide(false, diffSide({rows[1]}));
    } else if (!rows.empty()) {
        window->add(diffSide(rows));
    }
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace sw

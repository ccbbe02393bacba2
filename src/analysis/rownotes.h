// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QMap>
#include <QString>

namespace sw {

/// Which rows a person has marked, each with a note or without. A value.
class RowNotes final
{
public:
    void toggle(quint64 row); ///< a mark that goes takes its note with it
    void setNote(quint64 row, const QString &note); ///< marks the row too
    void clear() { m_notes.clear(); }

    [[nodiscard]] bool isEmpty() const { return m_notes.isEmpty(); }
    [[nodiscard]] bool isMarked(quint64 row) const { return m_notes.contains(row); }
    [[nodiscard]] QString note(quint64 row) const { return m_notes.value(row); }
    /// The nearest marked row after (or before) the row, going on from the other end; the outermost one without a row.
    [[nodiscard]] std::optional<quint64> next(std::optional<quint64> row, bool forward) const;

private:
    QMap<quint64, QString> m_notes;
};

} // namespace sw

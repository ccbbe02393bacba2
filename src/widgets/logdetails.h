// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QSplitter>

#include "journal.h"
#include "logrows.h"
#include "logselection.h"
#include "logwho.h"

class QPlainTextEdit;

namespace sw {

class HexView;
class Theme;

/// All there is to know of one row: the call line, what went wrong and what to do, when, where, and its bytes. Main thread; journal
/// and theme outlive it.
class LogDetails final : public QSplitter
{
    Q_OBJECT

public:
    /// Of so many bytes of a selection the dump shows no more; it says so.
    static constexpr qsizetype selectionBytes = 1024 * 1024;

    LogDetails(const Journal &journal, const Theme &theme, QWidget *parent = nullptr);

    void setWho(WhoOf who) { m_who = std::move(who); }
    void setEncoding(TextEncoding encoding);
    void showRow(std::optional<quint64> number);
    void showBytes(const QString &facts, const QByteArray &bytes); ///< of something else than a row
    /// The bytes of several rows, one after the other.
    void showRows(const LogRows &rows, const LogSelection &selection);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString factsOf(const JournalRow &row) const;
    [[nodiscard]] QStringList failureOf(const JournalRow &row) const;

    const Journal &m_journal;
    WhoOf m_who;
    std::optional<quint64> m_number;
    void showHex(const QByteArray &bytes);

    void furnish(); ///< once there is something to show

    const Theme &m_theme;
    TextEncoding m_encoding = TextEncoding::Utf8;
    QPlainTextEdit *m_facts = nullptr;
    HexView *m_hex = nullptr;
};

} // namespace sw

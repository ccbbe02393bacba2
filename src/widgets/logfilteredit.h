// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

#include "filtercompletion.h"
#include "filtersyntax.h"

class QCompleter;
class QLabel;
class QStringListModel;

namespace sw {

class Theme;

/// A line for a filter: offers what can be typed next (Ctrl+Space for all of it), and tells a fault at its place. Main thread; the
/// theme outlives it.
class LogFilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit LogFilterEdit(const Theme &theme, QWidget *parent = nullptr);

    void setError(const FilterError &error);
    [[nodiscard]] const FilterError &error() const { return m_error; }
    void setEndpoints(const QStringList &names) { m_endpoints = names; } ///< for `endpoint:`
    [[nodiscard]] QCompleter *offers() const { return m_completer; }
    void offer(bool always); ///< shows what can stand at the cursor; not always: only to go on with a word

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void take(const QString &candidate);
    void showHint();
    [[nodiscard]] int xOf(qsizetype position) const;

    const Theme &m_theme;
    FilterError m_error;
    FilterCompletion m_completion;
    QStringList m_endpoints;
    QCompleter *m_completer;
    QStringListModel *m_candidates;
    QLabel *m_hint = nullptr; ///< over the rows, so that nothing moves
    QTimer m_hintDelay;
};

} // namespace sw

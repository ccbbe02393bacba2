// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QPlainTextEdit>

#include "codeprogram.h"

namespace sw {

class Theme;

/// A program as text with line numbers: the lines of the chosen row are marked, and a click on a line chooses its row. Main
/// thread; the theme outlives it.
class CodeView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeView(const Theme &theme, QWidget *parent = nullptr);

    void setProgram(const CodeProgram &program); ///< keeps the place on screen
    [[nodiscard]] const CodeProgram &program() const { return m_program; }
    [[nodiscard]] std::optional<quint64> currentRow() const { return m_row; }
    /// Marks the row's lines and shows them; a row without lines marks none.
    void setCurrentRow(std::optional<quint64> row);

Q_SIGNALS:
    void rowChosen(quint64 row);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void chooseLine(int line);
    void showText(const QString &text);
    [[nodiscard]] int startLine() const; ///< shown at first: shortly before the first call
    void mark(bool scroll);
    void paintNumbers();
    void setMargin();
    void applyTheme();

    const Theme &m_theme;
    CodeProgram m_program;
    QString m_text; ///< that the document has
    std::optional<quint64> m_row;
    int m_start = 0; ///< where the view stood by itself
    QWidget *m_numbers = nullptr; ///< left of the text: line numbers, a sign at the marked lines
};

} // namespace sw

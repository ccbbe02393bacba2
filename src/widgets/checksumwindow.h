// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "checksumsearch.h"
#include "copymenu.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTableWidget;

namespace sw {

class Theme;

/// Bytes, typed or taken from a view, with all their checksums by name, and which checksum stands in them and is right. Nothing is sent.
/// Deletes itself when closed. Main thread; the theme outlives it.
class ChecksumWindow final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostBytes = 64 * 1024; ///< the rest is left out, and the window says so

    ChecksumWindow(const Theme &theme, QWidget *parent);

    /// The one of the window that `near` is in, made if there is none, with these bytes.
    static ChecksumWindow *open(QWidget &near, const Theme &theme, const CopySource &source);
    static QString menuText(); ///< "Checksums..." for context menus
    static void nameAction(QAction *action); ///< text and tool tip of the one in the menu of the window

    void setBytes(const CopySource &source);
    /// Who gives what is selected in the log, for the button; nobody: there is none.
    void setSelection(std::function<CopySource()> selection);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QLayout *buildBytes();
    QLayout *buildSums();
    QLayout *buildCheck();
    void fillNames();
    void retranslate();
    void applyTheme();
    void chooseForm();
    void read(); ///< what is typed, and shows all anew
    void showSums();
    void showCheck();
    void filterNames();
    void showCopy();
    void copyCell();
    [[nodiscard]] ByteRange range() const;
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] QString line(const FoundChecksum &found) const;
    [[nodiscard]] QString wrong(const ChecksumEntry &entry) const;

    const Theme &m_theme;
    std::function<CopySource()> m_selection;
    QByteArray m_bytes;
    bool m_valid = true; ///< what is typed stands for bytes
    QString m_taken; ///< what became of taking the selection; plain text

    QLabel *m_formLabel = nullptr;
    QComboBox *m_form = nullptr;
    QPushButton *m_take = nullptr;
    QLabel *m_size = nullptr;
    QPlainTextEdit *m_edit = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_fromLabel = nullptr;
    QSpinBox *m_from = nullptr;
    QLabel *m_toLabel = nullptr;
    QSpinBox *m_to = nullptr;
    QLineEdit *m_filter = nullptr;
    QPushButton *m_copy = nullptr;
    QTableWidget *m_sums = nullptr;
    QLabel *m_whereLabel = nullptr;
    QRadioButton *m_atEnd = nullptr;
    QRadioButton *m_atPlace = nullptr;
    QSpinBox *m_place = nullptr;
    QComboBox *m_which = nullptr;
    QPlainTextEdit *m_verdict = nullptr;
};

} // namespace sw

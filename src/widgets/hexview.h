// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QWidget>

#include "bytesearch.h"
#include "copymenu.h"
#include "textencoding.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace sw {

class Theme;

/// Bytes as a hex dump with offsets, page by page when they are many, to select, copy and look for bytes. Main
/// thread; the theme outlives it.
class HexView final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype pageBytes = 32 * 1024;

    explicit HexView(const Theme &theme, QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes); ///< shows the first page
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    void setEncoding(TextEncoding encoding) { m_encoding = encoding; } ///< of text that is looked for
    /// Looks for a text (in either case) or `hex:48 65` behind, or before, what was found last; once around.
    void find(bool forward);
    void setPage(qsizetype page); ///< from 0
    [[nodiscard]] CopySource copySource() const; ///< the bytes that are selected in the dump, else all
    [[nodiscard]] qsizetype pageCount() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showPage();
    void openMenu(const QPoint &place);
    [[nodiscard]] std::pair<qsizetype, qsizetype> selectedBytes() const; ///< from, to; equal: none
    void highlight();
    [[nodiscard]] std::vector<ByteSearch> wanted() const; ///< empty: nothing to look for

    const Theme &m_theme;
    QByteArray m_bytes;
    qsizetype m_page = 0;
    QPlainTextEdit *m_dump;
    QWidget *m_pager;
    QLabel *m_place;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLineEdit *m_find;
    QToolButton *m_findPrevious;
    QToolButton *m_findNext;
    QLabel *m_found;
    qsizetype m_foundAt = -1; ///< -1: nothing
    qsizetype m_foundSize = 0;
    TextEncoding m_encoding = TextEncoding::Utf8;
};

} // namespace sw

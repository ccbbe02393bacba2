// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace sw {

class Theme;

/// Bytes as a hex dump with offsets, page by page when they are many, to select and copy. Main thread.
class HexView final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype pageBytes = 32 * 1024;

    explicit HexView(const Theme &theme, QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes); ///< shows the first page
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    void setPage(qsizetype page); ///< from 0
    [[nodiscard]] qsizetype pageCount() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showPage();

    QByteArray m_bytes;
    qsizetype m_page = 0;
    QPlainTextEdit *m_dump;
    QWidget *m_pager;
    QLabel *m_place;
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace sw

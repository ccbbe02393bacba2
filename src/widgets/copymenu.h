// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QMenu>

#include "copyformats.h"
#include "textencoding.h"

namespace sw {

/// What is to be copied. A value.
struct CopySource
{
    QByteArray bytes;
    QString whyNot; ///< why there is nothing to copy, plain text; empty: there is
    CopyTarget target; ///< where they went
    TextEncoding encoding = TextEncoding::Utf8; ///< for Text
    bool cut = false; ///< there were more than fit into a clipboard

    static constexpr qsizetype mostBytes = 4 * 1024 * 1024;
};

/// The menu 'Copy as': bytes to the clipboard in the forms of other programs. It asks for the bytes when it is opened. Main thread.
class CopyMenu final : public QMenu
{
    Q_OBJECT

public:
    CopyMenu(std::function<CopySource()> source, QWidget *parent);
    /// Into the clipboard. Empty: as text.
    void copy(std::optional<CopyFormat> format);

Q_SIGNALS:
    void message(const QString &text); ///< what came of it, plain text

protected:
    void changeEvent(QEvent *event) override;

private:
    void addForm(const char *name, std::optional<CopyFormat> format);
    void retranslate();
    void showState();

    const std::function<CopySource()> m_source;
};

} // namespace sw

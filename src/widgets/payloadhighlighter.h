// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

#include "payloadparser.h"

namespace sw {

class Theme;

/// Shows in a composer's text what stands for other bytes than it looks like: escapes, and separators between hex digits.
/// Follows the theme. Belongs to its document. Main thread.
class PayloadHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    /// `theme` must outlive this.
    PayloadHighlighter(const Theme &theme, QTextDocument *document);

    void setForm(PayloadForm form);

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme &m_theme;
    PayloadForm m_form = PayloadForm::Text;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace sw {

/// The placeholders, each with an example and what it stands for. Main thread.
class PlaceholderMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit PlaceholderMenu(bool forReplies, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &placeholder); ///< to be inserted

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    bool m_forReplies;
};

} // namespace sw

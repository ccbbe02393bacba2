// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QToolButton>

namespace sw {

/// Any number of flags out of some, in a menu that stays open while they are picked. Main thread.
class FlagsButton final : public QToolButton
{
    Q_OBJECT

public:
    FlagsButton(const QStringList &names, QWidget *parent);

    [[nodiscard]] QStringList picked() const;
    void setPicked(const QStringList &names);
    /// The widest that its caption makes it, in characters; what is cut off stands in the tool tip.
    void setMostChars(int chars);

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showPicked();

    int m_mostChars = 0; ///< 0: as wide as needed
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QWidget>

namespace sw {

/// A page whose view is made when it is first on screen or asked for: what nobody looks at costs neither time at the start
/// nor memory. Its window title is the view's. Main thread.
class LaterView final : public QWidget
{
    Q_OBJECT

public:
    using Title = QString (*)(); ///< in the language of the moment
    using Make = std::function<QWidget *(QWidget *page)>; ///< gives a new child of the page

    LaterView(const QString &viewName, Title title, Make make, QWidget *parent = nullptr);

    void make(); ///< unless it is there
    [[nodiscard]] const QString &viewName() const { return m_viewName; } ///< object name of the view, made or not

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_viewName;
    Title m_title;
    Make m_make; ///< empty once it was called
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTableView>

namespace sw {

class StepActor;
class StepHistoryModel;
class StepSocketsModel;
class Theme;

/// The sockets of a bench: one is the one to work with; names are edited in place. Main thread; model and theme outlive it.
class StepSocketsView final : public QTableView
{
    Q_OBJECT

public:
    StepSocketsView(StepSocketsModel &model, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString current() const; ///< name; empty when there is none
    void select(const QString &name);
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChangedTo(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StepSocketsModel &m_model;
};

/// What was done on a bench, newest last, and kept in view. Main thread; model and theme outlive it.
class StepHistoryView final : public QTableView
{
    Q_OBJECT

public:
    StepHistoryView(StepHistoryModel &model, const Theme &theme, QWidget *parent = nullptr);

    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace sw

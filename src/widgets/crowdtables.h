// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "crowdfigures.h"
#include "paneltable.h"

namespace sw {

/// Which calls of many clients failed with which errno, how often, and what that means. Main thread.
class CrowdFailuresModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 { FailedCall, Error, Times, Meaning, ColumnCount };

    explicit CrowdFailuresModel(QObject *parent = nullptr);

    void setFailures(const std::vector<CrowdFailure> &failures);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();
    /// What an errno means for so many clients; advice on its own line.
    static QString explanation(const CrowdFailure &failure);

private:
    std::vector<CrowdFailure> m_failures;
};

/// Their table. Main thread.
class CrowdFailuresView final : public PanelTable
{
    Q_OBJECT

public:
    /// Both must outlive this.
    CrowdFailuresView(CrowdFailuresModel &model, const Theme &theme, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString widest(int column) const override;
    [[nodiscard]] QString emptyText() const override;
    void retranslate() override;

private:
    CrowdFailuresModel &m_failures;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

#include "optionsmodel.h"

namespace sw {

class Theme;

/// The model of options as a person sees it: words, colours, and what the filter lets through. Main thread.
class OptionsText final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// Both outlive this.
    OptionsText(OptionsModel &model, const Theme &theme, QObject *parent = nullptr);

    void setFilter(const QString &text); ///< in names and explanations, any case
    void setOnlyChanged(bool on); ///< asked for by a person, or other than the default
    void setEditable(bool on); ///< the socket is open, or presets are shown
    [[nodiscard]] const OptionState *state(const QModelIndex &index) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// What stands in the row instead of a value, or after one was refused; empty: nothing is wrong.
    [[nodiscard]] static QString trouble(const OptionState &state);
    void retranslate();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] static QString askedText(const OptionState &state);
    [[nodiscard]] QString kernelText(const OptionState &state) const;
    [[nodiscard]] static QString defaultText(const OptionState &state);
    [[nodiscard]] QVariant color(const OptionState &state, int column) const;

    OptionsModel &m_model;
    const Theme &m_theme;
    QString m_filter;
    bool m_onlyChanged = false;
    bool m_editable = false;
};

} // namespace sw

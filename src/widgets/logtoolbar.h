// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <utility>
#include <vector>

#include <QWidget>

#include "logcells.h"
#include "logfilter.h"

class QComboBox;
class QLineEdit;
class QToolButton;

namespace sw {

class ElidedLabel;
class FlowLayout;
class Theme;

/// The row of controls above the log: what to show, how, and what to do with it. Main thread; the theme outlives it.
class LogToolBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LogToolBar(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] LogCriteria criteria() const;
    void setCriteria(const LogCriteria &criteria);
    [[nodiscard]] LogForm form() const;
    void setForm(LogForm form);
    [[nodiscard]] TextEncoding encoding() const;
    void setEncoding(TextEncoding encoding);

    /// Endpoints to choose from; one that is chosen and gone falls back to all.
    void setEndpoints(const std::vector<std::pair<EndpointId, QString>> &endpoints);
    void setStatus(const QString &text);
    void setFollowing(bool on);
    void setFilterValid(bool valid); ///< marks the filter line

Q_SIGNALS:
    void criteriaChanged();
    void displayChanged(); ///< form or encoding
    void followClicked(bool on);
    void findClicked();
    void clearClicked();
    void saveClicked();
    void copyClicked();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addButton(FlowLayout *layout, const char *objectName, bool checkable, const char *icon = nullptr);
    void build(FlowLayout *layout);
    void connectParts();
    void retranslate();

    const Theme &m_theme;
    QLineEdit *m_filter;
    QToolButton *m_data = nullptr;
    QToolButton *m_calls = nullptr;
    QToolButton *m_errors = nullptr;
    QToolButton *m_inner = nullptr;
    std::array<QToolButton *, 3> m_forms{};
    QComboBox *m_encoding;
    QComboBox *m_endpoint;
    ElidedLabel *m_status;
    QToolButton *m_follow = nullptr;
    QToolButton *m_find = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_save = nullptr;
    QToolButton *m_clear = nullptr;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <utility>
#include <vector>

#include <QWidget>

#include "logcells.h"
#include "logfilter.h"

class QAction;
class QComboBox;
class QHBoxLayout;
class QLayout;
class QMenu;
class QToolButton;

namespace sw {

class ElidedLabel;
class FlowLayout;
class LogFilterEdit;
class Theme;

/// The row of controls above the log: what to show, how, and what to do with it. Main thread; the theme outlives it.
class LogToolBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LogToolBar(const Theme &theme, QWidget *parent = nullptr);
    void setPast(); ///< nothing comes any more: no following, no clearing

    [[nodiscard]] LogCriteria criteria() const;
    void setCriteria(const LogCriteria &criteria);
    [[nodiscard]] LogTime time() const;
    void setTime(LogTime time);
    [[nodiscard]] LogForm form() const;
    void setForm(LogForm form);
    [[nodiscard]] TextEncoding encoding() const;
    void setEncoding(TextEncoding encoding);

    /// Endpoints to choose from; one that is chosen and gone falls back to all.
    void setEndpoints(const std::vector<std::pair<EndpointId, QString>> &endpoints);
    void setStatus(const QString &text);
    void setFollowing(bool on);
    [[nodiscard]] bool showsMessages() const;
    void setShowsMessages(bool on);
    [[nodiscard]] LogFilterEdit &filterEdit() const { return *m_filter; }

Q_SIGNALS:
    void criteriaChanged();
    void displayChanged(); ///< form, encoding or time
    void goToClicked();
    void markClicked();
    void nextMarkClicked();
    void followClicked(bool on);
    void messagesToggled(bool on);
    void findClicked();
    void helpClicked();
    void clearClicked();
    void saveClicked();
    void copyClicked();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addButton(FlowLayout &layout, const char *objectName, bool checkable, const char *icon = nullptr);
    void build(FlowLayout &layout);
    void connectParts();
    void buildMore();
    void retranslateMore();
    void retranslate();

    const Theme &m_theme;
    LogFilterEdit *m_filter;
    QToolButton *m_help = nullptr;
    QToolButton *m_more = nullptr; ///< what needs no button of its own
    std::array<QAction *, 3> m_times{};
    QAction *m_goTo = nullptr;
    QAction *m_mark = nullptr;
    QAction *m_nextMark = nullptr;
    QAction *m_inner = nullptr;
    QAction *m_copy = nullptr;
    QMenu *m_timeMenu = nullptr;
    QToolButton *m_data = nullptr;
    QToolButton *m_calls = nullptr;
    QToolButton *m_errors = nullptr;
    std::array<QToolButton *, 3> m_forms{};
    QComboBox *m_encoding;
    QComboBox *m_endpoint;
    ElidedLabel *m_status;
    QToolButton *m_follow = nullptr;
    QToolButton *m_messages = nullptr;
    QToolButton *m_find = nullptr;
    QToolButton *m_save = nullptr;
    QToolButton *m_clear = nullptr;
};

} // namespace sw

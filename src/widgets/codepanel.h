// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "codefeed.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace sw {

class CodeView;
class ElidedLabel;
class LogMessageBar;
class Theme;

/// The Code tab: the rows that the log's filter lets through as a program that makes the same calls, to copy and to save. Main
/// thread; what it is given outlives it.
class CodePanel final : public QWidget
{
    Q_OBJECT

public:
    CodePanel(LogRows &rows, const Theme &theme, QWidget *parent = nullptr);
    [[nodiscard]] static QString title() { return tr("Code"); }

    void setWho(const WhoOf &who) { m_feed.setWho(who); }
    void renewNames() { m_feed.renewNames(); }
    [[nodiscard]] CodeView &view() const { return *m_view; }
    [[nodiscard]] CodeFeed &feed() { return m_feed; }

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

public Q_SLOTS:
    void copy();
    void askAndSave(); ///< asks for a file
    void saveTo(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void showProgram();

    const Theme &m_theme;
    CodeFeed m_feed;
    CodeView *m_view = nullptr;
    QLabel *m_languageLabel = nullptr;
    QComboBox *m_language = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_save = nullptr;
    ElidedLabel *m_status = nullptr;
    LogMessageBar *m_messages = nullptr;
};

} // namespace sw

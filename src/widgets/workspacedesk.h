// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>

class QAction;
class QMenu;

namespace sw {

class MainWindow;
class Settings;
class Theme;

/// Workspaces in the window: panels, messages, views and layout in one file; opened only after it was shown what it holds, written
/// whole or not at all. Nothing of it connects or listens by itself. Main thread; all that it is given outlives it.
class WorkspaceDesk final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostRecent = 8;

    WorkspaceDesk(Settings &settings, const Theme &theme, MainWindow &window);

    void addTo(QMenu &menu, QAction *before);
    [[nodiscard]] QString path() const { return m_path; } ///< of the one in use; empty: none
    /// Whether what is in the window would be lost by another workspace: the file has something else, or there is none.
    [[nodiscard]] bool isChanged() const;
    void startedFresh(); ///< the window has its first panels, which nobody would miss
    void askNew();
    void startNew(); ///< the first panels, no file
    void askOpen();
    /// Reads it and shows what it holds; false: it is refused, a dialog says why, and nothing has changed.
    bool openFile(const QString &file);
    /// A workspace, or else a scenario, which shows what it will do as well.
    void openAny(const QString &file);
    void save(); ///< or asks where
    void askSaveAs();
    bool saveTo(const QString &file); ///< false: a dialog says why
    void stateChanged(); ///< of the window: looks whether the file still has it

Q_SIGNALS:
    void used(); ///< another file is in use, or the same was saved

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void review(const QString &file, const QJsonObject &workspace);
    [[nodiscard]] QStringList losses() const; ///< what a person should know before the panels go
    void apply(const QString &file, const QJsonObject &workspace);
    void showErrors(const QString &title, const QStringList &lines);
    void use(const QString &file); ///< it is the one in use from now on
    void keep(const QStringList &recent);
    void fillRecent();
    void showTitle();
    void retranslate();
    [[nodiscard]] QStringList recent() const;
    [[nodiscard]] QString content() const; ///< a digest of what counts as a change

    Settings &m_settings;
    const Theme &m_theme;
    MainWindow &m_window;
    QString m_path;
    QString m_saved; ///< content() of the file
    QTimer m_lookSoon;
    QAction *m_new;
    QAction *m_open;
    QAction *m_save;
    QAction *m_saveAs;
    QMenu *m_recent;
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QWidget>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace sw {

class LessonShelf;
class Theme;

/// All lessons to choose from, with what each is about, or what is wrong with its file. Main thread; shelf and theme outlive
/// it.
class LessonList final : public QWidget
{
    Q_OBJECT

public:
    LessonList(const LessonShelf &shelf, const Theme &theme, QWidget *parent = nullptr);

    void setDone(const QSet<QString> &ids); ///< lessons that were taken to their end
    void choose(const QString &file);
    [[nodiscard]] QString chosen() const; ///< its file; empty when there is none
    void renew(); ///< the shelf changed
    void retranslate(); ///< also when the shelf has another folder

Q_SIGNALS:
    void startWanted(const QString &file);
    void openWanted(); ///< another file
    void folderWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showChosen();

    const LessonShelf &m_shelf;
    const Theme &m_theme;
    QSet<QString> m_done;
    QListWidget *m_list;
    QLabel *m_summary;
    QPlainTextEdit *m_errors;
    QPushButton *m_start;
    QPushButton *m_open;
    QPushButton *m_folder;
};

} // namespace sw

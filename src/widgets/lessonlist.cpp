// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonlist.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "lessonshelf.h"
#include "lessonwords.h"
#include "loadwording.h"
#include "plaintooltip.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int fileRole = Qt::UserRole;
constexpr int errorLines = 7;
constexpr double rowLines = 1.6; ///< heights of text a row is high
constexpr QChar figureSpace(0x2007); ///< as wide as a digit

} // namespace

LessonList::LessonList(const LessonShelf &shelf, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_theme(theme)
    , m_list(new QListWidget(this))
    , m_summary(new QLabel(this))
    , m_errors(new QPlainTextEdit(this))
    , m_start(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_folder(new QPushButton(this))
{
    setObjectName(QStringLiteral("lessonListPage"));
    m_list->setObjectName(QStringLiteral("lessonList"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setUniformItemSizes(true);
    m_summary->setObjectName(QStringLiteral("lessonSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_errors->setObjectName(QStringLiteral("lessonErrors"));
    m_errors->setReadOnly(true);
    m_errors->setFont(theme.monospace());
    m_errors->setMaximumHeight(fontMetrics().lineSpacing() * errorLines);
    m_start->setObjectName(QStringLiteral("lessonStart"));
    m_start->setProperty("primary", true);
    m_open->setObjectName(QStringLiteral("lessonOpen"));
    m_folder->setObjectName(QStringLiteral("lessonFolder"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    all->addWidget(m_list, 1);
    all->addWidget(m_summary);
    all->addWidget(m_errors);
    all->addWidget(m_start);
    auto *own = new QHBoxLayout;
    own->addWidget(m_open, 1);
    own->addWidget(m_folder, 1);
    all->addLayout(own);
    connect(m_list, &QListWidget::currentItemChanged, this, &LessonList::showChosen);
    connect(m_list, &QListWidget::itemActivated, this, [this] { m_start->click(); });
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startWanted(chosen()); });
    connect(m_open, &QPushButton::clicked, this, &LessonList::openWanted);
    connect(m_folder, &QPushButton::clicked, this, &LessonList::folderWanted);
    retranslate();
}

void LessonList::setDone(const QSet<QString> &ids)
{
    m_done = ids;
    renew();
}

QString LessonList::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(fileRole).toString() : QString();
}

void LessonList::choose(const QString &file)
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(fileRole).toString() == file)
            m_list->setCurrentRow(i);
    }
}

void LessonList::renew()
{
    const QString before = chosen();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const ShelfLesson &one : m_shelf.lessons()) {
            auto *item = new QListWidgetItem(m_list);
            item->setSizeHint(QSize(0, static_cast<int>(m_list->fontMetrics().height() * rowLines)));
            item->setData(fileRole, one.file);
            if (!one.lesson) {
                item->setText(tr("✗  %1: faulty").arg(QFileInfo(one.file).fileName()));
                item->setForeground(m_theme.color(ColorRole::Error));
                continue;
            }
            const bool done = m_done.contains(one.lesson->id);
            const QString order = one.lesson->order != 0
                ? QString::number(one.lesson->order).rightJustified(2, figureSpace) + QStringLiteral("  ")
                : QString();
            QString text = (done ? QStringLiteral("✓  ") : QStringLiteral("     ")) + order
                + LessonWords::title(*one.lesson);
            if (one.lesson->minutes != 0)
                text += QStringLiteral("  ·  ") + tr("%1 min").arg(QLocale().toString(one.lesson->minutes));
            item->setText(text);
            if (!one.shipped)
                item->setToolTip(plainToolTip(one.file));
            item->setData(Qt::AccessibleTextRole, done ? tr("%1, done").arg(text.trimmed()) : text.trimmed());
        }
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    choose(before);
    showChosen();
}

void LessonList::showChosen()
{
    const ShelfLesson *one = m_shelf.find(chosen());
    QStringList lines;
    if (one) {
        for (const LoadError &error : one->errors)
            lines.append(loadErrorLine(QFileInfo(one->file).fileName(), error));
    }
    m_errors->setVisible(!lines.isEmpty());
    m_errors->setPlainText(lines.join(u'\n'));
    m_summary->setText(one && one->lesson ? LessonWords::of(one->lesson->summary)
                           : one ? tr("This file cannot be played. Correct these places and save it: it is read again.")
                                 : QString());
    m_summary->setVisible(!m_summary->text().isEmpty());
    const bool fine = one && one->lesson;
    m_start->setEnabled(fine);
    m_start->setToolTip(fine ? tr("Its sockets are opened step by step in this window")
                             : tr("Choose a lesson whose file is right."));
}

void LessonList::retranslate()
{
    m_list->setAccessibleName(tr("Lessons"));
    m_errors->setAccessibleName(tr("What is wrong with the file"));
    m_start->setText(tr("Start the lesson"));
    m_open->setText(tr("Open a file…"));
    m_open->setToolTip(tr("A lesson or scenario of your own; files can also be dropped on the window"));
    m_folder->setText(tr("My folder…"));
    m_folder->setToolTip(m_shelf.folder().isEmpty()
                             ? tr("A folder with lessons of your own; they are listed here and read again when saved")
                             : plainToolTip(tr("Lessons of your own are in %1").arg(m_shelf.folder())));
    renew();
}

void LessonList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw

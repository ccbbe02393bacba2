// SPDX-License-Identifier: GPL-3.0-or-later
#include "codepanel.h"

#include <array>
#include <utility>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSaveFile>
#include <QToolButton>

#include "codeview.h"
#include "elidedlabel.h"
#include "icons.h"
#include "logmessagebar.h"
#include "theme.h"

namespace sw {

namespace {

// Names of languages are the same in every language.
constexpr std::array<std::pair<CodeLanguage, const char *>, 3> languages{{
    {CodeLanguage::Python, "Python"},
    {CodeLanguage::C, "C"},
    {CodeLanguage::Qt, "C++ (Qt)"},
}};

} // namespace

CodePanel::CodePanel(LogRows &rows, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_feed(rows)
{
    setObjectName(QStringLiteral("codePanel"));
    build();
    retranslate();
    connect(&m_feed, &CodeFeed::changed, this, &CodePanel::showProgram);
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_feed.setLanguage(languages.at(static_cast<std::size_t>(qMax(0, index))).first); });
    connect(m_copy, &QToolButton::clicked, this, &CodePanel::copy);
    connect(m_save, &QToolButton::clicked, this, &CodePanel::askAndSave);
}

void CodePanel::build()
{
    const auto button = [this](const char *name, const char *icon) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1StringView(name));
        made->setIcon(themedIcon(m_theme, QLatin1StringView(icon)));
        made->setAutoRaise(true);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        return made;
    };
    m_languageLabel = new QLabel(this);
    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("codeLanguage"));
    for (const auto &[language, name] : languages)
        m_language->addItem(QLatin1StringView(name));
    m_languageLabel->setBuddy(m_language);
    m_copy = button("codeCopy", "copy");
    m_save = button("codeSave", "save");
    m_status = new ElidedLabel(this);
    m_status->setObjectName(QStringLiteral("codeStatus"));
    m_view = new CodeView(m_theme, this);
    m_view->setObjectName(QStringLiteral("codeView"));
    m_messages = new LogMessageBar(m_theme, this);
    m_messages->hide();

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 2, 6, 2);
    bar->setSpacing(6);
    bar->addWidget(m_languageLabel);
    bar->addWidget(m_language);
    bar->addWidget(m_copy);
    bar->addWidget(m_save);
    bar->addSpacing(8);
    bar->addWidget(m_status, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_view, 1);
    column->addWidget(m_messages);
}

void CodePanel::retranslate()
{
    setWindowTitle(title());
    m_languageLabel->setText(tr("&Language"));
    m_language->setAccessibleName(tr("Language of the program"));
    m_language->setToolTip(tr("In which language the program is written"));
    m_copy->setText(tr("Copy"));
    m_save->setText(tr("Save…"));
    m_view->setAccessibleName(tr("Program that makes the same calls"));
    m_view->setToolTip({});
    showProgram();
}

void CodePanel::showProgram()
{
    const CodeProgram &program = m_feed.program();
    if (m_view->program().text != program.text || m_view->program().rowOfLine != program.rowOfLine)
        m_view->setProgram(program);
    const bool any = program.calls > 0;
    m_copy->setEnabled(any);
    m_save->setEnabled(any);
    const QString none = tr("No call has been made yet, or the log's filter hides them all.");
    m_copy->setToolTip(any ? tr("Copies the selected text, or the whole program") : none);
    m_save->setToolTip(any ? tr("Writes the program to a file") : none);
    QString status = none;
    if (any && m_feed.isCut())
        status =
            tr("The first %1 calls of the rows shown; a longer program nobody reads. The log's filter chooses others.")
                .arg(program.calls);
    else if (any && program.leftOut > 0)
        status =
            tr("Calls: %1; left out, with the reason in a comment: %2. A click on a line chooses its row in the log.")
                .arg(program.calls)
                .arg(program.leftOut);
    else if (any)
        status =
            tr("Calls: %1, of the rows that the log's filter lets through. A click on a line chooses its row in the log.")
                .arg(program.calls);
    m_status->setText(status);
}

void CodePanel::copy()
{
    const QString selected = m_view->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    QApplication::clipboard()->setText(selected.isEmpty() ? m_feed.program().text : selected);
    m_messages->showMessage(selected.isEmpty() ? tr("The program is copied.") : tr("The selected text is copied."));
}

void CodePanel::askAndSave()
{
    const QString suffix = codeFileSuffix(m_feed.language());
    auto *dialog = new QFileDialog(this, tr("Save the program"));
    dialog->setObjectName(QStringLiteral("codeSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Programs (*%1)").arg(suffix), tr("All files (*)")});
    dialog->setDefaultSuffix(suffix.mid(1));
    dialog->selectFile(QStringLiteral("sockets") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &CodePanel::saveTo);
    dialog->open();
}

void CodePanel::saveTo(const QString &path)
{
    // A finished file takes the place of an old one; a device or a pipe must not be replaced like that.
    const QByteArray text = m_feed.program().text.toUtf8();
    const QFileInfo old(path);
    QSaveFile file(path);
    QString why;
    if (old.exists() && !old.isFile())
        why = tr("it is no regular file");
    else if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush() || !file.commit())
        why = file.errorString();
    m_messages->showMessage(why.isEmpty() ? tr("Written: %1").arg(path)
                                          : tr("The program could not be saved to %1: %2").arg(path, why),
                            !why.isEmpty());
}

QJsonObject CodePanel::saveState() const
{
    return {{QStringLiteral("language"), QString(codeLanguageName(m_feed.language()))}};
}

void CodePanel::restoreState(const QJsonObject &state)
{
    const auto language = codeLanguageFromName(state.value(QLatin1StringView("language")).toString());
    for (std::size_t i = 0; language && i < languages.size(); ++i) {
        if (languages[i].first == *language)
            m_language->setCurrentIndex(static_cast<int>(i));
    }
}

void CodePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CodePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_feed.setWatched(true);
}

void CodePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_feed.setWatched(false);
}

} // namespace sw

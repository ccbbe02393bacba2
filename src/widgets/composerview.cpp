// SPDX-License-Identifier: GPL-3.0-or-later
// What a Composer shows of its state: captions, controls, preview, error, file, progress.
#include "composer.h"

#include <array>

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMetaMethod>

#include "bytesview.h"
#include "encodings.h"
#include "flowlayout.h"
#include "icons.h"
#include "payloaderrortext.h"
#include "plaintooltip.h"
#include "printable.h"
#include "styleproperty.h"
#include "theme.h"
#include "ui_composer.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr qsizetype previewBytesShown = 512;
constexpr qsizetype historyChars = 60;

template<typename Value>
struct Choice
{
    Value value;
    const char *text;
};

constexpr std::array forms{
    Choice<PayloadForm>{PayloadForm::Text, QT_TRANSLATE_NOOP("sw::Composer", "Text")},
    Choice<PayloadForm>{PayloadForm::Escapes, QT_TRANSLATE_NOOP("sw::Composer", "Escapes")},
    Choice<PayloadForm>{PayloadForm::Hex, QT_TRANSLATE_NOOP("sw::Composer", "Hex")},
};

constexpr std::array endings{
    Choice<LineEnding>{LineEnding::None, QT_TRANSLATE_NOOP("sw::Composer", "No EOL")},
    Choice<LineEnding>{LineEnding::Lf, QT_TRANSLATE_NOOP("sw::Composer", "+ LF")},
    Choice<LineEnding>{LineEnding::CrLf, QT_TRANSLATE_NOOP("sw::Composer", "+ CRLF")},
    Choice<LineEnding>{LineEnding::Cr, QT_TRANSLATE_NOOP("sw::Composer", "+ CR")},
    Choice<LineEnding>{LineEnding::Nul, QT_TRANSLATE_NOOP("sw::Composer", "+ NUL")},
};

} // namespace

void Composer::buildControls()
{
    for (const auto &form : forms)
        m_ui->formCombo->addItem(QString(), QVariant::fromValue(form.value));
    for (const EncodingEntry &encoding : encodings())
        m_ui->encodingCombo->addItem(encoding.name, QVariant::fromValue(encoding.id));
    for (const auto &ending : endings)
        m_ui->endingCombo->addItem(QString(), QVariant::fromValue(ending.value));
    m_clearAfter = new QAction(this);
    m_clearAfter->setObjectName(QStringLiteral("clearAfterAction"));
    m_clearAfter->setCheckable(true);
    connect(m_clearAfter, &QAction::toggled, m_ui->clearCheck, &QCheckBox::setChecked);
    connect(m_ui->clearCheck, &QCheckBox::toggled, m_clearAfter, &QAction::setChecked);
    m_extras = new ComposerExtras(m_ui->extrasButton);
    m_keep = new QAction(this);
    m_keep->setObjectName(QStringLiteral("keepMessageAction"));
    connect(m_keep, &QAction::triggered, this, &Composer::keepRequested);
    auto *flow = new FlowLayout(m_ui->controls, 2);
    for (QWidget *control :
         std::initializer_list<QWidget *>{m_ui->formCombo, m_ui->encodingCombo, m_ui->endingCombo, m_ui->fileButton,
                                          m_ui->historyButton, m_ui->extrasButton, m_ui->clearCheck})
        flow->addWidget(control);
}

void Composer::retranslate()
{
    m_ui->retranslateUi(this);
    setNarrow(false); // until the new words are measured
    m_clearAfter->setText(m_ui->clearCheck->text());
    m_keep->setText(tr("Keep as a message…"));
    for (size_t i = 0; i < forms.size(); ++i)
        m_ui->formCombo->setItemText(static_cast<int>(i), tr(forms[i].text));
    for (size_t i = 0; i < endings.size(); ++i)
        m_ui->endingCombo->setItemText(static_cast<int>(i), tr(endings[i].text));
    showFile();
    showError();
    showPreview();
    showControls();
    showSendState();
    renderProgress();
}

void Composer::applyTheme()
{
    m_ui->fileButton->setIcon(themedIcon(m_theme, QLatin1StringView("file")));
    setNarrow(false); // until the new font is measured
    m_ui->historyButton->setIcon(themedIcon(m_theme, QLatin1StringView("history")));
    m_ui->extrasButton->setIcon(themedIcon(m_theme, QLatin1StringView("settings")));
    const int side = m_ui->fileIcon->fontMetrics().height();
    m_ui->fileIcon->setPixmap(themedIcon(m_theme, QLatin1StringView("file"), ColorRole::Accent).pixmap(side, side));
    showError();
}

void Composer::showPreview()
{
    const bool valid = isValid();
    m_ui->previewRow->setVisible(valid);
    if (!valid)
        return;
    const QByteArray now = bytes();
    const BytesPreview preview = previewBytes(now, entry().encoding, previewBytesShown);
    const QString more = preview.isCut() ? QStringLiteral(" …") : QString();
    m_ui->previewCount->setText(tr("%1 B", "bytes").arg(QLocale().toString(now.size())));
    m_ui->previewText->setText(now.isEmpty() ? tr("nothing") : preview.text + more);
    m_ui->previewHex->setText(preview.hex + more);
}

void Composer::showError()
{
    // Without a place: the checksum behind the message.
    const bool atText = !hasFile() && m_result.error && m_result.error->position >= 0;
    QString message = m_fileProblem;
    QList<QTextEdit::ExtraSelection> marks;
    if (m_result.error)
        message = payloadErrorText(*m_result.error, atText ? typedText() : tr("the checksum at its end"),
                                   entry().encoding);
    if (atText) {
        const PayloadError &error = *m_result.error;
        const int last = m_ui->textEdit->document()->characterCount() - 1;
        const int end = qMin(static_cast<int>(error.position + qMax<qsizetype>(error.length, 1)), last);
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_ui->textEdit->document());
        mark.cursor.setPosition(qMin(static_cast<int>(error.position), last));
        mark.cursor.setPosition(end, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(m_theme.color(ColorRole::Error));
        mark.format.setBackground(m_theme.color(ColorRole::ErrorSoft));
        marks.append(mark);
    }
    m_ui->textEdit->setExtraSelections(marks);
    m_ui->textEdit->setAccessibleDescription(atText ? message : QString());
    m_ui->errorLabel->setText(message);
    m_ui->errorButton->setVisible(atText);
    m_ui->errorRow->setVisible(!message.isEmpty());
}

void Composer::showFile()
{
    m_ui->fileBar->setVisible(hasFile());
    m_ui->textEdit->setVisible(!hasFile());
    if (!hasFile())
        return;
    const QString name = QFileInfo(m_file.path()).fileName();
    const QString size = UnitWords::size(static_cast<quint64>(m_file.size()));
    const QString read = UnitWords::size(static_cast<quint64>(m_file.bytes().size()));
    m_ui->fileLabel->setText(m_file.isLoading() ? tr("%1 · reading %2 of %3").arg(name, read, size)
                                                : tr("%1 · %2", "file, size").arg(name, size));
    m_ui->fileLabel->setToolTip(plainToolTip(m_file.path()));
}

void Composer::showControls()
{
    const bool hex = m_ui->formCombo->currentData().value<PayloadForm>() == PayloadForm::Hex;
    const QString file = tr("A file is sent as it is.");
    const auto set = [](QWidget *control, bool enabled, const QString &toolTip) {
        control->setEnabled(enabled);
        control->setToolTip(plainToolTip(toolTip));
    };
    set(m_ui->formCombo, !hasFile(),
        hasFile() ? file : tr("How the text is read: as it stands, with backslash escapes, or as hex digits"));
    set(m_ui->endingCombo, !hasFile() && !hex,
        hasFile() ? file
            : hex ? tr("Hex is exact: no line ending is added. Type 0d 0a at the end if you want one.")
                  : tr("Added at the end of the message; also replaces the line breaks typed in it"));
    m_ui->encodingCombo->setToolTip(
        plainToolTip(hex || hasFile() ? tr("The bytes are exact; the encoding only decides how they are shown as text")
                                      : tr("The encoding that turns characters into bytes")));
    m_ui->historyButton->setToolTip(plainToolTip(m_history.entries().empty()
                                                     ? tr("Nothing has been sent yet")
                                                     : tr("Bring back a message that was sent before")));
}

QString Composer::whyNothingCanBeSent() const
{
    if (!m_allowed)
        return m_whyNot.isEmpty() ? tr("Nothing can be sent now") : m_whyNot;
    if (hasFile() && !m_fileProblem.isEmpty())
        return m_fileProblem;
    if (hasFile() && !m_file.isLoaded())
        return tr("The file is being read");
    if (!isValid())
        return m_ui->errorLabel->text();
    return bytes().isEmpty() && !m_emptyAllowed
        ? tr("There is nothing to send: the message has no bytes, and a stream carries only bytes, so that "
             "the peer would never see an empty message")
        : QString();
}

void Composer::showSendState()
{
    const QString why = whyNothingCanBeSent();
    const QString caption = m_caption.isEmpty() ? tr("Send") : m_caption;
    m_ui->sendButton->setText(m_repeating ? tr("Stop", "repeating") : caption);
    m_ui->sendButton->setAccessibleName(m_repeating ? tr("Stop repeating") : caption);
    m_ui->sendButton->setEnabled(m_repeating || why.isEmpty());
    m_ui->sendButton->setToolTip(plainToolTip(m_repeating          ? tr("Make no further message (Ctrl+Enter)")
                                                  : !why.isEmpty() ? why
                                                  : m_extras->repeats()
                                                  ? tr("Send the bytes shown above again and again (Ctrl+Enter)")
                                                  : tr("Send exactly the bytes shown above (Ctrl+Enter)")));
    m_ui->sendButton->setAccessibleDescription(m_repeating ? QString() : why);
}

void Composer::fillHistory()
{
    m_historyMenu->clear();
    for (const ComposerEntry &old : m_history.entries()) {
        const QString line = printable(old.text.left(historyChars * 2).toUtf8(), TextEncoding::Utf8, historyChars);
        const QString form = m_ui->formCombo->itemText(m_ui->formCombo->findData(QVariant::fromValue(old.form)));
        const QString ending = m_ui->endingCombo->itemText(
            m_ui->endingCombo->findData(QVariant::fromValue(old.ending)));
        QAction *action = m_historyMenu->addAction(QString(line).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(
            plainToolTip(QStringLiteral("%1\n%2 · %3 · %4").arg(line, form, encodingName(old.encoding), ending)));
        connect(action, &QAction::triggered, this, [this, old] { setEntry(old); });
    }
    if (m_history.entries().empty())
        m_historyMenu->addAction(tr("Nothing has been sent yet"))->setEnabled(false);
    else
        connect(m_historyMenu->addAction(tr("Forget all")), &QAction::triggered, &m_history, &ComposerHistory::clear);
    m_historyMenu->addSeparator();
    if (isSignalConnected(QMetaMethod::fromSignal(&Composer::keepRequested)))
        m_historyMenu->addAction(m_keep);
    m_historyMenu->addAction(m_clearAfter);
}

/// One line for the controls also in a narrow panel: buttons become icons, and the check box stands in the history's menu.
void Composer::fitControls()
{
    const QMargins margins = m_ui->barLayout->contentsMargins();
    int room = width() - 2 - margins.left() - margins.right() - m_ui->sendButton->sizeHint().width()
        - m_ui->barLayout->spacing();
    if (!m_ui->targetButton->isHidden())
        room -= m_ui->targetButton->sizeHint().width() + m_ui->barLayout->spacing();
    if (!m_narrow)
        m_wideControls = m_ui->controls->layout()->sizeHint().width();
    setNarrow(m_wideControls > room);
}

void Composer::setNarrow(bool narrow)
{
    m_narrow = narrow;
    for (QToolButton *button : {m_ui->fileButton, m_ui->historyButton, m_ui->extrasButton})
        button->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_ui->clearCheck->setVisible(!narrow);
}

// No nested event loop: the answer comes by a signal.
void Composer::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Send the bytes of a file"));
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Composer::setFile);
    dialog->open();
}

void Composer::showProgress(qint64 taken, qint64 size, bool finished, const QString &problem)
{
    m_progress = {true, taken, size, finished, problem, {}, false};
    renderProgress();
}

void Composer::showRepeating(bool repeating, const QString &text, bool slow)
{
    if (m_repeating != repeating) {
        m_repeating = repeating;
        showSendState();
    }
    m_progress = {true, 0, 0, false, {}, text, slow};
    renderProgress();
}

void Composer::showRepeatEnd(const QString &text, bool well)
{
    m_repeating = false;
    showSendState();
    m_progress = {true, 0, well ? 0 : 1, true, {}, text, false};
    renderProgress();
}

void Composer::clearProgress()
{
    m_progress = {};
    renderProgress();
}

void Composer::setTakenByQt(bool byQt)
{
    m_takenByQt = byQt;
    renderProgress();
}

void Composer::renderProgress()
{
    m_ui->progressRow->setVisible(m_progress.shown);
    if (!m_progress.shown)
        return;
    m_ui->cancelButton->setVisible(!m_progress.finished && (m_progress.repeating.isEmpty() || m_progress.slow));
    const QString taken = UnitWords::size(static_cast<quint64>(qMax<qint64>(m_progress.taken, 0)));
    const QString size = UnitWords::size(static_cast<quint64>(qMax<qint64>(m_progress.size, 0)));
    const bool whole = m_progress.finished && m_progress.taken >= m_progress.size && m_progress.problem.isEmpty();
    QString text = m_progress.repeating;
    if (!text.isEmpty())
        m_ui->progressLabel->setText(text);
    else if (whole)
        text = (m_takenByQt ? tr("✓ Written: Qt took all %1 into its buffer") : tr("✓ Sent: the kernel took all %1"))
                   .arg(size);
    else if (m_progress.finished)
        text = (m_takenByQt ? tr("✕ Only %1 of %2 were taken by Qt. %3")
                            : tr("✕ Only %1 of %2 were taken by the kernel. %3"))
                   .arg(taken, size, m_progress.problem)
                   .trimmed();
    else
        text = (m_takenByQt ? tr("Writing: Qt took %1 of %2. %3") : tr("Sending: the kernel took %1 of %2. %3"))
                   .arg(taken, size, m_progress.problem)
                   .trimmed();
    m_ui->progressLabel->setText(text);
    const bool flows = !m_progress.finished && !m_progress.repeating.isEmpty() && !m_progress.slow;
    const QString ink = whole || flows ? QStringLiteral("sent")
        : m_progress.finished          ? QStringLiteral("error")
                                       : QStringLiteral("blocked");
    setStyleProperty(m_ui->progressLabel, "ink", ink);
}

} // namespace sw

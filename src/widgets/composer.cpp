// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer.h"

#include <QFileInfo>
#include <QMenu>
#include <QPlainTextDocumentLayout>
#include <QShortcut>
#include <QToolTip>

#include "encodings.h"
#include "flowlayout.h"
#include "payloaderrortext.h"
#include "payloadhighlighter.h"
#include "plaintooltip.h"
#include "theme.h"
#include "ui_composer.h"

namespace sw {

Composer::Composer(const Theme &theme, ComposerHistory &history, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::Composer>())
    , m_theme(theme)
    , m_history(history)
    , m_historyMenu(new QMenu(this))
{
    m_ui->setupUi(this);
    m_highlighter = new PayloadHighlighter(theme, m_ui->textEdit->document());
    m_historyMenu->setObjectName(QStringLiteral("historyMenu"));
    m_historyMenu->setToolTipsVisible(true);
    m_ui->historyButton->setMenu(m_historyMenu);
    m_ui->targetButton->hide();
    buildControls();
    connectParts();
    retranslate();
    applyTheme();
    parse();
    renderProgress();
}

Composer::~Composer() = default;

void Composer::connectParts()
{
    // Also comes when only the colours of the text change.
    connect(m_ui->textEdit, &QPlainTextEdit::textChanged, this, [this] {
        if (!(entry() == m_parsed))
            parse();
    });
    for (QComboBox *combo : {m_ui->formCombo, m_ui->encodingCombo, m_ui->endingCombo})
        connect(combo, &QComboBox::currentIndexChanged, this, &Composer::parse);
    connect(m_ui->clearCheck, &QCheckBox::toggled, this, &Composer::edited);
    connect(m_extras, &ComposerExtras::changed, this, &Composer::parse);
    connect(m_extras, &ComposerExtras::insertWanted, this, &Composer::insertPlaceholder);
    connect(m_ui->extrasButton, &QToolButton::clicked, this, [this] {
        m_extras->open();
        m_extras->setRepeat(m_extras->repeat()); // the click has turned the button's mark
    });
    connect(m_ui->fileButton, &QToolButton::clicked, this, &Composer::chooseFile);
    connect(m_ui->fileRemoveButton, &QToolButton::clicked, this, [this] { setFile(QString()); });
    connect(m_ui->errorButton, &QToolButton::clicked, this, &Composer::jumpToError);
    connect(m_ui->cancelButton, &QToolButton::clicked, this, &Composer::cancelRequested);
    connect(m_ui->sendButton, &QPushButton::clicked, this, &Composer::send);
    connect(m_historyMenu, &QMenu::aboutToShow, this, &Composer::fillHistory);
    connect(&m_history, &ComposerHistory::changed, this, &Composer::showControls);
    connect(&m_file, &ComposerFile::progress, this, &Composer::showFile);
    connect(&m_file, &ComposerFile::finished, this, &Composer::parse);
    connect(&m_file, &ComposerFile::failed, this, [this](const QString &why) {
        m_fileProblem = why;
        parse();
    });
    connect(&m_theme, &Theme::changed, this, &Composer::applyTheme);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &Composer::send);
    }
}

QByteArray Composer::bytes() const
{
    return isValid() ? m_result.bytes : QByteArray();
}

bool Composer::isValid() const
{
    return m_result.ok() && (!hasFile() || m_file.isLoaded());
}

RepeatSettings Composer::repeat() const
{
    return m_extras->repeat();
}

void Composer::setRepeatRefused(const QString &why)
{
    m_extras->setRepeatRefused(why);
    showSendState();
}

void Composer::setRepeat(const RepeatSettings &repeat)
{
    m_extras->setRepeat(repeat);
    showSendState();
    Q_EMIT edited();
}

void Composer::setCounter(quint64 counter)
{
    m_counter = counter;
    make();
    showPreview();
}

void Composer::setContext(std::function<PlaceholderContext()> context)
{
    m_context = std::move(context);
}

PlaceholderContext Composer::context() const
{
    PlaceholderContext now = m_context ? m_context() : PlaceholderContext();
    now.counter = m_counter;
    return now;
}

void Composer::make()
{
    m_result = m_message.expand(context());
}

void Composer::insertPlaceholder(const QString &text)
{
    m_ui->textEdit->insertPlainText(text);
    m_ui->textEdit->setFocus();
}

void Composer::setSendEnabled(bool enabled, const QString &why)
{
    m_allowed = enabled;
    m_whyNot = why;
    showSendState();
}

void Composer::setEmptyAllowed(bool allowed)
{
    m_emptyAllowed = allowed;
    showSendState();
}

void Composer::setSendCaption(const QString &caption)
{
    m_caption = caption;
    showSendState();
}

void Composer::setTargets(QMenu *menu)
{
    m_ui->targetButton->setMenu(menu);
    m_ui->targetButton->setVisible(menu != nullptr);
}

// The document keeps line separators as U+2029 and U+2028 (Shift+Enter), and unlike toPlainText() no-break spaces as such.
QString Composer::typedText() const
{
    QString text = m_ui->textEdit->document()->toRawText();
    for (QChar &c : text) {
        if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator)
            c = u'\n';
    }
    return text;
}

ComposerEntry Composer::entry() const
{
    return {typedText(),
            m_ui->formCombo->currentData().value<PayloadForm>(),
            m_ui->encodingCombo->currentData().value<TextEncoding>(),
            m_ui->endingCombo->currentData().value<LineEnding>(),
            m_extras->placeholders(),
            m_extras->checksum()};
}

void Composer::setEntry(const ComposerEntry &entry)
{
    m_setting = true;
    m_file.clear();
    m_fileProblem.clear();
    m_ui->formCombo->setCurrentIndex(m_ui->formCombo->findData(QVariant::fromValue(entry.form)));
    m_ui->encodingCombo->setCurrentIndex(m_ui->encodingCombo->findData(QVariant::fromValue(entry.encoding)));
    m_ui->endingCombo->setCurrentIndex(m_ui->endingCombo->findData(QVariant::fromValue(entry.ending)));
    m_ui->textEdit->setPlainText(entry.text);
    m_extras->setMessage(entry);
    m_counter = 0;
    m_setting = false;
    parse();
}

void Composer::setPayload(const QByteArray &bytes)
{
    ComposerEntry edited = entry();
    const PayloadText editable = editableText(bytes, edited.encoding);
    edited.text = editable.text;
    edited.form = editable.form;
    edited.ending = LineEnding::None;
    // The bytes are what they are: with their checksum, and with what looks like a placeholder.
    edited.placeholders = PlaceholderScope::Off;
    edited.checksum = {};
    setEntry(edited);
    m_ui->textEdit->setFocus();
    m_ui->textEdit->moveCursor(QTextCursor::End);
}

void Composer::setFile(const QString &path)
{
    m_fileProblem.clear();
    if (path.isEmpty())
        m_file.clear();
    else
        m_file.load(path);
    parse();
}

QJsonObject Composer::saveState() const
{
    QJsonObject state = toJson(entry());
    state.insert(QStringLiteral("file"), m_file.path());
    state.insert(QStringLiteral("clearAfterSending"), m_ui->clearCheck->isChecked());
    state.insert(QStringLiteral("repeat"), m_extras->saveRepeat());
    return state;
}

void Composer::restoreState(const QJsonObject &state)
{
    setEntry(composerEntryFrom(state));
    m_ui->clearCheck->setChecked(state[QLatin1StringView("clearAfterSending")].toBool());
    m_extras->restoreRepeat(state[QLatin1StringView("repeat")].toObject());
    // One that is gone meanwhile is nobody's wish any more; what was typed before it is there.
    const QString file = state[QLatin1StringView("file")].toString();
    if (!file.isEmpty() && QFileInfo(file).isFile())
        setFile(file);
}

void Composer::parse()
{
    if (m_setting)
        return;
    const ComposerEntry now = entry();
    if (!(now == m_parsed))
        m_counter = 0;
    m_parsed = now;
    m_highlighter->setForm(now.form);
    if (!hasFile())
        m_message = MessageTemplate(now);
    else
        m_message = MessageTemplate(m_file.isLoaded() ? m_file.bytes() : QByteArray(), now.checksum);
    make();
    m_extras->setFile(hasFile());
    showFile();
    showError();
    showPreview();
    showControls();
    showSendState();
    Q_EMIT edited();
}

void Composer::send()
{
    if (m_repeating)
        return Q_EMIT stopRequested();
    make(); // with the time, and the ends, of now
    const QString why = whyNothingCanBeSent();
    if (!why.isEmpty()) {
        // By the keyboard: the greyed button alone would not say why nothing happens.
        if (!hasFile() && m_result.error)
            jumpToError();
        const QPoint at = m_ui->sendButton->mapToGlobal(QPoint(0, m_ui->sendButton->height()));
        QToolTip::showText(at, plainToolTip(why), m_ui->sendButton);
        return;
    }
    const QByteArray message = bytes();
    if (!hasFile())
        m_history.add(entry());
    if (m_extras->repeats())
        return Q_EMIT repeatRequested();
    ++m_counter;
    Q_EMIT sendRequested(message);
    if (m_message.varies()) {
        make();
        showPreview();
    }
    if (!m_ui->clearCheck->isChecked())
        return;
    if (hasFile())
        setFile(QString());
    else
        m_ui->textEdit->clear();
}

void Composer::jumpToError()
{
    if (!m_result.error || m_result.error->position < 0)
        return;
    QTextCursor cursor = m_ui->textEdit->textCursor();
    cursor.setPosition(static_cast<int>(m_result.error->position));
    m_ui->textEdit->setTextCursor(cursor);
    m_ui->textEdit->ensureCursorVisible();
    m_ui->textEdit->setFocus();
}

// A splitter that squeezes the panel knows nothing of wrapped lines: the minimum must follow the width.
bool Composer::event(QEvent *event)
{
    const bool taken = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fitControls();
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        const int needed = layout()->minimumHeightForWidth(width());
        if (needed >= 0 && needed != minimumHeight())
            setMinimumHeight(needed);
    }
    return taken;
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        applyTheme();
}

} // namespace sw

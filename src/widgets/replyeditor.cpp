// SPDX-License-Identifier: GPL-3.0-or-later
#include "replyeditor.h"

#include <array>

#include <QEvent>

#include "flowlayout.h"
#include "hexdump.h"
#include "payloaderrortext.h"
#include "payloadparser.h"
#include "styleproperty.h"
#include "theme.h"
#include "ui_replyeditor.h"

namespace sw {

namespace {

struct KindRow
{
    ReplyKind kind;
    const char *text;
    const char *field; ///< name of the field of bytes; null: none is needed
    const char *example;
};

constexpr std::array kinds{
    KindRow{ReplyKind::Nothing, QT_TRANSLATE_NOOP("sw::ReplyEditor", "Nothing"), nullptr, nullptr},
    KindRow{ReplyKind::Echo, QT_TRANSLATE_NOOP("sw::ReplyEditor", "Echo"), nullptr, nullptr},
    KindRow{ReplyKind::EchoWithPrefix, QT_TRANSLATE_NOOP("sw::ReplyEditor", "Echo with prefix"),
            QT_TRANSLATE_NOOP("sw::ReplyEditor", "Prefix"),
            QT_TRANSLATE_NOOP("sw::ReplyEditor", "prefix, such as Echo: ")},
    KindRow{ReplyKind::Fixed, QT_TRANSLATE_NOOP("sw::ReplyEditor", "Fixed reply"),
            QT_TRANSLATE_NOOP("sw::ReplyEditor", "Reply"),
            QT_TRANSLATE_NOOP("sw::ReplyEditor", "reply, such as +PONG\\r\\n")},
    KindRow{ReplyKind::Rules, QT_TRANSLATE_NOOP("sw::ReplyEditor", "Rules"), nullptr, nullptr},
};

constexpr int fieldChars = 8; ///< at least, in a narrow panel

PayloadResult parsed(const QString &text)
{
    return parsePayload(text, PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None);
}

QString textOf(const QByteArray &bytes)
{
    const PayloadText editable = editableText(bytes, TextEncoding::Utf8);
    return editable.form == PayloadForm::Escapes ? editable.text : toCEscapes(bytes);
}

/// A text that stands for these bytes already is left as it was typed.
void showBytes(QLineEdit *edit, const QByteArray &bytes)
{
    const PayloadResult now = parsed(edit->text());
    if (!now.ok() || now.bytes != bytes)
        edit->setText(textOf(bytes));
}

} // namespace

ReplyEditor::ReplyEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ReplyEditor>())
    , m_theme(theme)
{
    m_ui->setupUi(this);
    for (size_t i = 0; i < kinds.size(); ++i)
        m_ui->kindCombo->addItem(QString(), QVariant::fromValue(kinds[i].kind));
    auto *flow = new FlowLayout(m_ui->rows, 8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->replyGroup, m_ui->moreButton, m_ui->greetingGroup,
                                                          m_ui->closeCheck, m_ui->receiveGroup})
        flow->addWidget(part);
    m_ui->receiveSpin->setMaximum(ReplySettings::mostReceiveBytes);
    connect(m_ui->moreButton, &QToolButton::toggled, this, &ReplyEditor::fold);
    connect(m_ui->kindCombo, &QComboBox::currentIndexChanged, this, &ReplyEditor::take);
    connect(m_ui->rulesButton, &QPushButton::clicked, this, &ReplyEditor::rulesWanted);
    connect(m_ui->bytesEdit, &QLineEdit::textChanged, this, &ReplyEditor::take);
    connect(m_ui->greetingEdit, &QLineEdit::textChanged, this, &ReplyEditor::take);
    connect(m_ui->closeCheck, &QCheckBox::toggled, this, &ReplyEditor::take);
    connect(m_ui->receiveSpin, &QSpinBox::valueChanged, this, &ReplyEditor::take);
    connect(&theme, &Theme::changed, this, &ReplyEditor::applyTheme);
    retranslate();
    applyTheme();
    setSettings(ReplySettings());
}

ReplyEditor::~ReplyEditor() = default;

void ReplyEditor::setSettings(const ReplySettings &settings)
{
    m_loading = true;
    m_settings = settings;
    m_ui->kindCombo->setCurrentIndex(m_ui->kindCombo->findData(QVariant::fromValue(settings.rule.kind)));
    showBytes(m_ui->bytesEdit, settings.rule.bytes);
    showBytes(m_ui->greetingEdit, settings.greeting);
    m_ui->closeCheck->setChecked(settings.closeAfterPeer);
    m_ui->receiveSpin->setValue(settings.receiveBytes);
    // What is not as it is at first does not stay out of sight.
    if (!settings.greeting.isEmpty() || settings.closeAfterPeer != ReplySettings().closeAfterPeer
        || settings.receiveBytes != ReplySettings().receiveBytes)
        m_ui->moreButton->setChecked(true);
    m_loading = false;
    take();
}

void ReplyEditor::setRules(const RuleSet &rules, bool use)
{
    const bool uses = m_settings.rule.kind == ReplyKind::Rules;
    if (rules == m_settings.rules && (uses || !use))
        return;
    m_settings.rules = rules;
    showFields();
    if (use && !uses)
        m_ui->kindCombo->setCurrentIndex(m_ui->kindCombo->findData(QVariant::fromValue(ReplyKind::Rules))); // emits
    else
        Q_EMIT changed(m_settings);
}

bool ReplyEditor::read(QLineEdit *edit, const QString &fieldName, QByteArray &bytes, QStringList &problems)
{
    const PayloadResult result = parsed(edit->text());
    QString problem;
    if (result.error)
        problem = tr("%1, character %2: %3", "field, place, error")
                      .arg(fieldName)
                      .arg(result.error->position + 1)
                      .arg(payloadErrorText(*result.error, edit->text(), TextEncoding::Utf8));
    else
        bytes = result.bytes;
    setStyleProperty(edit, "invalid", !result.ok());
    edit->setAccessibleDescription(problem);
    if (!problem.isEmpty())
        problems.append(problem);
    return result.ok();
}

void ReplyEditor::take()
{
    if (m_loading)
        return;
    showFields();
    const KindRow &kind = kinds[static_cast<size_t>(qMax(0, m_ui->kindCombo->currentIndex()))];
    QStringList problems;
    ReplySettings now;
    now.rules = m_settings.rules;
    now.rule.kind = kind.kind;
    // A field that is not needed keeps its text for when it is needed again, and cannot be wrong.
    now.rule.bytes = m_settings.rule.bytes;
    if (kind.field != nullptr)
        read(m_ui->bytesEdit, tr(kind.field), now.rule.bytes, problems);
    read(m_ui->greetingEdit, tr("Greeting"), now.greeting, problems);
    now.closeAfterPeer = m_ui->closeCheck->isChecked();
    now.receiveBytes = m_ui->receiveSpin->value();
    m_valid = problems.isEmpty();
    m_ui->errorLabel->setText(problems.join(u'\n'));
    m_ui->errorLabel->setVisible(!m_valid);
    if (!m_valid || now == m_settings)
        return;
    m_settings = now;
    Q_EMIT changed(m_settings);
}

void ReplyEditor::showFields()
{
    const KindRow &kind = kinds[static_cast<size_t>(qMax(0, m_ui->kindCombo->currentIndex()))];
    m_ui->bytesEdit->setVisible(kind.field != nullptr);
    m_ui->rulesButton->setVisible(kind.kind == ReplyKind::Rules);
    m_ui->rulesButton->setText(tr("Rules (%n)…", "", int(m_settings.rules.rules.size())));
    fold();
    if (kind.field == nullptr)
        return;
    m_ui->bytesEdit->setAccessibleName(tr(kind.field));
    m_ui->bytesEdit->setPlaceholderText(tr(kind.example));
}

/// Where one line does not hold all of it, the rarer half waits behind a button: a low window has better use for the line.
void ReplyEditor::fold()
{
    const auto fits = [this](std::initializer_list<const QWidget *> parts) {
        int needed = m_ui->replyGroup->sizeHint().width();
        for (const QWidget *part : parts)
            needed += m_ui->rows->layout()->spacing() + part->sizeHint().width();
        return needed <= width();
    };
    const bool all = fits({m_ui->greetingGroup, m_ui->closeCheck, m_ui->receiveGroup});
    const bool most = all || fits({m_ui->moreButton, m_ui->greetingGroup, m_ui->closeCheck});
    const bool asked = m_ui->moreButton->isChecked();
    m_ui->moreButton->setVisible(!all && !m_answersOnly);
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->greetingGroup, m_ui->closeCheck})
        part->setVisible(!m_answersOnly && (most || asked));
    m_ui->receiveGroup->setVisible(!m_answersOnly && (all || asked));
}

void ReplyEditor::setAnswersOnly(bool only)
{
    m_answersOnly = only;
    fold();
}

void ReplyEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void ReplyEditor::retranslate()
{
    m_ui->retranslateUi(this);
    for (size_t i = 0; i < kinds.size(); ++i)
        m_ui->kindCombo->setItemText(static_cast<int>(i), tr(kinds[i].text));
    take();
}

void ReplyEditor::applyTheme()
{
    const QFont mono = m_theme.monospace();
    for (QLineEdit *edit : {m_ui->bytesEdit, m_ui->greetingEdit})
        edit->setMinimumWidth(QFontMetrics(mono).averageCharWidth() * fieldChars);
}

void ReplyEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        applyTheme();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog's parts, and its run: what is shown of it while it lasts.
#include "sequencedialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QTreeWidget>

#include "sequencecolumns.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;

constexpr int tickMs = 100;
constexpr QSize usualSize(820, 480);

} // namespace

SequenceDialog::SequenceDialog(Where where, QWidget *parent)
    : QDialog(parent)
    , m_where(std::move(where))
    , m_intro(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_kind(new QComboBox(this))
    , m_match(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_form(new QComboBox(this))
    , m_number(new QSpinBox(this))
    , m_bytes(new QSpinBox(this))
    , m_add(new QPushButton(this))
    , m_compose(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_up(new QPushButton(this))
    , m_down(new QPushButton(this))
    , m_loop(new QPushButton(this))
    , m_goOn(new QCheckBox(this))
    , m_status(new QLabel(this))
    , m_run(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("sequenceDialog"));
    build();
    buildFields();
    connectKeys();
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &SequenceDialog::showProgress);
    connect(&m_where.endpoint, &Endpoint::stateChanged, this, &SequenceDialog::showButtons);
    connect(&m_where.theme, &Theme::changed, this, &SequenceDialog::showSteps);
    connect(this, &QDialog::finished, this, &SequenceDialog::stop); // nothing is played that nobody can stop
    m_sequence = firstSequence();
    retranslate();
    changed(0);
    resize(usualSize);
}

SequenceDialog::~SequenceDialog() = default;

Sequence SequenceDialog::firstSequence()
{
    SequenceStep ask;
    ask.text = QStringLiteral("PING\\r\\n");
    SequenceStep answer;
    answer.kind = Kind::Expect;
    answer.match = Match::Anything;
    Sequence first;
    first.steps = {ask, answer};
    return first;
}

void SequenceDialog::build()
{
    m_intro->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("sequenceSteps"));
    m_list->setColumnCount(SequenceColumns);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(0);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(StepColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(ResultColumn, QHeaderView::Stretch);
    for (const int narrow : {int(NumberColumn), int(TimeColumn)})
        m_list->header()->setSectionResizeMode(narrow, QHeaderView::Fixed);
    m_status->setObjectName(QStringLiteral("sequenceStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    const std::initializer_list<std::pair<QPushButton *, const char *>> buttons{
        {m_add, "addStepButton"},        {m_compose, "addComposedButton"}, {m_remove, "removeStepButton"},
        {m_up, "stepUpButton"},          {m_down, "stepDownButton"},       {m_loop, "loopStepsButton"},
        {m_run, "runSequenceButton"},    {m_open, "openSequenceButton"},   {m_save, "saveSequenceButton"},
        {m_close, "closeSequenceButton"}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
    }
    m_run->setProperty("primary", true);
    m_goOn->setObjectName(QStringLiteral("goOnBox"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_intro);
    column->addWidget(m_list, 1);
    auto *fields = new QHBoxLayout;
    fields->addStrut(m_text->sizeHint().height()); // the marks of a loop may have none
    for (QWidget *field : std::initializer_list<QWidget *>{m_kind, m_match, m_text, m_form, m_bytes, m_number})
        fields->addWidget(field, field == m_text ? 1 : 0);
    fields->addStretch(0);
    column->addLayout(fields);
    auto *edit = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_compose, m_remove, m_up, m_down, m_loop})
        edit->addWidget(button);
    edit->addStretch();
    column->addLayout(edit);
    column->addWidget(m_status);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_run);
    bottom->addWidget(m_goOn);
    bottom->addStretch();
    for (QPushButton *button : {m_open, m_save, m_close})
        bottom->addWidget(button);
    column->addLayout(bottom);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &SequenceDialog::showFields);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &SequenceDialog::showButtons);
    connect(m_add, &QPushButton::clicked, this, &SequenceDialog::addNext);
    connect(m_compose, &QPushButton::clicked, this, &SequenceDialog::addComposed);
    connect(m_remove, &QPushButton::clicked, this, &SequenceDialog::removeChosen);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_loop, &QPushButton::clicked, this, &SequenceDialog::loopChosen);
    connect(m_run, &QPushButton::clicked, this, [this] { isRunning() ? stop() : run(); });
    connect(m_open, &QPushButton::clicked, this, &SequenceDialog::askAndOpen);
    connect(m_save, &QPushButton::clicked, this, &SequenceDialog::askAndSave);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

void SequenceDialog::buildFields()
{
    m_kind->setObjectName(QStringLiteral("stepKindBox"));
    m_match->setObjectName(QStringLiteral("stepMatchBox"));
    m_text->setObjectName(QStringLiteral("stepTextEdit"));
    m_form->setObjectName(QStringLiteral("stepFormBox"));
    m_number->setObjectName(QStringLiteral("stepNumberBox"));
    m_bytes->setObjectName(QStringLiteral("stepBytesBox"));
    for (const Kind kind : {Kind::Send, Kind::Expect, Kind::Wait, Kind::HalfClose, Kind::Close})
        m_kind->addItem(QString(), static_cast<int>(kind));
    for (int match = 0; match <= static_cast<int>(Match::Anything); ++match)
        m_match->addItem(QString(), match);
    for (const PayloadForm form : {PayloadForm::Text, PayloadForm::Escapes, PayloadForm::Hex})
        m_form->addItem(QString(), static_cast<int>(form));
    for (QComboBox *box : {m_kind, m_match, m_form})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_text->setMaxLength(int(Sequence::mostText)); // what it would cut is not let in
    m_bytes->setRange(1, Sequence::mostCounted);
    m_number->setRange(1, Sequence::mostRounds);
    for (QSpinBox *box : {m_number, m_bytes})
        box->setGroupSeparatorShown(true);
    for (QComboBox *box : {m_kind, m_match, m_form})
        connect(box, &QComboBox::currentIndexChanged, this, &SequenceDialog::takeFields);
    for (QSpinBox *box : {m_number, m_bytes})
        connect(box, &QSpinBox::valueChanged, this, &SequenceDialog::takeFields);
    connect(m_text, &QLineEdit::textChanged, this, &SequenceDialog::takeFields);
}

void SequenceDialog::connectKeys()
{
    const auto ofList = [this](const QKeySequence &keys, QPushButton *button) {
        auto *shortcut = new QShortcut(keys, m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click); // ignored while it is disabled
    };
    ofList(Qt::Key_Delete, m_remove);
    ofList(QKeySequence(Qt::ALT | Qt::Key_Up), m_up);
    ofList(QKeySequence(Qt::ALT | Qt::Key_Down), m_down);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, m_run, &QPushButton::click);
    }
}

void SequenceDialog::run()
{
    const Target target = m_where.target();
    if (isRunning())
        return;
    if (m_fault != SequenceFault::None || m_sequence.steps.empty())
        return showFault();
    if (target.socket == 0)
        return say(target.why, "error");
    m_dirty.clear();
    m_play = std::make_unique<SequencePlay>(m_where.endpoint, target.socket, m_sequence, m_goOn->isChecked());
    connect(m_play.get(), &SequencePlay::changed, this, [this](int step) {
        m_dirty.insert(step);
        if (at(step).kind == Kind::End)
            m_dirty.insert(partnerOf(step)); // it tells the rounds
        if (m_play->results()[static_cast<std::size_t>(step)].state == SequenceResult::State::Running)
            m_stepTime.start();
    });
    connect(m_play.get(), &SequencePlay::finished, this, &SequenceDialog::showEnd);
    m_stepTime.start();
    m_play->start();
    m_tick.start();
    showSteps();
    showButtons();
    showProgress();
}

void SequenceDialog::stop()
{
    if (isRunning())
        m_play->stop();
}

void SequenceDialog::showProgress()
{
    if (!isRunning())
        return;
    const int now = m_play->step();
    if (now >= 0)
        m_dirty.insert(now);
    for (const int step : std::as_const(m_dirty))
        showStep(step);
    m_dirty.clear();
    say(endText(), "blocked");
}

void SequenceDialog::showEnd()
{
    m_tick.stop();
    m_dirty.clear();
    showSteps();
    showButtons();
    QString end = endText();
    if (const QString dropped = amountText(m_play->dropped()); !dropped.isEmpty())
        end += QStringLiteral(" · ")
            + tr("Too much came unread: the oldest %1 were dropped for the sequence; the log has them.").arg(dropped);
    say(end, m_play->failed() ? "error" : m_play->wasStopped() ? "muted" : "sent");
}

void SequenceDialog::renew()
{
    if (isVisible())
        showButtons();
}

void SequenceDialog::say(const QString &text, const char *ink)
{
    m_status->setText(text);
    setStyleProperty(m_status, "ink", QLatin1StringView(ink));
}

void SequenceDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        nameFields();
}

} // namespace sw

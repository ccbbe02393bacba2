// SPDX-License-Identifier: GPL-3.0-or-later
#include "optiondetails.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "optioneditor.h"
#include "optionstext.h"
#include "optionwording.h"
#include "styleproperty.h"

namespace sw {

namespace {

QLabel *label(const char *name, const char *ink, QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (ink != nullptr)
        made->setProperty("ink", QLatin1StringView(ink));
    return made;
}

} // namespace

OptionDetails::OptionDetails(OptionSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(label("optionTitle", nullptr, this))
    , m_facts(label("optionFacts", "muted", this))
    , m_text(label("optionExplanation", nullptr, this))
    , m_problem(label("optionProblem", "error", this))
    , m_calls(label("optionCalls", nullptr, this))
    , m_members(label("optionMembers", "muted", this))
    , m_row(new QHBoxLayout)
    , m_set(new QPushButton(this))
    , m_read(new QPushButton(this))
    , m_takeOut(new QPushButton(this))
{
    setObjectName(QStringLiteral("optionDetails"));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_calls->setProperty("mono", true);
    m_members->setProperty("mono", true);
    m_set->setObjectName(QStringLiteral("optionSetButton"));
    m_read->setObjectName(QStringLiteral("optionReadButton"));
    m_takeOut->setObjectName(QStringLiteral("optionTakeOutButton"));
    m_row->setSpacing(4);
    m_row->addWidget(m_set);
    m_row->addWidget(m_read);
    m_row->addWidget(m_takeOut);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(5);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addLayout(m_row);
    column->addWidget(m_problem);
    column->addWidget(m_text);
    column->addWidget(m_calls);
    column->addWidget(m_members);
    column->addStretch();
    connect(m_set, &QPushButton::clicked, this, &OptionDetails::setTyped);
    connect(m_read, &QPushButton::clicked, this, [this] {
        if (m_option != nullptr)
            m_session.read(*m_option);
    });
    connect(m_takeOut, &QPushButton::clicked, this, [this] {
        if (m_option != nullptr)
            m_session.takeOut(*m_option);
    });
    show(nullptr);
}

void OptionDetails::show(const SocketOption *option)
{
    if (m_option == option && option != nullptr) {
        renew();
        return;
    }
    m_option = option;
    delete m_editor;
    m_editor = nullptr;
    if (option != nullptr && option->isWritable() && option->kind != OptionKind::Program) {
        m_editor = new OptionEditor(*option, this);
        m_row->insertWidget(0, m_editor, 1);
        connect(m_editor, &OptionEditor::entered, this, &OptionDetails::setTyped);
        connect(m_editor, &OptionEditor::edited, this, [this] {
            m_editor->setProperty("touched", true);
            const OptionState *state = m_session.model().state(*m_option);
            showButtons(state);
            if (state != nullptr)
                showProblem(*state);
        });
        setTabOrder(m_editor, m_set);
    }
    renew();
}

void OptionDetails::setTyped()
{
    const auto value = m_editor == nullptr ? std::nullopt : m_editor->value();
    if (!value)
        return;
    m_editor->setProperty("touched", false);
    m_session.set(*m_option, *value);
}

void OptionDetails::renew()
{
    m_set->setText(tr("Set"));
    m_takeOut->setText(tr("Take out"));
    m_takeOut->setToolTip(tr("It is not set at the start any more."));
    m_read->setText(m_option == nullptr ? QString() : optionwording::readWord(*m_option));
    const OptionState *state = m_option == nullptr ? nullptr : m_session.model().state(*m_option);
    for (QWidget *one :
         {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_facts), static_cast<QWidget *>(m_text)})
        one->setVisible(state != nullptr);
    showButtons(state);
    if (state == nullptr) {
        m_problem->clear();
        m_problem->hide();
        m_calls->hide();
        m_members->hide();
        return;
    }
    const SocketOption &option = *m_option;
    m_title->setText(QString::fromLatin1(option.name));
    QStringList facts{optionwording::type(option), optionwording::access(option)};
    if (option.isWritable())
        facts.append(optionwording::when(option));
    facts.append(optionwording::since(option));
    // The column of it costs a width that the dock seldom has.
    if (option.isWritable() && state->fallback)
        facts.append(tr("default: %1").arg(optionwording::value(option, *state->fallback)));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    QStringList sentences{optionwording::explanation(option)};
    for (const QString &more :
         {optionwording::cap(option), optionwording::right(option), optionwording::reading(option)}) {
        if (!more.isEmpty())
            sentences.append(more);
    }
    m_text->setText(sentences.join(u' '));
    showProblem(*state);
    const QStringList members = state->kernel ? optionwording::members(option, *state->kernel) : QStringList();
    m_members->setText(members.join(QStringLiteral(" · ")));
    m_members->setVisible(!members.isEmpty());
    QStringList calls;
    for (const QString &line : {state->setLine, state->readLine}) {
        if (!line.isEmpty())
            calls.append(line);
    }
    m_calls->setText(calls.join(u'\n'));
    m_calls->setVisible(!calls.isEmpty());
    if (m_editor != nullptr && !m_editor->property("touched").toBool()) {
        const QSignalBlocker quiet(m_editor);
        if (const auto shown = m_session.isPreset() && state->asked ? state->asked
                : state->kernel                                     ? state->kernel
                : state->asked                                      ? state->asked
                                                                    : state->fallback)
            m_editor->setValue(*shown);
    }
}

void OptionDetails::showProblem(const OptionState &state)
{
    const auto typed = m_editor != nullptr && m_editor->property("touched").toBool() ? m_editor->value() : std::nullopt;
    QString problem = typed ? optionwording::outOfRange(*m_option, *typed) : QString();
    if (problem.isEmpty())
        problem = OptionsText::trouble(state);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    // What is so for good is no error of somebody's.
    const bool quiet = !typed && state.setError == 0 && (state.isAbsent() || !state.suits || state.readError != 0);
    setStyleProperty(m_problem, "ink", quiet ? QStringLiteral("muted") : QStringLiteral("error"));
}

void OptionDetails::showButtons(const OptionState *state)
{
    const bool preset = m_session.isPreset();
    const bool open = m_session.isOpen();
    m_set->setVisible(m_editor != nullptr);
    m_read->setVisible(state != nullptr && !preset && m_option->isReadable() && m_option->kind != OptionKind::Program);
    m_takeOut->setVisible(preset && state != nullptr && state->asked);
    if (m_editor == nullptr && state == nullptr)
        return;
    const bool fits = m_editor != nullptr && m_editor->value();
    if (m_editor != nullptr)
        m_editor->setEnabled(open || preset);
    m_set->setEnabled((open || preset) && fits);
    m_set->setToolTip(!open && !preset ? tr("The socket is closed.")
                          : !fits      ? tr("This is no value for the option.")
                          : preset     ? tr("It will be set when this starts.")
                                       : tr("Calls setsockopt(), then getsockopt()"));
    m_read->setEnabled(open);
    const QString changes = m_option == nullptr ? QString() : optionwording::reading(*m_option);
    m_read->setToolTip(!open ? tr("The socket is closed.") : changes.isEmpty() ? tr("Calls getsockopt()") : changes);
    m_set->setAccessibleName(m_set->text());
    m_read->setAccessibleName(m_read->text());
}

void OptionDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        renew();
}

} // namespace sw

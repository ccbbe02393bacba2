// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepbench.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "callmenu.h"
#include "calltext.h"
#include "elidedlabel.h"
#include "endpoint.h"
#include "errnowording.h"
#include "gapwording.h"
#include "icons.h"
#include "lifecyclestrip.h"
#include "payloadspec.h"
#include "stephistorymodel.h"
#include "stepsession.h"
#include "stepsocketsmodel.h"
#include "steptables.h"
#include "stepthreads.h"
#include "styleproperty.h"
#include "tlswording.h"

namespace sw {

namespace {

constexpr int roomyChars = 130; ///< width from which all buttons have words
constexpr int roomyLines = 30; ///< height from which the explanation has two lines of its own
constexpr qsizetype editableBytes = 64 * 1024; // a field with much more in a line holds up the window

QToolButton *button(const char *name, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setProperty("outlined", true);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return made;
}

} // namespace

StepBench::StepBench(Endpoint &endpoint, StepSession &session, LifecycleStrip &strip, const Theme &theme,
                     const QString &role, QWidget *parent)
    : QWidget(parent)
    , m_endpoint(endpoint)
    , m_session(session)
    , m_strip(strip)
    , m_theme(theme)
    , m_actor(new StepActor(endpoint.workbench(), session, endpoint.id(), role, this))
    , m_socketsModel(new StepSocketsModel(*m_actor, this))
    , m_historyModel(new StepHistoryModel(*m_actor, this))
    , m_form(new CallForm(theme, surroundings(), this))
    , m_menu(new CallMenu(this))
    , m_otherCalls(button("otherCallsButton", this))
    , m_startOver(button("startOverButton", this))
    , m_save(button("saveScenarioButton", this))
    , m_play(button("playAgainButton", this))
    , m_line(new ElidedLabel(this))
    , m_meaning(new QLabel(this))
    , m_threads(new StepThreads(*m_actor, theme, this))
    , m_sockets(new StepSocketsView(*m_socketsModel, theme, this))
    , m_history(new StepHistoryView(*m_historyModel, theme, this))
{
    setObjectName(QStringLiteral("stepBench"));
    build();
    connectParts();
    retranslate();
    renewTargets();
}

StepBench::~StepBench() = default;

ArgSurroundings StepBench::surroundings()
{
    return {[this] {
                QStringList all = m_session.references();
                all << m_defaults.peerAddress << m_defaults.bindAddress;
                all.removeAll(QString());
                all.removeDuplicates();
                return all;
            },
            [this](const QString &reference) { return m_session.resolve(reference).has_value(); }};
}

void StepBench::build()
{
    m_line->setObjectName(QStringLiteral("stepResult"));
    m_line->setProperty("mono", true);
    m_meaning->setObjectName(QStringLiteral("stepMeaning"));
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    m_meaning->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_otherCalls->setIcon(themedIcon(m_theme, QLatin1StringView("find")));
    m_otherCalls->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_save->setIcon(themedIcon(m_theme, QLatin1StringView("save")));
    m_play->setIcon(themedIcon(m_theme, QLatin1StringView("play")));

    m_startOver->setIcon(themedIcon(m_theme, QLatin1StringView("clear")));
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    for (QToolButton *one : {m_otherCalls, m_save, m_play, m_startOver})
        head->addWidget(one);
    head->addSpacing(4);
    head->addWidget(&m_threads->first(), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_form);
    column->addWidget(m_line);
    column->addWidget(m_meaning);
    column->addWidget(m_threads);
    column->addWidget(m_sockets, 2);
    column->addWidget(m_history, 3);
}

void StepBench::connectParts()
{
    connect(&m_strip, &LifecycleStrip::callChosen, this, [this](Call call) {
        if (const CallSpec *spec = callSpec(QString(callName(call))); spec && isVisible())
            choose(*spec);
    });
    connect(&m_strip, &LifecycleStrip::callWanted, this, [this](Call call) {
        const CallSpec *spec = callSpec(QString(callName(call)));
        if (!spec || !isVisible())
            return;
        choose(*spec);
        makeCall();
    });
    connect(m_menu, &CallMenu::chosen, this, [this](const CallSpec *call) {
        choose(*call);
        m_form->setFocus();
    });
    connect(m_otherCalls, &QToolButton::clicked, this, &StepBench::openMenu);
    connect(m_form, &CallForm::makeRequested, this, &StepBench::makeCall);
    connect(m_form, &CallForm::targetPicked, this, [this](const QString &name) {
        m_current = name;
        m_sockets->select(name);
    });
    connect(m_sockets, &StepSocketsView::currentChangedTo, this, [this](const QString &name) {
        if (name.isEmpty())
            return;
        m_current = name;
        renewTargets();
    });
    connect(m_socketsModel, &StepSocketsModel::renameRefused, this, [this](const QString &name) {
        Q_EMIT message(
            tr("'%1' is taken, or no name: up to 32 characters without spaces, dots and ${}. Choose another one.")
                .arg(name));
    });
    connect(m_actor, &StepActor::callsChanged, this, &StepBench::showButtons);
    // Queued: whoever hears of it asks which one it is.
    connect(m_sockets, &StepSocketsView::currentChangedTo, this, &StepBench::currentSocketChanged,
            Qt::QueuedConnection);
    connect(m_actor, &StepActor::socketChanged, this, &StepBench::renewTargets);
    connect(
        m_actor, &StepActor::socketAdded, this,
        [this] {
            // What a call made is what one works with next.
            m_current = m_actor->sockets().back().name;
            m_sockets->select(m_current);
            renewTargets();
        },
        Qt::QueuedConnection);
    connect(m_actor, &StepActor::callEnded, this,
            [this](int number) { showResult(m_actor->calls()[static_cast<std::size_t>(number - 1)]); });
    connect(m_actor, &StepActor::cleared, this, [this] {
        m_endpoint.setManual(true);
        m_current.clear();
        m_line->setText({});
        m_meaning->clear();
        renewTargets();
        showButtons();
    });
    connect(m_startOver, &QToolButton::clicked, m_actor, &StepActor::startOver);
    connect(m_save, &QToolButton::clicked, this, &StepBench::saveWanted);
    connect(m_play, &QToolButton::clicked, this, &StepBench::playWanted);
    connect(&m_theme, &Theme::changed, this, [this] { m_meaning->update(); });
}

void StepBench::openMenu()
{
    m_menu->popUp(m_otherCalls->mapToGlobal(QPoint(0, m_otherCalls->height())));
}

void StepBench::setDefaults(const StepDefaults &defaults)
{
    m_defaults = defaults;
    m_form->setDefaults(defaults);
}

void StepBench::setBackend(BackendKind backend)
{
    m_actor->setBackend(backend);
    m_menu->setBackend(backend);
}

void StepBench::choose(const CallSpec &call)
{
    m_form->choose(call);
    m_strip.setChosenCall(call.call);
    renewTargets();
}

QStringList StepBench::targets() const
{
    QStringList names;
    const bool files = m_form->call().on == CallTarget::File;
    for (const StepSocket &one : m_actor->sockets()) {
        if (one.isFile == files || m_form->call().call == Call::Close)
            names.append(one.name);
    }
    return names;
}

void StepBench::renewTargets()
{
    const QStringList names = targets();
    const StepSocket *current = m_actor->socket(m_current);
    if (!current && !m_actor->sockets().empty()) // it was renamed
        m_current = m_sockets->current();
    m_form->setTargets(names, names.contains(m_current) || names.isEmpty() ? m_current : names.constLast());
}

void StepBench::makeCall()
{
    if (m_actor->isClosing())
        return;
    if (const QString problem = m_form->check(); !problem.isEmpty()) {
        Q_EMIT message(problem);
        return;
    }
    if (m_form->call().on == CallTarget::File && m_form->target().isEmpty()) {
        Q_EMIT message(tr("There is no file yet: make one with makefile()."));
        return;
    }
    m_actor->make(m_form->call(), m_form->target(), m_form->args(),
                  m_form->wantsAnotherThread() ? StepActor::Thread::Another : StepActor::Thread::Own);
}

void StepBench::interruptAll()
{
    for (int thread = 0; thread < m_actor->threads(); ++thread) {
        if (const StepCall *running = m_actor->running(thread))
            m_actor->interrupt(running->number);
    }
}

void StepBench::offerData(const QByteArray &bytes)
{
    if (bytes.size() > editableBytes) {
        Q_EMIT message(tr("Too large to be edited here; the composer of automatic mode sends it as it is."));
        return;
    }
    choose(*callSpec(QStringLiteral("send")));
    m_form->setArgument(QStringLiteral("data"), payloadspec::ofBytes(bytes));
    m_form->setFocus();
}

void StepBench::showResult(const StepCall &call)
{
    m_shown = call.number;
    m_line->setText(StepHistoryModel::line(call));
    const CallRecord &record = call.record;
    QString meaning;
    QString ink = QStringLiteral("muted");
    const bool interrupted = record.flags.testFlag(RecordFlag::Cancelled);
    if (call.phase == StepCall::Phase::Refused) {
        meaning = tr("%1 had no usable value when the call's turn came. Set it and call again.").arg(call.refusedFor);
        ink = QStringLiteral("error");
    } else if (record.flags.testFlag(RecordFlag::Unsupported)) {
        meaning = gapText(record.value.toString());
        ink = QStringLiteral("error");
    } else if (interrupted && record.layer == RecordLayer::QtCall) {
        meaning = tr("Cancelled here: the call was pending until its signal, no thread was blocked in it.");
    } else if (interrupted) {
        meaning = tr("Interrupted here: the thread was woken by a signal, the socket stays as it was.");
    } else if (record.failed()) {
        const ErrnoText words = record.gaiError != 0 ? gaiText(record.gaiError)
                                                     : errnoText(callName(record.call), record.error, record.address,
                                                                 record.flags.testFlag(RecordFlag::TimedOut));
        meaning = call.socket == 0 && call.call->on != CallTarget::None
            ? tr("There is no socket to call it on, so the descriptor was -1. Call socket() first.")
            : words.advice.isEmpty() ? words.meaning
                                     : tr("%1 %2", "meaning, advice: two sentences").arg(words.meaning, words.advice);
        if (const TlsResult tls = TlsResult::fromJson(record.value); tls.fault != TlsFault::None)
            meaning = tlsFailureText(tls);
        ink = QStringLiteral("error");
    } else if (record.isEndOfStream()) {
        meaning = tr("0 bytes: the peer has ended its direction; nothing more will come.");
    } else if (call.call->makes > 0) {
        meaning = tr("New: %1. It is chosen now.").arg(call.as.join(QStringLiteral(", ")));
    }
    m_meaning->setText(meaning);
    setStyleProperty(m_line, "ink", record.failed() && !interrupted ? QStringLiteral("error") : QStringLiteral("text"));
    setStyleProperty(m_meaning, "ink", ink);
}

void StepBench::showButtons()
{
    const bool done = !m_actor->calls().empty();
    const bool closing = m_actor->isClosing();
    const QString nothing = tr("No call has been made here yet.");
    m_startOver->setEnabled(done && !closing);
    m_save->setEnabled(done && !closing);
    m_play->setEnabled(done && !closing);
    // The name first: a narrow panel shows the sign alone.
    const auto tell = [&](QToolButton *button, const QString &meaning) {
        button->setToolTip(button->text() + u'\n' + (done ? meaning : nothing));
    };
    tell(m_startOver, tr("Interrupts all calls, closes all sockets of this panel and forgets what was done"));
    tell(m_save, tr("Writes what was clicked, here and in other panels, into a file that plays it again"));
    tell(m_play, tr("Makes the same calls again in the same order, with sockets of their own"));
    m_form->setBusy(closing);
}

void StepBench::takeLook(const SocketsNow &now)
{
    m_socketsModel->takeLook(now);
    m_threads->takeLook(now.running, now.takenNs);
}

void StepBench::addWanted(SocketsWanted &wanted) const
{
    for (const StepSocket &socket : m_actor->sockets()) {
        if (socket.open)
            wanted.add(socket.id);
    }
}

void StepBench::retranslate()
{
    m_otherCalls->setText(tr("All calls…"));
    m_otherCalls->setToolTip(tr("Every call of the sockets API, in groups and with a search"));
    m_startOver->setText(tr("Start over"));
    m_save->setText(tr("Save as scenario…"));
    m_play->setText(tr("Play again"));
    m_line->setAccessibleName(tr("Result of the last call"));
    m_form->retranslate();
    m_threads->retranslate();
    m_sockets->retranslate();
    m_history->retranslate();
    if (m_shown > 0 && m_shown <= static_cast<int>(m_actor->calls().size()))
        showResult(m_actor->calls()[static_cast<std::size_t>(m_shown - 1)]);
    showButtons();
}

void StepBench::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // In a narrow panel the thread beside the buttons needs their room.
    const bool words = width() >= roomyChars * fontMetrics().averageCharWidth();
    for (QToolButton *one : {m_save, m_play, m_startOver})
        one->setToolButtonStyle(words ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    // Two lines are kept free where there is room, so that nothing below moves when there is something to explain.
    const int line = m_meaning->fontMetrics().lineSpacing();
    m_meaning->setMinimumHeight(height() >= roomyLines * line ? 2 * line : line);
}

SocketId StepBench::currentSocket() const
{
    const StepSocket *socket = m_actor->socket(m_current);
    return socket == nullptr || socket->isFile ? 0 : socket->id;
}

} // namespace sw

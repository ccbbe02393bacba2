// SPDX-License-Identifier: GPL-3.0-or-later
#include "callform.h"

#include <array>

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "callmenu.h"
#include "elidedlabel.h"
#include "flowlayout.h"
#include "stephistorymodel.h"
#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

/// First values of arguments that no field of the panel gives, by name.
struct Usual
{
    Call call; ///< None: any
    const char *argument;
    const char *value;
};

// clang-format off
constexpr std::array usual{
    Usual{Call::Socketpair, "family", "AF_UNIX"},
    Usual{Call::Getaddrinfo, "family", ""}, Usual{Call::InetPton, "family", "AF_INET"}, Usual{Call::InetNtop, "family", "AF_INET"},
    Usual{Call::None, "how", "SHUT_WR"}, Usual{Call::None, "level", "SOL_SOCKET"},
    Usual{Call::Setsockopt, "name", "SO_REUSEADDR"}, Usual{Call::Getsockopt, "name", "SO_ERROR"},
    Usual{Call::Setsockopt, "value", "1"}, Usual{Call::None, "seconds", "5"},
    Usual{Call::None, "mode", "rwb"}, Usual{Call::Getservbyname, "name", "http"}, Usual{Call::Getprotobyname, "name", "tcp"},
    Usual{Call::None, "text", "127.0.0.1"}, Usual{Call::None, "hex", "7f000001"}, Usual{Call::None, "value", "8080"},
};
// clang-format on

} // namespace

StepDefaults StepDefaults::at(const QString &host, quint16 port)
{
    StepDefaults defaults;
    const QString shown = host.trimmed().isEmpty() ? QStringLiteral("0.0.0.0") : host.trimmed();
    const bool isV6 = shown.contains(u':');
    defaults.family = isV6 ? QStringLiteral("AF_INET6") : QStringLiteral("AF_INET");
    defaults.host = shown;
    defaults.port = port;
    defaults.peerAddress = (isV6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(shown).arg(port);
    return defaults;
}

StepDefaults StepDefaults::ofUnix(const QString &path, bool seqpacket)
{
    StepDefaults defaults;
    defaults.family = QStringLiteral("AF_UNIX");
    defaults.type = seqpacket ? QStringLiteral("SOCK_SEQPACKET") : QStringLiteral("SOCK_STREAM");
    defaults.peerAddress = path.isEmpty() ? QString() : QStringLiteral("unix:") + path;
    defaults.bindAddress = defaults.peerAddress;
    return defaults;
}

CallForm::CallForm(const Theme &theme, ArgSurroundings surroundings, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_surroundings(std::move(surroundings))
    , m_call(callSpec(QStringLiteral("socket")))
    , m_name(new QLabel(this))
    , m_onLabel(new QLabel(this))
    , m_target(new QComboBox(this))
    , m_note(new ElidedLabel(this))
    , m_thread(new QComboBox(this))
    , m_make(new QPushButton(this))
{
    setObjectName(QStringLiteral("callForm"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setObjectName(QStringLiteral("chosenCall"));
    m_name->setProperty("mono", true);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_target->setObjectName(QStringLiteral("targetCombo"));
    m_target->setProperty("mono", true);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_note->setObjectName(QStringLiteral("callNote"));
    m_thread->setObjectName(QStringLiteral("threadCombo"));
    m_thread->addItems({QString(), QString()});
    m_make->setObjectName(QStringLiteral("makeCallButton"));
    m_make->setProperty("primary", true);
    m_make->setAutoDefault(false);

    auto *fields = new QWidget(this);
    m_flow = new FlowLayout(fields, 6);
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_flow->addWidget(m_name);
    m_flow->addWidget(m_onLabel);
    m_flow->addWidget(m_target);
    m_fields = fields;
    auto *foot = new QHBoxLayout;
    foot->setSpacing(6);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_thread);
    foot->addWidget(m_make);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(fields);
    column->addLayout(foot);

    connect(m_make, &QPushButton::clicked, this, &CallForm::makeRequested);
    connect(m_target, &QComboBox::textActivated, this, [this](const QString &name) {
        showPreview();
        Q_EMIT targetPicked(name);
    });
    build();
    retranslate();
}

QJsonValue CallForm::defaultOf(const ArgSpec &spec) const
{
    const QLatin1StringView name(spec.name);
    if (spec.kind == ArgKind::Address && name != QLatin1StringView("source"))
        return m_call->call == Call::Bind ? m_defaults.bindAddress : m_defaults.peerAddress;
    if (spec.kind == ArgKind::Backlog)
        return m_defaults.backlog;
    if (spec.kind == ArgKind::Port)
        return m_defaults.port;
    if (spec.kind == ArgKind::Events)
        return QJsonArray{QStringLiteral("POLLIN")};
    if (spec.kind == ArgKind::Data && !m_defaults.data.isEmpty())
        return QJsonObject{{QStringLiteral("hex"), QString::fromLatin1(m_defaults.data.toHex(' '))}};
    if (spec.kind == ArgKind::Protocol && m_call->call == Call::Socket && !m_defaults.protocol.isEmpty())
        return m_defaults.protocol;
    if (spec.kind == ArgKind::Data)
        return QJsonObject{{QStringLiteral("text"), tr("Hello", "first data of a send")}};
    for (const Usual &one : usual) {
        if (name == QLatin1StringView(one.argument) && (one.call == Call::None || one.call == m_call->call))
            return QString(QLatin1StringView(one.value));
    }
    if (name == QLatin1StringView("host") || name == QLatin1StringView("name")
        || (name == QLatin1StringView("address") && spec.kind == ArgKind::Text))
        return m_defaults.host;
    if (spec.kind == ArgKind::Family)
        return m_defaults.family;
    if (spec.kind == ArgKind::Type)
        return m_call->call == Call::Getaddrinfo ? QJsonValue(QJsonValue::Undefined) : QJsonValue(m_defaults.type);
    return QJsonValue(QJsonValue::Undefined);
}

void CallForm::setDefaults(const StepDefaults &defaults)
{
    m_defaults = defaults;
    const QJsonObject typed = m_typed.value(QLatin1StringView(m_call->name));
    m_filling = true;
    for (ArgEditor *editor : m_editors) {
        const QLatin1StringView name(editor->spec().name);
        const QJsonValue value = defaultOf(editor->spec());
        if (!typed.contains(name) && !value.isUndefined() && editor->value() != value)
            editor->setValue(value);
    }
    m_filling = false;
    showPreview();
}

void CallForm::choose(const CallSpec &call)
{
    if (m_call == &call)
        return;
    m_call = &call;
    build();
}

void CallForm::build()
{
    m_filling = true;
    const auto old = m_fields->findChildren<QWidget *>(QStringLiteral("argument"), Qt::FindDirectChildrenOnly);
    for (QWidget *widget : old) {
        m_flow->removeWidget(widget);
        delete widget;
    }
    m_editors.clear();
    const QJsonObject typed = m_typed.value(QLatin1StringView(m_call->name));
    QWidget *before = m_target;
    for (const ArgSpec &spec : m_call->args) {
        auto *pair = new QWidget(m_fields);
        pair->setObjectName(QStringLiteral("argument"));
        auto *row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(4);
        auto *label = new QLabel(QLatin1StringView(spec.name), pair);
        label->setProperty("ink", "muted");
        auto *editor = ArgEditor::make(spec, m_surroundings, pair);
        label->setBuddy(editor);
        row->addWidget(label);
        row->addWidget(editor);
        const QLatin1StringView name(spec.name);
        const QJsonValue value = typed.contains(name) ? typed.value(name) : defaultOf(spec);
        m_editors.push_back(editor);
        if (!value.isUndefined())
            editor->setValue(value);
        connect(editor, &ArgEditor::changed, this, [this, editor] {
            for (ArgEditor *other : m_editors)
                other->follow(QLatin1StringView(editor->spec().name), editor->value());
            remember();
            showPreview();
        });
        connect(editor, &ArgEditor::entered, this, &CallForm::makeRequested);
        m_flow->addWidget(pair);
        pair->show();
        setTabOrder(before, editor);
        before = editor;
    }
    setTabOrder(before, m_thread);
    for (ArgEditor *one : m_editors) {
        for (ArgEditor *other : m_editors)
            other->follow(QLatin1StringView(one->spec().name), one->value());
    }
    m_filling = false;
    m_name->setText(QLatin1StringView(m_call->name) + QStringLiteral("()"));
    m_name->setToolTip(CallMenu::meaning(m_call->call));
    showPreview();
}

void CallForm::remember()
{
    if (m_filling)
        return;
    QJsonObject &typed = m_typed[QLatin1StringView(m_call->name)];
    for (const ArgEditor *editor : m_editors) {
        const QLatin1StringView name(editor->spec().name);
        if (editor->value() != defaultOf(editor->spec()))
            typed[name] = editor->value();
        else
            typed.remove(name);
    }
}

QJsonObject CallForm::args() const
{
    QJsonObject args;
    for (const ArgEditor *editor : m_editors) {
        const QJsonValue value = editor->value();
        if (!value.isUndefined())
            args[QLatin1StringView(editor->spec().name)] = value;
    }
    return args;
}

void CallForm::setArgument(const QString &name, const QJsonValue &value)
{
    for (ArgEditor *editor : m_editors) {
        if (name == QLatin1StringView(editor->spec().name))
            editor->setValue(value);
    }
}

void CallForm::setTargets(const QStringList &names, const QString &current)
{
    const QSignalBlocker quiet(m_target);
    m_target->clear();
    m_target->addItems(names);
    m_target->setCurrentIndex(static_cast<int>(names.indexOf(current)));
    const bool needed = m_call->on != CallTarget::None;
    m_onLabel->setVisible(needed);
    m_target->setVisible(needed && !names.isEmpty());
    m_onLabel->setText(names.isEmpty() ? tr("on no socket") : tr("on"));
    showPreview();
}

QString CallForm::target() const
{
    return m_call->on == CallTarget::None ? QString() : m_target->currentText();
}

bool CallForm::wantsAnotherThread() const
{
    return m_thread->currentIndex() == 1;
}

QString CallForm::check()
{
    QString first;
    for (ArgEditor *editor : m_editors) {
        const QString problem = editor->problem();
        editor->showProblem(!problem.isEmpty(), problem);
        if (first.isEmpty())
            first = problem;
    }
    return first;
}

void CallForm::setBusy(bool closing)
{
    m_closing = closing;
    showPreview();
}

void CallForm::showPreview()
{
    if (m_filling)
        return;
    const QString problem = check();
    StepCall asked;
    asked.call = m_call;
    asked.on = target();
    asked.args = args();
    m_note->setText(problem.isEmpty() ? StepHistoryModel::askedLine(asked) : problem);
    setStyleProperty(m_note, "mono", problem.isEmpty());
    setStyleProperty(m_note, "ink", problem.isEmpty() ? "muted" : "error");
    m_make->setText(tr("Call %1()").arg(QLatin1StringView(m_call->name)));
    m_make->setEnabled(problem.isEmpty() && !m_closing);
    m_make->setToolTip(m_closing               ? tr("Everything is being closed; this takes a moment.")
                           : problem.isEmpty() ? tr("Makes this call now (F5)")
                                               : problem);
}

void CallForm::retranslate()
{
    m_target->setAccessibleName(tr("Socket to call on"));
    m_target->setToolTip(tr("The socket that the call is made on; also closed ones, to see EBADF"));
    m_thread->setItemText(0, tr("Same thread"));
    m_thread->setItemText(1, tr("Another thread"));
    m_thread->setAccessibleName(tr("Thread of the call"));
    m_thread->setToolTip(
        tr("Same thread: the call waits until the one before it has returned. Another thread: it is made at "
           "once, also while the first thread is blocked."));
    m_name->setToolTip(CallMenu::meaning(m_call->call));
    showPreview();
}

} // namespace sw

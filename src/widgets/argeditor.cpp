// SPDX-License-Identifier: GPL-3.0-or-later
#include "argeditor.h"

#include <QHBoxLayout>

#include "argeditors.h"
#include "hostport.h"
#include "optionvalueeditor.h"
#include "reference.h"
#include "secondseditor.h"
#include "styleproperty.h"

namespace sw {

namespace {

struct KindWords
{
    ArgKind kind;
    const char *meaning;
};

// clang-format off
constexpr KindWords kindWords[] = {
    {ArgKind::Family, QT_TRANSLATE_NOOP("sw::ArgEditor", "Address family: a name (AF_INET) or a number; any is tried, the kernel answers")},
    {ArgKind::Type, QT_TRANSLATE_NOOP("sw::ArgEditor", "Type of socket: a name (SOCK_STREAM) or a number")},
    {ArgKind::Protocol, QT_TRANSLATE_NOOP("sw::ArgEditor", "Protocol: a name, a number, or empty for the usual one of the type")},
    {ArgKind::How, QT_TRANSLATE_NOOP("sw::ArgEditor", "Which direction ends: SHUT_RD, SHUT_WR or both")},
    {ArgKind::Level, QT_TRANSLATE_NOOP("sw::ArgEditor", "Level of the option: SOL_SOCKET, IPPROTO_TCP …")},
    {ArgKind::OptionName, QT_TRANSLATE_NOOP("sw::ArgEditor", "Name or number of the option at this level")},
    {ArgKind::MessageFlags, QT_TRANSLATE_NOOP("sw::ArgEditor", "Any number of flags: MSG_PEEK, MSG_DONTWAIT …")},
    {ArgKind::Events, QT_TRANSLATE_NOOP("sw::ArgEditor", "What to wait for: POLLIN, POLLOUT …")},
    {ArgKind::AddressInfoFlags, QT_TRANSLATE_NOOP("sw::ArgEditor", "Any number of flags: AI_PASSIVE …")},
    {ArgKind::NameInfoFlags, QT_TRANSLATE_NOOP("sw::ArgEditor", "Any number of flags: NI_NUMERICHOST …")},
    {ArgKind::Address, QT_TRANSLATE_NOOP("sw::ArgEditor", "127.0.0.1:80, [::1]:80, name:80, unix:/path, unix:@abstract, or a reference such as ${listener.sockname}")},
    {ArgKind::Port, QT_TRANSLATE_NOOP("sw::ArgEditor", "Port, 0 to 65535")},
    {ArgKind::Backlog, QT_TRANSLATE_NOOP("sw::ArgEditor", "Connections that may wait for accept(); any number, the kernel caps it")},
    {ArgKind::Size, QT_TRANSLATE_NOOP("sw::ArgEditor", "How many bytes at most")},
    {ArgKind::Milliseconds, QT_TRANSLATE_NOOP("sw::ArgEditor", "How long to wait at most, in milliseconds; -1 = without a limit")},
    {ArgKind::Seconds, QT_TRANSLATE_NOOP("sw::ArgEditor", "Seconds; 0 = never block, below 0 = block without a limit")},
    {ArgKind::Data, QT_TRANSLATE_NOOP("sw::ArgEditor", "The bytes: as text, with escapes (\\r\\n, \\x00), or in hex")},
    {ArgKind::OptionValue, QT_TRANSLATE_NOOP("sw::ArgEditor", "The value that the option is set to")},
};
// clang-format on

QString meaningOf(ArgKind kind)
{
    for (const KindWords &words : kindWords) {
        if (words.kind == kind)
            return ArgEditor::tr(words.meaning);
    }
    return {};
}

} // namespace

ArgEditor::ArgEditor(const ArgSpec &spec, QWidget *parent)
    : QWidget(parent)
    , m_spec(spec)
{
    setObjectName(QStringLiteral("arg_%1").arg(QLatin1StringView(spec.name)));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
}

ArgEditor::~ArgEditor() = default;

void ArgEditor::setField(QWidget *field)
{
    m_field = field;
    m_ownToolTip = meaningOf(m_spec.kind);
    field->setToolTip(m_ownToolTip);
    field->setAccessibleName(QLatin1StringView(m_spec.name));
    setFocusProxy(field);
    layout()->addWidget(field);
}

QString ArgEditor::missing() const
{
    return tr("%1: this argument is needed.").arg(QLatin1StringView(m_spec.name));
}

void ArgEditor::follow(const QString &argument, const QJsonValue &value)
{
    Q_UNUSED(argument)
    Q_UNUSED(value)
}

void ArgEditor::showProblem(bool wrong, const QString &expected)
{
    setStyleProperty(m_field, "invalid", wrong);
    m_field->setToolTip(wrong ? expected : m_ownToolTip);
    m_field->setAccessibleDescription(expected);
}

QString addressProblem(const QString &text, const ArgSurroundings &surroundings)
{
    for (const QString &name : reference::namesIn(text)) {
        if (name.isNull())
            return ArgEditor::tr("The reference has no end: write ${listener.sockname}.");
        if (!surroundings.isKnown || !surroundings.isKnown(name))
            return ArgEditor::tr(
                       "${%1} has no value: no such socket, or it has no address yet. Bind or connect it first, or "
                       "pick another one.")
                .arg(name);
    }
    if (reference::isIn(text))
        return {};
    switch (HostPort::judge(text)) {
    case HostPort::Verdict::Fine:
        return {};
    case HostPort::Verdict::BadPort:
        return ArgEditor::tr("Port: a number from 0 to 65535.");
    case HostPort::Verdict::BadAddress:
        break;
    }
    return ArgEditor::tr("Address: write 127.0.0.1:80, [::1]:80, name:80, unix:/path or unix:@abstract.");
}

ArgEditor *ArgEditor::make(const ArgSpec &spec, const ArgSurroundings &surroundings, QWidget *parent)
{
    switch (spec.kind) {
    case ArgKind::Family:
        return new SymbolEditor(spec, SymbolTable::Family, parent);
    case ArgKind::Type:
        return new SymbolEditor(spec, SymbolTable::Type, parent);
    case ArgKind::Protocol:
        return new SymbolEditor(spec, SymbolTable::Protocol, parent);
    case ArgKind::How:
        return new SymbolEditor(spec, SymbolTable::Shutdown, parent);
    case ArgKind::Level:
        return new SymbolEditor(spec, SymbolTable::OptionLevel, parent);
    case ArgKind::OptionName:
        return new OptionNameEditor(spec, parent);
    case ArgKind::MessageFlags:
        return new FlagsEditor(spec, SymbolTable::MessageFlag, parent);
    case ArgKind::Events:
        return new FlagsEditor(spec, SymbolTable::PollEvent, parent);
    case ArgKind::AddressInfoFlags:
        return new FlagsEditor(spec, SymbolTable::AddressInfoFlag, parent);
    case ArgKind::NameInfoFlags:
        return new FlagsEditor(spec, SymbolTable::NameInfoFlag, parent);
    case ArgKind::Address:
        return new AddressEditor(spec, surroundings, parent);
    case ArgKind::Port:
    case ArgKind::Backlog:
    case ArgKind::Size:
    case ArgKind::Milliseconds:
        return new NumberEditor(spec, parent);
    case ArgKind::Boolean:
        return new BooleanEditor(spec, parent);
    case ArgKind::Data:
        return new DataEditor(spec, parent);
    case ArgKind::Seconds:
        return new SecondsEditor(spec, parent);
    case ArgKind::OptionValue:
        return new OptionValueEditor(spec, parent);
    case ArgKind::Text:
    case ArgKind::TextOrNumber:
    case ArgKind::ProtocolName:
    case ArgKind::Integer:
    case ArgKind::Hex:
    case ArgKind::FileMode:
    case ArgKind::TlsSide:
    case ArgKind::TlsVersion:
        break;
    }
    return new TextEditor(spec, parent);
}

} // namespace sw

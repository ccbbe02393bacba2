// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionsession.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <utility>

#include "optionvalue.h"
#include "realsocketapi.h"
#include "socketconstants.h"

namespace sw {

namespace {

// They tell what kind of socket it is.
constexpr std::array kindOptions{"SO_DOMAIN", "SO_TYPE", "SO_PROTOCOL"};

} // namespace

OptionSession::OptionSession(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::recorded, this, &OptionSession::take);
}

OptionSession::~OptionSession()
{
    m_probing.join();
}

void OptionSession::probeUsual()
{
    if (std::exchange(m_triedUsual, true))
        return;
    // What people use most, once somebody looks; other kinds are tried when one of them is shown.
    std::vector<std::array<int, 3>> kinds;
    for (const int family : {constant::afInet, constant::afInet6, constant::afUnix}) {
        for (const int type : {constant::sockStream, constant::sockDgram})
            kinds.push_back({family, type, 0});
    }
    kinds.push_back({constant::afUnix, constant::sockSeqpacket, 0});
    startProbe(std::move(kinds));
}

void OptionSession::startProbe(std::vector<std::array<int, 3>> kinds)
{
    if (m_isProbing)
        return;
    m_probing.join();
    const int failed = m_probing.start([this, kinds = std::move(kinds)] { probe(kinds); }, "sw-options");
    m_isProbing = failed == 0; // without the thread there are no defaults to show
}

void OptionSession::probe(const std::vector<std::array<int, 3>> &kinds)
{
    RealSocketApi api;
    std::vector<OptionOffer> offers;
    for (const auto &[family, type, protocol] : kinds)
        offers.push_back(probeOptions(api, family, type, protocol));
    {
        const std::lock_guard lock(m_mutex);
        m_offers.insert(m_offers.end(), std::make_move_iterator(offers.begin()), std::make_move_iterator(offers.end()));
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isProbing = false;
            showOffer();
        },
        Qt::QueuedConnection);
}

void OptionSession::showOffer()
{
    if (m_model.optionCount() == 0)
        return;
    bool found = false;
    {
        const std::lock_guard lock(m_mutex);
        for (const OptionOffer &offer : m_offers) {
            // The usual protocol has two names: 0 and its own.
            const bool usual = offer.protocol == 0
                && (m_protocol == constant::ipprotoTcp || m_protocol == constant::ipprotoUdp);
            if (offer.family != m_family || offer.type != m_type || (offer.protocol != m_protocol && !usual))
                continue;
            found = true;
            if (offer.error == 0)
                m_model.setOffer(offer);
        }
        m_model.setNowhere([this](const SocketOption &option) {
            bool asked = false;
            for (const OptionOffer &offer : m_offers) {
                const OptionAnswer *answer = offer.find(option);
                if (answer == nullptr || !answer->asked || !optionSuits(option, offer.family, offer.type))
                    continue;
                asked = true;
                if (answer->error != ENOPROTOOPT && answer->error != EOPNOTSUPP)
                    return false;
            }
            return asked;
        });
    }
    if (!found && m_family != 0)
        startProbe({{m_family, m_type, m_protocol}});
}

void OptionSession::follow(const OptionTarget &target)
{
    if (target == m_target)
        return;
    // The person's own change of a preset comes back from the panel.
    const bool samePlace = target.endpoint == m_target.endpoint && target.socket == m_target.socket
        && target.family == m_target.family && target.type == m_target.type && target.protocol == m_target.protocol
        && target.connection == m_target.connection;
    m_target = target;
    if (samePlace) {
        if (isPreset())
            m_model.setPresets(target.presets);
        return;
    }
    m_awaited.clear();
    m_fd = -1;
    m_open = false;
    probeUsual();
    if (target.socket != 0) {
        const auto facts = m_workbench.backend().facts(target.socket);
        m_fd = facts ? facts->fd : -1;
        m_open = facts && facts->phase != SocketPhase::Closed;
        m_model.clear();
        if (m_open)
            askKind();
    } else if (target.endpoint != 0) {
        m_family = target.family;
        m_type = target.type;
        m_protocol = target.protocol;
        m_model.setKind(m_family, m_type, m_protocol);
        m_model.setPresets(target.presets);
        showOffer();
    } else {
        m_model.clear();
    }
    Q_EMIT targetChanged();
}

SocketCommand OptionSession::command(Call call, const SocketOption &option) const
{
    SocketCommand made;
    made.call = call;
    made.socket = m_target.socket;
    made.endpoint = m_target.endpoint;
    made.connection = m_target.connection;
    made.arguments = {option.level, option.number, 0};
    made.number = optionLength(option, m_family);
    return made;
}

void OptionSession::look(const SocketOption &option)
{
    SocketCommand made = command(Call::Getsockopt, option);
    made.look = true;
    m_awaited.insert(m_workbench.execute(made));
}

void OptionSession::askKind()
{
    m_kindAnswers = 0;
    for (const char *name : kindOptions) {
        if (const SocketOption *option = findOption(constant::solSocket, QByteArrayView(name)))
            look(*option);
    }
}

void OptionSession::kindKnown()
{
    m_model.setKind(m_family, m_type, m_protocol);
    showOffer();
    showAsked();
    refresh();
    Q_EMIT targetChanged();
}

/// What was set before anybody looked: by the recipe, from the presets, in step mode.
void OptionSession::showAsked()
{
    const auto found = m_settings.constFind(m_target.socket);
    if (found == m_settings.constEnd())
        return;
    for (const CallRecord &record : *found)
        m_model.note(record);
}

void OptionSession::remember(const CallRecord &record)
{
    if (record.call == Call::Close && record.error != EBADF) {
        m_settings.remove(record.socket);
        return;
    }
    if (record.call != Call::Setsockopt || record.error == EBADF)
        return;
    auto &all = m_settings[record.socket];
    const auto same = std::find_if(all.begin(), all.end(), [&record](const CallRecord &one) {
        return one.arguments[0] == record.arguments[0] && one.arguments[1] == record.arguments[1];
    });
    if (same == all.end())
        all.push_back(record);
    else
        *same = record;
}

void OptionSession::refresh()
{
    if (!m_open)
        return;
    for (const SocketOption *option : m_model.options()) {
        if (option->isReadable() && option->reading == OptionReading::Harmless)
            look(*option);
    }
}

void OptionSession::set(const SocketOption &option, const QJsonValue &value)
{
    const auto bytes = optionvalue::encode(option.level, option.number, value);
    if (!bytes)
        return;
    if (isPreset()) {
        m_model.noteAsked(option, value);
        m_target.presets = m_model.presets();
        Q_EMIT presetsChanged(m_target.endpoint, m_target.presets);
        return;
    }
    if (!m_open)
        return;
    SocketCommand made = command(Call::Setsockopt, option);
    made.bytes = *bytes;
    m_awaited.insert(m_workbench.execute(made));
    if (option.isReadable() && option.reading == OptionReading::Harmless)
        read(option);
    refresh(); // one option may change others: SO_RCVBUF sets a bit of SO_BUF_LOCK
}

void OptionSession::read(const SocketOption &option)
{
    if (m_open)
        m_awaited.insert(m_workbench.execute(command(Call::Getsockopt, option)));
}

void OptionSession::takeOut(const SocketOption &option)
{
    if (!isPreset())
        return;
    m_model.noteAsked(option, std::nullopt);
    m_target.presets = m_model.presets();
    Q_EMIT presetsChanged(m_target.endpoint, m_target.presets);
}

void OptionSession::take(const CallRecord &record)
{
    if (record.socket == 0 || record.kind != RecordKind::Call)
        return;
    remember(record);
    if (record.socket != m_target.socket)
        return;
    if (record.call == Call::Close && record.error != EBADF) {
        m_open = false;
        m_awaited.clear();
        Q_EMIT targetChanged();
        return;
    }
    if (record.call != Call::Getsockopt && record.call != Call::Setsockopt)
        return;
    const bool own = m_awaited.remove(record.token);
    if (m_model.optionCount() == 0) {
        if (!own)
            return;
        const int number = optionvalue::decode(record.arguments[0], record.arguments[1], record.data).toInt();
        const QString name = optionName(record.arguments[0], record.arguments[1]);
        int &place = name == QLatin1StringView("SO_DOMAIN") ? m_family
            : name == QLatin1StringView("SO_TYPE")          ? m_type
                                                            : m_protocol;
        place = number;
        if (++m_kindAnswers == static_cast<int>(kindOptions.size()))
            kindKnown();
        return;
    }
    // Also what others set: a recipe, a lesson, a person in step mode. There setsockopt makes no second call, so what the
    // kernel took is not known until it is asked for.
    m_model.note(record);
    if (!own && record.call == Call::Setsockopt && !record.failed())
        m_model.forgetKernel(record.arguments[0], record.arguments[1]);
}

} // namespace sw

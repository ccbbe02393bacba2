// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulejson.h"

#include <algorithm>
#include <array>
#include <limits>

#include <QJsonArray>

namespace sw {

namespace {

using Kind = RuleJsonFault::Kind;
using Type = RuleJsonFault::Type;

// In the order of the enums.
constexpr std::array matchNames{QLatin1StringView("connected"),  QLatin1StringView("anything"),
                                QLatin1StringView("equals"),     QLatin1StringView("contains"),
                                QLatin1StringView("startsWith"), QLatin1StringView("regex"),
                                QLatin1StringView("hex")};
constexpr std::array doNames{QLatin1StringView("send"), QLatin1StringView("delay"), QLatin1StringView("close"),
                             QLatin1StringView("reset"), QLatin1StringView("stop")};
constexpr std::array framingNames{QLatin1StringView("asReceived"), QLatin1StringView("delimiter"),
                                  QLatin1StringView("length"), QLatin1StringView("fixed")};
static_assert(matchNames.size() == static_cast<std::size_t>(RuleMatch::HexPattern) + 1);
static_assert(doNames.size() == static_cast<std::size_t>(RuleDo::Stop) + 1);
// Gap is the last one and has no name here: rules know no times, and take it as AsReceived.
static_assert(framingNames.size() == static_cast<std::size_t>(FramingKind::Gap));

QLatin1StringView framingName(FramingKind kind)
{
    const auto index = static_cast<std::size_t>(kind);
    return index < framingNames.size() ? framingNames[index] : framingNames.front();
}

/// Takes members out of one object; what is left over at the end is unknown. The first fault stays.
class Taker final
{
public:
    Taker(const QJsonValue &value, QStringList path, RuleJsonFault &fault)
        : m_object(value.toObject())
        , m_path(std::move(path))
        , m_fault(fault)
    {
        if (!value.isObject())
            sayType(m_path, Type::Object);
    }
    ~Taker() = default;
    Q_DISABLE_COPY_MOVE(Taker)

    void text(const char *key, QString &to)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        if (!value.isString())
            sayType(below(key), Type::Text);
        else if (value.toString().size() > RuleSet::mostText)
            say(Kind::OutOfRange, key, QString::number(value.toString().size()),
                QStringLiteral("0..%1").arg(RuleSet::mostText));
        else
            to = value.toString();
    }
    void truth(const char *key, bool &to)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isBool())
            sayType(below(key), Type::Truth);
        to = value.toBool(to);
    }
    template<typename Number>
    void number(const char *key, Number &to, qint64 least, qint64 most)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        const qint64 none = std::numeric_limits<qint64>::min();
        const qint64 number = value.toInteger(none);
        if (number == none)
            sayType(below(key), Type::WholeNumber);
        else if (number < least || number > most)
            say(Kind::OutOfRange, key, QString::number(number), QStringLiteral("%1..%2").arg(least).arg(most));
        else
            to = static_cast<Number>(number);
    }
    template<typename Names, typename Enum>
    void name(const char *key, const Names &names, Enum &to, bool needed)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined()) {
            if (needed)
                say(Kind::MissingKey, {}, QLatin1StringView(key));
            return;
        }
        const auto found = std::find(names.begin(), names.end(), value.toString());
        if (!value.isString())
            sayType(below(key), Type::Text);
        else if (found == names.end())
            say(Kind::UnknownName, key, value.toString());
        else
            to = static_cast<Enum>(found - names.begin());
    }
    QJsonArray list(const char *key, qsizetype most)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return {};
        if (!value.isArray())
            sayType(below(key), Type::List);
        else if (value.toArray().size() > most)
            say(Kind::OutOfRange, key, QString::number(value.toArray().size()), QStringLiteral("0..%1").arg(most));
        return value.toArray();
    }
    QJsonValue take(const char *key)
    {
        m_known.append(QLatin1StringView(key));
        return m_object.value(QLatin1StringView(key));
    }
    void end()
    {
        const QStringList keys = m_object.keys();
        for (const QString &key : keys) {
            if (!m_known.contains(key))
                sayAt(Kind::UnknownKey, m_path + QStringList{key}, key, {});
        }
    }
    [[nodiscard]] QStringList below(const char *key) const { return m_path + QStringList{QLatin1StringView(key)}; }
    void say(Kind kind, const char *key, const QString &about, const QString &wanted = {})
    {
        sayAt(kind, key == nullptr ? m_path : below(key), about, wanted);
    }

private:
    void sayAt(Kind kind, const QStringList &path, const QString &about, const QString &wanted)
    {
        if (m_fault.kind == Kind::None)
            m_fault = {kind, Type::Nothing, path, about, wanted};
    }
    void sayType(const QStringList &path, Type type)
    {
        if (m_fault.kind == Kind::None)
            m_fault = {Kind::WrongType, type, path, {}, {}};
    }

    const QJsonObject m_object;
    const QStringList m_path;
    RuleJsonFault &m_fault;
    QStringList m_known;
};

QJsonObject framingJson(const Framing &framing)
{
    return {{QStringLiteral("kind"), QString(framingName(framing.kind))},
            {QStringLiteral("delimiter"), QString::fromLatin1(framing.delimiter.toHex())},
            {QStringLiteral("fixedSize"), framing.fixedSize},
            {QStringLiteral("lengthOffset"), framing.lengthOffset},
            {QStringLiteral("lengthSize"), framing.lengthSize},
            {QStringLiteral("lengthLittleEndian"), framing.lengthLittleEndian},
            {QStringLiteral("lengthCountsAll"), framing.lengthCountsAll},
            {QStringLiteral("lengthAdjustment"), framing.lengthAdjustment},
            {QStringLiteral("longest"), framing.longest}};
}

Framing framingFrom(const QJsonValue &value, const QStringList &path, RuleJsonFault &fault)
{
    Framing framing;
    framing.longest = RuleSet::leastKept;
    Taker from(value, path, fault);
    QString delimiter = QString::fromLatin1(framing.delimiter.toHex());
    from.name("kind", framingNames, framing.kind, true);
    from.text("delimiter", delimiter);
    framing.delimiter = QByteArray::fromHex(delimiter.toLatin1());
    if (framing.delimiter.isEmpty() || framing.delimiter.size() > Framing::mostDelimiter
        || framing.delimiter.size() * 2 != delimiter.size())
        from.say(Kind::OutOfRange, "delimiter", delimiter, QStringLiteral("00..FF x %1").arg(Framing::mostDelimiter));
    from.number("fixedSize", framing.fixedSize, 1, RuleSet::mostKept);
    from.number("lengthOffset", framing.lengthOffset, 0, Framing::mostOffset);
    from.number("lengthSize", framing.lengthSize, 1, 8);
    from.truth("lengthLittleEndian", framing.lengthLittleEndian);
    from.truth("lengthCountsAll", framing.lengthCountsAll);
    from.number("lengthAdjustment", framing.lengthAdjustment, -Framing::mostAdjustment, Framing::mostAdjustment);
    from.number("longest", framing.longest, RuleSet::leastKept, RuleSet::mostKept);
    from.end();
    return framing;
}

QJsonObject actionJson(const RuleAction &action)
{
    QJsonObject object{{QStringLiteral("do"), QString(ruleDoName(action.what))}};
    if (action.what == RuleDo::Send)
        object.insert(action.hex ? QStringLiteral("hex") : QStringLiteral("text"), action.text);
    if (action.what == RuleDo::Delay)
        object.insert(QStringLiteral("ms"), action.ms);
    return object;
}

RuleAction actionFrom(const QJsonValue &value, const QStringList &path, RuleJsonFault &fault)
{
    RuleAction action;
    Taker from(value, path, fault);
    from.name("do", doNames, action.what, true);
    if (action.what == RuleDo::Delay)
        from.number("ms", action.ms, 0, RuleAction::mostMs);
    if (action.what == RuleDo::Send) {
        action.hex = value.toObject().contains(QLatin1StringView("hex"));
        from.text(action.hex ? "hex" : "text", action.text);
    }
    from.end();
    return action;
}

QJsonObject ruleJson(const AnswerRule &rule)
{
    QJsonArray actions;
    for (const RuleAction &action : rule.actions)
        actions.append(actionJson(action));
    return {{QStringLiteral("name"), rule.name},
            {QStringLiteral("enabled"), rule.enabled},
            {QStringLiteral("match"), QString(ruleMatchName(rule.match))},
            {QStringLiteral("pattern"), rule.pattern},
            {QStringLiteral("ignoreCase"), rule.ignoreCase},
            {QStringLiteral("needsState"), rule.needsState},
            {QStringLiteral("setsState"), rule.setsState},
            {QStringLiteral("actions"), actions}};
}

AnswerRule ruleFrom(const QJsonValue &value, const QStringList &path, RuleJsonFault &fault)
{
    AnswerRule rule;
    Taker from(value, path, fault);
    from.text("name", rule.name);
    from.truth("enabled", rule.enabled);
    from.name("match", matchNames, rule.match, true);
    from.text("pattern", rule.pattern);
    from.truth("ignoreCase", rule.ignoreCase);
    from.text("needsState", rule.needsState);
    from.text("setsState", rule.setsState);
    const QJsonArray actions = from.list("actions", RuleSet::mostActions);
    for (qsizetype i = 0; i < actions.size() && fault.kind == Kind::None; ++i)
        rule.actions.push_back(
            actionFrom(actions.at(i), from.below("actions") + QStringList{QString::number(i)}, fault));
    from.end();
    return rule;
}

} // namespace

QLatin1StringView ruleMatchName(RuleMatch match)
{
    return matchNames[static_cast<std::size_t>(match)];
}

QLatin1StringView ruleDoName(RuleDo what)
{
    return doNames[static_cast<std::size_t>(what)];
}

QJsonObject toJson(const RuleSet &set)
{
    QJsonArray rules;
    for (const AnswerRule &rule : set.rules)
        rules.append(ruleJson(rule));
    return {{QStringLiteral("format"), QString(rulesFormat)},
            {QStringLiteral("framing"), framingJson(set.framing)},
            {QStringLiteral("rules"), rules}};
}

std::optional<RuleSet> ruleSetFrom(const QJsonObject &object, RuleJsonFault &fault)
{
    fault = {};
    RuleSet set;
    Taker from(object, {}, fault);
    QString format;
    from.text("format", format);
    if (format != rulesFormat)
        from.say(Kind::WrongFormat, object.contains(QLatin1StringView("format")) ? "format" : nullptr, format);
    if (const QJsonValue framing = from.take("framing"); !framing.isUndefined())
        set.framing = framingFrom(framing, from.below("framing"), fault);
    const QJsonArray rules = from.list("rules", RuleSet::mostRules);
    for (qsizetype i = 0; i < rules.size() && fault.kind == Kind::None; ++i)
        set.rules.push_back(ruleFrom(rules.at(i), from.below("rules") + QStringList{QString::number(i)}, fault));
    from.end();
    return fault.kind == Kind::None ? std::optional(set) : std::nullopt;
}

} // namespace sw

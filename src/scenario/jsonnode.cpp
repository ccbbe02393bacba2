// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonnode.h"

#include <iterator>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringDecoder>

namespace sw {

namespace {

constexpr std::size_t mostLevels = 64; // the tree is walked by recursion
constexpr qint64 mostValues = 1'000'000; // each takes some hundred bytes of memory

/// Reads bytes and tells how far the parser has come.
class CountingIterator final
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    CountingIterator(const char *at, const char **furthest)
        : m_at(at)
        , m_furthest(furthest)
    {
    }
    reference operator*() const { return *m_at; }
    CountingIterator &operator++()
    {
        ++m_at;
        *m_furthest = m_at;
        return *this;
    }
    bool operator==(const CountingIterator &other) const { return m_at == other.m_at; }
    bool operator!=(const CountingIterator &other) const { return m_at != other.m_at; }

private:
    const char *m_at;
    const char **m_furthest;
};

/// Builds the tree from the parser's events. The parser tells an event right after it has read the token, so the token
/// begins behind the end of the one before, blanks and punctuation left out.
class TreeBuilder final : public nlohmann::json_sax<nlohmann::json>
{
public:
    TreeBuilder(QByteArrayView text, const char *const &furthest)
        : m_text(text)
        , m_furthest(furthest)
    {
    }

    bool null() override { return add(JsonNode{}); }
    bool boolean(bool value) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::Bool;
        node.boolean = value;
        return add(std::move(node));
    }
    bool number_integer(number_integer_t value) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::Integer;
        node.integer = value;
        node.real = static_cast<double>(value);
        return add(std::move(node));
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        if (value > static_cast<number_unsigned_t>(std::numeric_limits<qint64>::max()))
            return number_float(static_cast<double>(value), {});
        return number_integer(static_cast<qint64>(value));
    }
    bool number_float(number_float_t value, const string_t &) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::Real;
        node.real = value;
        return add(std::move(node));
    }
    bool string(string_t &value) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::String;
        node.text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        return add(std::move(node));
    }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(JsonNode::Kind::Object); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(JsonNode::Kind::Array); }
    bool end_array() override { return close(); }
    bool key(string_t &value) override
    {
        m_key = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        m_keyOffset = tokenStart();
        const qsizetype known = m_keys.back().size();
        m_keys.back().insert(m_key);
        if (m_keys.back().size() > known)
            return true;
        const auto [line, column] = placeOf(m_text, m_keyOffset);
        m_error = LoadError{LoadFault::DuplicateKey, line, column, m_key, {}};
        return false;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &exception) override
    {
        const auto [line, column] = placeOf(m_text, qMax<qsizetype>(0, static_cast<qsizetype>(position) - 1));
        // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while ...": only what follows.
        QString what = QString::fromUtf8(exception.what());
        const qsizetype colon = what.indexOf(QStringLiteral(": "));
        m_error = LoadError{LoadFault::Syntax, line, column, {}, colon < 0 ? what : what.mid(colon + 2)};
        return false;
    }

    [[nodiscard]] const std::optional<LoadError> &error() const { return m_error; }
    JsonNode takeRoot() { return std::move(m_root); }

private:
    qsizetype tokenStart()
    {
        qsizetype start = m_end;
        while (start < m_text.size() && QByteArrayView(" \t\r\n,:").contains(m_text[start]))
            ++start;
        m_end = m_furthest - m_text.data();
        return start;
    }
    void place(JsonNode &node)
    {
        node.offset = tokenStart();
        node.key = std::exchange(m_key, {});
        node.keyOffset = m_keyOffset;
    }
    bool add(JsonNode &&node)
    {
        place(node);
        const bool few = isFew(node);
        put(std::move(node));
        return few;
    }
    bool isFew(const JsonNode &node)
    {
        if (++m_values <= mostValues)
            return true;
        const auto [line, column] = placeOf(m_text, node.offset);
        m_error = LoadError{LoadFault::Syntax, line, column, {}, QStringLiteral("more than %1 values").arg(mostValues)};
        return false;
    }
    bool open(JsonNode::Kind kind)
    {
        JsonNode node;
        node.kind = kind;
        place(node);
        if (m_open.size() >= mostLevels) {
            const auto [line, column] = placeOf(m_text, node.offset);
            m_error = LoadError{
                LoadFault::Syntax, line, column, {}, QStringLiteral("nested deeper than %1 levels").arg(mostLevels)};
            return false;
        }
        const bool few = isFew(node);
        m_open.push_back(std::move(node));
        m_keys.emplace_back();
        return few;
    }
    bool close()
    {
        tokenStart();
        m_keys.pop_back();
        JsonNode node = std::move(m_open.back());
        m_open.pop_back();
        put(std::move(node));
        return true;
    }
    void put(JsonNode &&node)
    {
        if (m_open.empty())
            m_root = std::move(node);
        else
            m_open.back().items.push_back(std::move(node));
    }

    const QByteArrayView m_text;
    const char *const &m_furthest;
    qsizetype m_end = 0;
    QString m_key;
    qsizetype m_keyOffset = 0;
    std::vector<JsonNode> m_open;
    std::vector<QSet<QString>> m_keys; ///< of each that is open
    qint64 m_values = 0;
    JsonNode m_root;
    std::optional<LoadError> m_error;
};

bool isUtf8SoFar(QByteArrayView text)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString ignored = decoder.decode(text);
    return !decoder.hasError();
}

/// The first byte that is no UTF-8, or -1. A prefix is good or bad once and for all, so the place is found by halving.
qsizetype firstBadByte(QByteArrayView text)
{
    QStringDecoder whole(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString ignored = whole.decode(text);
    if (!whole.hasError())
        return -1;
    qsizetype good = 0;
    qsizetype bad = text.size() + 1; // a character that is cut off at the end
    while (bad - good > 1) {
        const qsizetype middle = good + (bad - good) / 2;
        (isUtf8SoFar(text.first(qMin(middle, text.size()))) && middle <= text.size() ? good : bad) = middle;
    }
    qsizetype place = qMin(bad, text.size()) - 1;
    // Of a character that is cut off at the end, its first byte.
    while (bad > text.size() && place > 0 && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U)
        --place;
    return place;
}

} // namespace

const JsonNode *JsonNode::member(QLatin1StringView name) const
{
    for (const JsonNode &item : items) {
        if (item.key == name)
            return &item;
    }
    return nullptr;
}

QJsonValue JsonNode::toValue() const
{
    switch (kind) {
    case Kind::Null:
        return QJsonValue::Null;
    case Kind::Bool:
        return boolean;
    case Kind::Integer:
        return integer;
    case Kind::Real:
        return real;
    case Kind::String:
        return text;
    case Kind::Array: {
        QJsonArray array;
        for (const JsonNode &item : items)
            array.append(item.toValue());
        return array;
    }
    case Kind::Object: {
        QJsonObject object;
        for (const JsonNode &item : items)
            object.insert(item.key, item.toValue());
        return object;
    }
    }
    return {};
}

std::pair<int, int> placeOf(QByteArrayView text, qsizetype offset)
{
    int line = 1;
    int column = 1;
    for (qsizetype i = text.startsWith("\xEF\xBB\xBF") ? 3 : 0; i < qMin(offset, text.size()); ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            ++column;
        }
    }
    return {line, column};
}

std::optional<JsonNode> parseJson(const QByteArray &text, LoadError &error)
{
    if (const qsizetype bad = firstBadByte(text); bad >= 0) {
        const auto [line, column] = placeOf(text, bad);
        error = LoadError{LoadFault::NotUtf8, line, column, {}, {}};
        return std::nullopt;
    }
    const char *furthest = text.constData();
    TreeBuilder builder(text, furthest);
    const CountingIterator begin(text.constData(), &furthest);
    const CountingIterator end(text.constData() + text.size(), &furthest);
    if (nlohmann::json::sax_parse(begin, end, &builder))
        return builder.takeRoot();
    error = builder.error().value_or(LoadError{});
    return std::nullopt;
}

} // namespace sw

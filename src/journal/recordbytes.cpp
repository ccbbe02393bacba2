// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordbytes.h"

#include <cstring>
#include <type_traits>

#include <QCborValue>
#include <QJsonDocument>
#include <QJsonObject>

namespace sw {

namespace {

// A member is written as (number * 2 + form), then a varint, or a varint length and that many bytes.
enum Form : quint64 { Number = 0, Bytes = 1 };

constexpr quint64 qtErrorNumber = 33;
constexpr qsizetype mostValueBytes = 1024 * 1024;

/// What a member is in a new record; it is left out then.
constexpr qint64 valueInNewRecord(quint64 number)
{
    return number == qtErrorNumber ? -1 : 0;
}

/// Shows every member with its number in the file, in rising order. A number is never given to another member. The binding
/// names all members of a record, so that a new one does not compile until it is written down here; the call (`visit`)
/// below it does the writing.
template<typename Record, typename Visit>
void eachMember(Record &r, Visit &&visit)
{
    auto &[kind, call, notice, layer, qtClass, qtEvent, flags, endpoint, connection, socket, newSocket, newSocket2,
           lane, token, thread, fd, beganNs, tookNs, result, error, qtError, gaiError, hostError, asked, arguments,
           messageFlags, address, local, data, text, service, value] = r;
    visit(1, kind);
    visit(2, call);
    visit(3, notice);
    visit(4, flags);
    visit(5, endpoint);
    visit(6, connection);
    visit(7, socket);
    visit(8, newSocket);
    visit(9, newSocket2);
    visit(10, lane);
    visit(11, token);
    visit(12, thread);
    visit(13, fd);
    visit(14, beganNs);
    visit(15, tookNs);
    visit(16, result);
    visit(17, error);
    visit(18, gaiError);
    visit(19, hostError);
    visit(20, asked);
    visit(21, arguments[0]);
    visit(22, arguments[1]);
    visit(23, arguments[2]);
    visit(24, messageFlags);
    visit(25, address);
    visit(26, text);
    visit(27, service);
    visit(28, value);
    visit(29, local);
    visit(30, layer);
    visit(31, qtClass);
    visit(32, qtEvent);
    visit(qtErrorNumber, qtError);
    static_cast<void>(data); // its place is the caller's
}

void appendVarint(QByteArray &out, quint64 number)
{
    char bytes[10];
    int count = 0;
    for (; number >= 0x80; number >>= 7U)
        bytes[count++] = static_cast<char>(static_cast<quint8>(number | 0x80U));
    bytes[count++] = static_cast<char>(number);
    out.append(bytes, count);
}

quint64 zigzag(qint64 number)
{
    return (static_cast<quint64>(number) << 1U) ^ static_cast<quint64>(number >> 63);
}

qint64 fromZigzag(quint64 number)
{
    return static_cast<qint64>(number >> 1U) ^ -static_cast<qint64>(number & 1U);
}

/// Reads from front to back; once something is wrong it stays wrong and gives zeros.
class Cursor final
{
public:
    explicit Cursor(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] bool isRight() const { return m_right; }
    void setWrong()
    {
        m_right = false;
        m_rest = {};
    }
    quint64 varint()
    {
        quint64 number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_rest.isEmpty())
                break;
            const auto byte = static_cast<quint8>(m_rest.front());
            m_rest = m_rest.sliced(1);
            number |= static_cast<quint64>(byte & 0x7fU) << shift;
            if ((byte & 0x80U) == 0)
                return number;
        }
        setWrong();
        return 0;
    }
    QByteArrayView bytes()
    {
        const quint64 length = varint();
        if (length > static_cast<quint64>(m_rest.size())) {
            setWrong();
            return {};
        }
        const QByteArrayView found = m_rest.first(static_cast<qsizetype>(length));
        m_rest = m_rest.sliced(found.size());
        return found;
    }

private:
    QByteArrayView m_rest;
    bool m_right = true;
};

/// Appends each member that is not as in a new record.
struct Writer
{
    QByteArray &out;
    ValueTexts &values;

    template<typename T>
    void operator()(quint64 number, const T &member) const
    {
        if constexpr (std::is_same_v<T, RecordFlags>)
            put(number, member.toInt());
        else if constexpr (std::is_enum_v<T>)
            put(number, static_cast<qint64>(member));
        else if constexpr (std::is_integral_v<T>)
            put(number, static_cast<qint64>(member));
        else
            putBytes(number, member);
    }

private:
    void put(quint64 number, qint64 value) const
    {
        if (value == valueInNewRecord(number))
            return;
        appendVarint(out, number * 2 + Number);
        appendVarint(out, zigzag(value));
    }
    void putRaw(quint64 number, QByteArrayView bytes) const
    {
        appendVarint(out, number * 2 + Bytes);
        appendVarint(out, static_cast<quint64>(bytes.size()));
        out.append(bytes);
    }
    void putBytes(quint64 number, const SocketAddress &address) const
    {
        if (!address.isNull())
            putRaw(number,
                   {static_cast<const char *>(static_cast<const void *>(address.data())),
                    static_cast<qsizetype>(address.length())});
    }
    void putBytes(quint64 number, const QString &text) const
    {
        // UTF-16 as it is: a text that is no valid one (half a surrogate pair from a file) comes back unchanged too.
        if (!text.isNull())
            putRaw(number,
                   {static_cast<const char *>(static_cast<const void *>(text.utf16())),
                    text.size() * qsizetype(sizeof(char16_t))});
    }
    void putBytes(quint64 number, const QJsonValue &value) const
    {
        if (!value.isNull())
            putRaw(number, values.cbor(value));
    }
};

/// Gives each member its value when it is the next one in the bytes.
struct Reader
{
    Cursor &cursor;
    quint64 tag = 0;
    bool waiting = false; ///< `tag` was read, its value was not

    template<typename T>
    void operator()(quint64 number, T &member)
    {
        passOverBefore(number);
        if (!waiting || tag / 2 != number)
            return;
        waiting = false;
        if constexpr (std::is_integral_v<T> || std::is_enum_v<T> || std::is_same_v<T, RecordFlags>) {
            if (tag % 2 != Number)
                return cursor.setWrong();
            take(fromZigzag(cursor.varint()), member);
        } else {
            if (tag % 2 != Bytes)
                return cursor.setWrong();
            take(cursor.bytes(), member);
        }
    }
    /// Members that this version does not know.
    void passOverBefore(quint64 number)
    {
        while (true) {
            if (!waiting) {
                if (cursor.atEnd())
                    return;
                tag = cursor.varint();
                waiting = cursor.isRight();
            }
            if (!waiting || tag / 2 >= number)
                return;
            waiting = false;
            tag % 2 == Number ? static_cast<void>(cursor.varint()) : static_cast<void>(cursor.bytes());
        }
    }

private:
    template<typename T>
    void take(qint64 value, T &member)
    {
        if constexpr (std::is_same_v<T, RecordFlags>) {
            if (value < 0 || value > 0xffff)
                return cursor.setWrong();
            member = RecordFlags::fromInt(static_cast<RecordFlags::Int>(value));
        } else if constexpr (std::is_enum_v<T>) {
            if (value < 0 || value > static_cast<qint64>(lastOf(member)))
                return cursor.setWrong();
            member = static_cast<T>(value);
        } else {
            member = static_cast<T>(value);
            if (static_cast<qint64>(member) != value)
                cursor.setWrong();
        }
    }
    void take(QByteArrayView bytes, SocketAddress &address)
    {
        if (bytes.size() > SocketAddress::capacity)
            return cursor.setWrong();
        address = SocketAddress::fromRaw(bytes.data(), static_cast<unsigned>(bytes.size()));
    }
    void take(QByteArrayView bytes, QString &text)
    {
        if (bytes.size() % qsizetype(sizeof(char16_t)) != 0)
            return cursor.setWrong();
        text = QLatin1StringView("");
        if (bytes.isEmpty()) // which may be no pointer at all
            return;
        text.resize(bytes.size() / qsizetype(sizeof(char16_t)));
        std::memcpy(text.data(), bytes.data(), static_cast<size_t>(bytes.size()));
    }
    void take(QByteArrayView bytes, QJsonValue &value)
    {
        if (bytes.size() > mostValueBytes) // a list of small numbers takes many times its bytes
            return cursor.setWrong();
        QCborParserError error;
        const QCborValue read = QCborValue::fromCbor(bytes.data(), bytes.size(), &error);
        if (error.error != QCborError::NoError)
            return cursor.setWrong();
        value = read.toJsonValue();
    }
    static Call lastOf(Call) { return static_cast<Call>(static_cast<int>(Call::Count) - 1); }
    static RecordKind lastOf(RecordKind) { return RecordKind::Notice; }
    static Notice lastOf(Notice) { return static_cast<Notice>(static_cast<int>(Notice::Count) - 1); }
    static RecordLayer lastOf(RecordLayer) { return RecordLayer::QtSignal; }
    static QtClass lastOf(QtClass) { return QtClass::HostInfo; }
    static QtEvent lastOf(QtEvent) { return static_cast<QtEvent>(static_cast<int>(QtEvent::Count) - 1); }
};

} // namespace

const QByteArray &ValueTexts::cbor(const QJsonValue &value)
{
    take(value);
    if (m_cbor.isEmpty())
        m_cbor = QCborValue::fromJsonValue(value).toCbor();
    return m_cbor;
}

const QByteArray &ValueTexts::json(const QJsonValue &value)
{
    take(value);
    if (m_json.isEmpty())
        m_json = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    return m_json;
}

void ValueTexts::take(const QJsonValue &value)
{
    if (value == m_value)
        return;
    m_value = value;
    m_cbor.clear();
    m_json.clear();
}

void appendRecord(QByteArray &out, const CallRecord &record, ValueTexts &values)
{
    eachMember(record, Writer{out, values});
}

void appendRecord(QByteArray &out, const CallRecord &record)
{
    ValueTexts values;
    appendRecord(out, record, values);
}

std::optional<CallRecord> recordFrom(QByteArrayView bytes)
{
    CallRecord record;
    record.fd = 0; // what is not there is zero
    Cursor cursor(bytes);
    Reader reader{cursor};
    eachMember(record, reader);
    reader.passOverBefore(~0ULL);
    return cursor.isRight() ? std::optional(std::move(record)) : std::nullopt;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowformats.h"

#include <array>

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include "calltext.h"
#include "encodings.h"
#include "errnotable.h"
#include "hexdump.h"
#include "printable.h"
#include "recordjson.h"

namespace sw {

namespace {

constexpr qint64 nsPerUs = 1000;

/// ISO 8601 with microseconds and the offset from UTC.
QString isoTime(const SessionClock &clock, qint64 beganNs)
{
    const qint64 wallUs = (clock.wallNs + clock.sinceStart(beganNs)) / nsPerUs;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(wallUs / 1000);
    const int offset = time.offsetFromUtc() / 60;
    return time.toString(u"yyyy-MM-ddTHH:mm:ss")
        + QStringLiteral(".%1%2%3:%4")
              .arg(wallUs % 1'000'000, 6, 10, QLatin1Char('0'))
              .arg(QChar(offset < 0 ? u'-' : u'+'))
              .arg(qAbs(offset) / 60, 2, 10, QLatin1Char('0'))
              .arg(qAbs(offset) % 60, 2, 10, QLatin1Char('0'));
}

QLatin1StringView directionName(Direction direction)
{
    static constexpr std::array names{QLatin1StringView("none"), QLatin1StringView("in"), QLatin1StringView("out")};
    return names[size_t(direction)];
}

void addField(QByteArray &line, const QString &value)
{
    if (!line.isEmpty())
        line += ',';
    line += '"' + QString(value).replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

/// Text from outside must not become a formula.
QString tamed(const QString &value)
{
    if (value.isEmpty() || !QStringView(u"=+-@").contains(value.front()))
        return value;
    return QStringLiteral("\\x%1").arg(value.front().unicode(), 2, 16, QLatin1Char('0')) + value.mid(1);
}

QString outside(const QString &value)
{
    return tamed(printable(value.toUtf8(), TextEncoding::Utf8));
}

QString errorName(const JournalRow &row)
{
    if (row.side() && row.side()->gaiError != 0)
        return gaiErrorName(row.side()->gaiError);
    const int error = row.entry().error;
    const QLatin1StringView name = errnoName(error);
    return error == 0 || !name.isEmpty() ? QString(name) : QString::number(error);
}

} // namespace

QByteArray csvHead()
{
    QByteArray line;
    for (const char *name : {"row", "time", "began_us", "took_us", "who", "kind", "call", "direction", "socket", "fd",
                             "thread", "result", "errno", "address", "name", "bytes", "text", "hex", "note"})
        addField(line, QLatin1StringView(name));
    return line + "\r\n";
}

QByteArray csvRow(const ExportedRow &exported)
{
    const JournalRow &row = exported.row;
    const RowEntry &entry = row.entry();
    const bool notice = entry.kind == RecordKind::Notice;
    const RowSide *side = row.side();
    const qint64 sinceStart = exported.clock.sinceStart(entry.beganNs);
    static constexpr std::array kinds{QLatin1StringView("call"), QLatin1StringView("inner"),
                                      QLatin1StringView("notice")};
    QByteArray line;
    addField(line, QString::number(row.number()));
    addField(line, isoTime(exported.clock, entry.beganNs));
    addField(line, QString::number(double(sinceStart) / nsPerUs, 'f', 3));
    addField(line, notice ? QString() : QString::number(double(entry.tookNs) / nsPerUs, 'f', 3));
    addField(line, outside(exported.who));
    addField(line, kinds[size_t(entry.kind)]);
    addField(line, notice ? noticeName(entry.notice) : callName(entry.call));
    addField(line, notice ? QString() : QString(directionName(traitsOf(entry.call).direction)));
    addField(line, entry.socket == 0 ? QString() : QString::number(entry.socket));
    addField(line, entry.fd < 0 ? QString() : QString::number(entry.fd));
    addField(line, entry.thread == 0 ? QString() : QString::number(entry.thread));
    addField(line, QString::number(entry.result));
    addField(line, errorName(row));
    addField(line, side && !side->address.isNull() ? outside(side->address.toString()) : QString());
    addField(line, side ? outside(side->text) : QString());
    addField(line, QString::number(entry.byteCount));
    addField(line, tamed(printable(row.bytes(), exported.encoding)));
    addField(line, toHex(row.bytes(), u""));
    addField(line, outside(exported.note));
    return line + "\r\n";
}

QByteArray jsonRow(const ExportedRow &exported)
{
    const JournalRow &row = exported.row;
    const CallRecord record = row.record();
    QJsonObject object = recordToJson(record, exported.clock.zeroNs);
    object.insert(QLatin1StringView("row"), qint64(row.number()));
    object.insert(QLatin1StringView("time"), isoTime(exported.clock, record.beganNs));
    if (!exported.who.isEmpty())
        object.insert(QLatin1StringView("who"), exported.who);
    if (!exported.note.isEmpty())
        object.insert(QLatin1StringView("note"), exported.note);
    if (!record.data.isEmpty()) {
        object.insert(QLatin1StringView("data"),
                      QJsonObject{{QLatin1StringView("bytes"), record.data.size()},
                                  {QLatin1StringView("hex"), QString::fromLatin1(record.data.toHex())},
                                  {QLatin1StringView("text"), decode(record.data, exported.encoding)}});
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray rawBytes(const JournalRow &row, Direction direction)
{
    const RowEntry &entry = row.entry();
    const bool carries = entry.kind != RecordKind::Notice && traitsOf(entry.call).direction == direction
        && !entry.has(RecordFlag::Composite) && !entry.has(RecordFlag::Peeked);
    return carries ? row.bytes().toByteArray() : QByteArray();
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "messagefile.h"
#include "messagelibrary.h"
#include "packetsender.h"

using namespace sw;

/// The library of messages: its file to and fro, faults with their places, Packet Sender's files, undo, a broken file.
class TestMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toAndFro();
    void faults_data();
    void faults();
    void anyBytes();
    void examples();
    void packetSenderJson();
    void packetSenderIni();
    void packetSenderHostile();
    void keepsAndUndoes();
    void putsABrokenFileAside();
    void writesOnlyWhatItReads_data();
    void writesOnlyWhatItReads();
    void searches();

private:
    static Message full()
    {
        Message message;
        message.name = QStringLiteral("Read \u4f60");
        message.folder = {QStringLiteral("Modbus"), QStringLiteral("RTU / x")};
        message.source = {QStringLiteral("01 ${counter:u8}"),
                          PayloadForm::Hex,
                          TextEncoding::Gb18030,
                          LineEnding::CrLf,
                          PlaceholderScope::Message,
                          {checksumByName(u"crc-16-modbus"), {1, -2}, ChecksumForm::UpperHex}};
        message.target = {QStringLiteral("udp"), QStringLiteral("::1"), 5020};
        message.repeat = {true, 1, 17};
        message.onBar = true;
        message.shortcut = QStringLiteral("Ctrl+Alt+1");
        return message;
    }
    static QString told(const LoadErrors &errors)
    {
        QStringList all;
        for (const LoadError &error : errors)
            all.append(
                QStringLiteral("%1@%2:%3 %4").arg(int(error.fault)).arg(error.line).arg(error.column).arg(error.about));
        return all.join(u';');
    }
};

void TestMessages::toAndFro()
{
    Message file;
    file.name = QStringLiteral("a file");
    file.file = QStringLiteral("/some/where");
    Message plain;
    plain.name = QStringLiteral("plain");
    const Messages all{full(), file, plain};
    const MessagesResult read = messagefile::load(messagefile::write(all));
    QVERIFY2(read.ok(), qPrintable(told(read.errors)));
    QCOMPARE(read.messages.size(), all.size());
    for (size_t i = 0; i < all.size(); ++i)
        QVERIFY(read.messages[i].sameAs(all[i]));
}

void TestMessages::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<LoadFault>("fault");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const QByteArray &message, LoadFault fault, int column) {
        QTest::newRow(name) << "{\"format\": \"socket-workbench/messages@1\", \"messages\": [\n" + message + "\n]}"
                            << fault << 2 << column;
    };
    QTest::newRow("no JSON") << QByteArray("{") << LoadFault::Syntax << 1 << 2;
    QTest::newRow("newer") << QByteArray("{\"format\": \"socket-workbench/messages@2\", \"x\": 1}")
                           << LoadFault::WrongFormat << 1 << 12;
    QTest::newRow("a list") << QByteArray("[]") << LoadFault::WrongType << 1 << 1;
    QTest::newRow("no messages") << QByteArray("{\"format\": \"socket-workbench/messages@1\"}") << LoadFault::MissingKey
                                 << 1 << 1;
    row("no name", R"({"text": "x"})", LoadFault::MissingKey, 1);
    row("no text", R"({"name": "x"})", LoadFault::MissingKey, 1);
    row("empty name", R"({"name": "", "text": "x"})", LoadFault::EmptyValue, 10);
    row("text and file", R"({"name": "x", "text": "x", "file": "y"})", LoadFault::KeyNotHere, 15);
    row("unknown key", R"({"name": "x", "text": "x", "run": "rm"})", LoadFault::UnknownKey, 28);
    row("twice", R"({"name": "x", "text": "x", "text": "y"})", LoadFault::DuplicateKey, 28);
    row("form", R"({"name": "x", "text": "x", "form": "base65"})", LoadFault::UnknownName, 36);
    row("encoding", R"({"name": "x", "text": "x", "encoding": "no"})", LoadFault::UnknownName, 40);
    row("checksum", R"({"name": "x", "text": "x", "checksum": {"name": "crc-17"}})", LoadFault::UnknownName, 49);
    row("range", R"({"name": "x", "text": "x", "checksum": {"name": "md5", "from": 1e3}})", LoadFault::WrongType, 64);
    row("protocol", R"({"name": "x", "text": "x", "target": {"protocol": "exec", "host": "h", "port": 1}})",
        LoadFault::UnknownName, 51);
    row("port", R"({"name": "x", "text": "x", "target": {"protocol": "tcp", "host": "h", "port": 70000}})",
        LoadFault::OutOfRange, 79);
    row("interval", R"({"name": "x", "text": "x", "repeat": {"everyMs": -1}})", LoadFault::OutOfRange, 50);
    row("bar", R"({"name": "x", "text": "x", "bar": 1})", LoadFault::WrongType, 35);
    row("folder", R"({"name": "x", "text": "x", "folder": "a/b"})", LoadFault::WrongType, 38);
}

void TestMessages::faults()
{
    QFETCH(QByteArray, text);
    QFETCH(LoadFault, fault);
    QFETCH(int, line);
    QFETCH(int, column);
    const MessagesResult result = messagefile::load(text);
    QCOMPARE(result.errors.size(), size_t(1));
    QVERIFY(result.messages.empty());
    QCOMPARE(result.errors[0].fault, fault);
    QCOMPARE(result.errors[0].line, line);
    QCOMPARE(result.errors[0].column, column);
}

void TestMessages::anyBytes()
{
    const QByteArray whole = messagefile::write({full(), full()});
    for (qsizetype size = 0; size < whole.size(); size += 7)
        QVERIFY(!messagefile::load(whole.first(size)).ok() || size >= whole.size() - 1);
    QRandomGenerator random(3);
    for (int i = 0; i < 400; ++i) {
        QByteArray text = whole;
        for (int n = 0; n < 4; ++n)
            text[random.bounded(int(text.size()))] = static_cast<char>(random.bounded(256));
        const MessagesResult result = messagefile::load(text);
        QVERIFY(result.ok() || result.messages.empty());
        (void)importPacketSender(text);
    }
}

void TestMessages::examples()
{
    QFile file(QStringLiteral(SW_EXAMPLES));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const MessagesResult read = messagefile::load(file.readAll());
    QVERIFY2(read.ok(), qPrintable(told(read.errors)));
    QVERIFY(read.messages.size() >= 6);
    PlaceholderContext context;
    context.peer = QStringLiteral("127.0.0.1");
    for (const Message &message : read.messages) {
        const PayloadResult made = MessageTemplate(message.source).expand(context);
        QVERIFY2(made.ok() && !made.bytes.isEmpty(), qPrintable(message.name));
    }
    const auto bytes = [&](const char *name) {
        const auto found = std::ranges::find(read.messages, QString::fromLatin1(name), &Message::name);
        return found == read.messages.end() ? QByteArray()
                                            : MessageTemplate(found->source).expand(context).bytes.toHex();
    };
    QCOMPARE(bytes("Modbus RTU read holding registers"), QByteArray("010300000002c40b"));
    QCOMPARE(bytes("Modbus/TCP read holding registers"), QByteArray("000100000006010300000002"));
    QCOMPARE(bytes("MQTT CONNECT"), QByteArray("101500044d5154540402003c0009776f726b62656e6368"));
}

void TestMessages::packetSenderJson()
{
    // As Packet::ExportJSON() writes it, and as its starter set has it (numbers as numbers).
    const QByteArray text = R"([
 {"asciistring": "", "errorstring": "", "fromip": "", "fromport": "8041183", "hexstring": "64 6f 6d 0d 0a", "name": "WHOIS",
  "port": "43", "repeat": 0, "requestpath": "", "sendresponse": "0", "tcporudp": "TCP", "toip": "192.34.234.30"},
 {"fromport": "5000", "hexstring": "7b 7b 54 49 4d 45 7d 7d 24 7b 78 7d", "name": "macro", "port": "5001", "repeat": 1.5, "tcporudp": "UDP", "toip": "::1"},
 {"hexstring": "00 FF ", "name": "binary", "port": "44", "repeat": "0", "tcporudp": "SSL", "toip": "a.example"},
 {"hexstring": "0", "name": "bad", "port": "44", "tcporudp": "TCP", "toip": "a.example"},
 {"hexstring": "", "name": "web", "port": "0", "tcporudp": "HTTP GET", "toip": "a.example"}
])";
    QVERIFY(looksLikePacketSender(text));
    const ImportResult result = importPacketSender(text);
    QVERIFY2(result.errors.empty(), qPrintable(told(result.errors)));
    QCOMPARE(result.messages.size(), size_t(4));
    QCOMPARE(MessageTemplate(result.messages[0].source).expand({}).bytes, QByteArray("dom\r\n"));
    QCOMPARE(result.messages[0].source.form, PayloadForm::Escapes);
    QCOMPARE(result.messages[0].target, (MessageTarget{QStringLiteral("tcp"), QStringLiteral("192.34.234.30"), 43}));
    QVERIFY(!result.messages[0].repeat.on);
    QVERIFY(result.messages[1].source.text.startsWith(QLatin1String("${time:")));
    QVERIFY(MessageTemplate(result.messages[1].source).expand({}).bytes.endsWith("${x}"));
    QCOMPARE(result.messages[1].repeat.everyMs, 1500);
    QCOMPARE(MessageTemplate(result.messages[2].source).expand({}).bytes, QByteArray("\0\xff", 2));
    QStringList notes;
    for (const ImportNoteOf &note : result.notes)
        notes.append(note.name + u':' + QString::number(int(note.note)));
    notes.sort();
    QCOMPARE(notes.join(u' '), QStringLiteral("bad:3 binary:1 macro:0 macro:6 web:2 web:4"));
    QCOMPARE(importPacketSender("[1]").errors.size(), size_t(1));
    QCOMPARE(importPacketSender("{}").errors.size(), size_t(1));
}

void TestMessages::packetSenderIni()
{
    // As QSettings writes it for Packet::saveToDB().
    const QByteArray text =
        "[NAMES]\n1\\name=two words\n2\\name=second\nsize=2\n\n"
        "[two%20words]\nname=two words\nfromIP=You\nrepeat=@Variant(\\0\\0\\0\\x87\\x41 \\0\\0)\n"
        "toIP=127.0.0.1\nport=5000\nfromPort=0\ntcpOrUdp=UDP\nsendResponse=0\nhexString=\"68 69 0a\"\nrequestPath=\n"
        "timestamp=\"Mon, 1 Jan 2024 10:00:00\"\n\n"
        "[second]\nname=second\nrepeat=2\ntoIP=\nport=1\ntcpOrUdp=pigeon\nhexString=41\n";
    QVERIFY(looksLikePacketSender(text));
    const ImportResult result = importPacketSender(text);
    QVERIFY2(result.errors.empty(), qPrintable(told(result.errors)));
    QCOMPARE(result.messages.size(), size_t(2));
    QCOMPARE(result.messages[0].name, QStringLiteral("two words"));
    QCOMPARE(MessageTemplate(result.messages[0].source).expand({}).bytes, QByteArray("hi\n"));
    QCOMPARE(result.messages[0].target.protocol, QStringLiteral("udp"));
    QCOMPARE(result.messages[1].repeat.everyMs, 2000);
    QVERIFY(result.messages[1].target.protocol.isEmpty());
    QCOMPARE(result.notes.size(), size_t(1));
    QCOMPARE(result.notes[0].note, ImportNote::UnknownProtocol);
}

void TestMessages::packetSenderHostile()
{
    QVERIFY(!importPacketSender("").errors.empty());
    QVERIFY(!importPacketSender("[NAMES]\nsize=2000000000\n").messages.size());
    QVERIFY(!importPacketSender(QByteArray(70, '[')).errors.empty());
    const ImportResult odd = importPacketSender("[NAMES]\n1\\name=../../etc\nsize=1\n[..]\n/../etc\\hexString=41\n");
    QVERIFY(odd.messages.size() <= 1);
}

void TestMessages::keepsAndUndoes()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("messages.json"));
    {
        MessageLibrary library;
        QVERIFY(library.keepIn(path).errors.empty());
        QSignalSpy changed(&library, &MessageLibrary::changed);
        const int first = library.add(full());
        Message second;
        second.name = QStringLiteral("second");
        const int other = library.add(second);
        QCOMPARE(changed.size(), 2);
        library.remove({first});
        QCOMPARE(library.messages().size(), size_t(1));
        library.undoRemoval();
        QCOMPARE(library.messages().size(), size_t(2));
        QCOMPARE(library.messages()[0].id, first);
        second.id = other;
        second.source.text = QStringLiteral("changed");
        library.replace(second);
        library.renameFolder({QStringLiteral("Modbus")}, {QStringLiteral("New"), QStringLiteral("Modbus")});
        QCOMPARE(library.folders().size(), 3);
        QVERIFY(!library.isSaved());
        QVERIFY(library.save().ok());
        QVERIFY(library.isSaved());
    }
    MessageLibrary again;
    QVERIFY(again.keepIn(path).errors.empty());
    QCOMPARE(again.messages().size(), size_t(2));
    QCOMPARE(again.messages()[1].source.text, QStringLiteral("changed"));
}

void TestMessages::putsABrokenFileAside()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("messages.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"socket-workbench/messages@9\"}");
    file.close();
    MessageLibrary library;
    const MessageLibrary::Opening opening = library.keepIn(path);
    QCOMPARE(opening.errors.size(), size_t(1));
    QVERIFY(QFile::exists(opening.setAside));
    library.add(full());
    QVERIFY(library.save().ok());
    QVERIFY(messagefile::loadFile(path).ok());
    QFile aside(opening.setAside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QVERIFY(aside.readAll().contains("messages@9"));
}

void TestMessages::writesOnlyWhatItReads_data()
{
    QTest::addColumn<Messages>("messages");
    QTest::addColumn<MessagesUnwritten::Kind>("kind");
    using Kind = MessagesUnwritten::Kind;
    const auto sized = [](qsizetype chars, QChar character = u'x') {
        Message one;
        one.name = QStringLiteral("sized");
        one.source.text = QString(chars, character);
        return one;
    };
    Message odd = sized(1);
    odd.folder = QStringList(messagefile::mostFolders + 1, QStringLiteral("in"));
    QTest::newRow("the longest text") << Messages{sized(messagefile::mostTextChars)} << Kind::None;
    QTest::newRow("too long a text") << Messages{sized(messagefile::mostTextChars + 1)} << Kind::TooLong;
    QTest::newRow("too deep a folder") << Messages{sized(1), odd} << Kind::TooLong;
    QTest::newRow("too many") << Messages(messagefile::mostMessages + 1, sized(1)) << Kind::TooMany;
    // Three bytes a character in the file.
    QTest::newRow("too large together") << Messages(3, sized(messagefile::mostTextChars, QChar(0x4e2d)))
                                        << Kind::TooLarge;
}

/// What cannot be read back is not written, and the file before stays.
void TestMessages::writesOnlyWhatItReads()
{
    QFETCH(Messages, messages);
    QFETCH(MessagesUnwritten::Kind, kind);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("messages.json"));
    MessageLibrary library;
    QVERIFY(library.keepIn(path).errors.empty());
    const int first = library.add(full());
    QVERIFY(library.save().ok());
    library.remove({first});
    library.add(messages);
    QCOMPARE(library.save().kind, kind);
    QCOMPARE(library.isSaved(), kind == MessagesUnwritten::Kind::None);
    MessageLibrary again;
    const MessageLibrary::Opening opening = again.keepIn(path);
    QVERIFY2(opening.errors.empty(), qPrintable(told(opening.errors)));
    QCOMPARE(again.messages().size(), library.isSaved() ? messages.size() : size_t(1));
    QVERIFY(library.isSaved() || again.messages()[0].sameAs(full()));
}

void TestMessages::searches()
{
    QVERIFY(isFound(full(), QString()));
    QVERIFY(isFound(full(), QStringLiteral("modbus READ")));
    QVERIFY(isFound(full(), QStringLiteral("counter")));
    QVERIFY(!isFound(full(), QStringLiteral("modbus nothing")));
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"

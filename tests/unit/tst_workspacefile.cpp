// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacefile.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace sw;

namespace {

/// Panels have a kind, "tcp" or "udp", and a port; there may be a log, an object.
WorkspaceForm form()
{
    const WorkspaceForm::Check panel = [](NodeReader &reader, const JsonNode &node) {
        const JsonNode *kind = reader.need(node, "kind");
        if (kind && reader.text(*kind) != QLatin1String("tcp") && kind->isString())
            reader.fault(LoadFault::UnknownName, *kind, kind->text);
        const QJsonObject given = node.toValue().toObject();
        checkTaken(
            reader, node,
            QJsonObject{
                {QStringLiteral("kind"), QStringLiteral("tcp")},
                {QStringLiteral("settings"),
                 QJsonObject{
                     {QStringLiteral("port"),
                      qBound(0, given.value(QLatin1String("settings")).toObject().value(QLatin1String("port")).toInt(),
                             65535)}}}},
            Agreement::Values);
    };
    WorkspaceForm form{panel, panel, {}};
    form.parts[QStringLiteral("log")] = [](NodeReader &reader, const JsonNode &node) {
        checkTaken(reader, node, QJsonObject{{QStringLiteral("form"), 0}}, Agreement::Kinds);
    };
    return form;
}

/// Each is unknown: telling all of them, or comparing each with all others, would take for ever.
QByteArray manyKeys()
{
    QByteArray text;
    for (int i = 0; i < 300'000; ++i)
        text += (i > 0 ? ",\"k" : "\"k") + QByteArray::number(i) + "\":0";
    return text;
}

QByteArray around(const QByteArray &rest)
{
    return "{\"format\": \"socket-workbench/workspace@1\",\n" + rest + "}";
}

} // namespace

class TestWorkspaceFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadBack();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void refusesOtherVersions();
    void refusesWhatIsNoFile();
};

void TestWorkspaceFile::isReadBack()
{
    const QJsonObject panel{{QStringLiteral("kind"), QStringLiteral("tcp")},
                            {QStringLiteral("settings"), QJsonObject{{QStringLiteral("port"), 9000}}}};
    const QJsonObject workspace{{QStringLiteral("servers"), QJsonArray{panel}},
                                {QStringLiteral("clients"), QJsonArray{}},
                                {QStringLiteral("log"), QJsonObject{{QStringLiteral("form"), 2}}}};
    const QByteArray text = writeWorkspace(workspace);
    QVERIFY(looksLikeWorkspace(text.first(80)));
    const WorkspaceResult read = readWorkspace(text, form());
    QVERIFY(read.errors.empty());
    QVERIFY(read.workspace.has_value());
    QJsonObject back = *read.workspace;
    back.remove(QStringLiteral("format"));
    QCOMPARE(back, workspace);
    for (const QJsonObject &less : {QJsonObject(), QJsonObject{{QStringLiteral("log"), QJsonObject()}}}) {
        const WorkspaceResult empty = readWorkspace(writeWorkspace(less), form());
        QCOMPARE(empty.errors.size(), size_t(2)); // both sides are missing
        QCOMPARE(empty.errors.front().fault, LoadFault::MissingKey);
    }
}

void TestWorkspaceFile::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<LoadFault>("fault");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("no JSON") << QByteArray("{\n  nonsense") << LoadFault::Syntax << 2 << 4;
    QTest::newRow("empty") << QByteArray() << LoadFault::Syntax << 1 << 1;
    QTest::newRow("a list") << QByteArray("[]") << LoadFault::WrongType << 1 << 1;
    QTest::newRow("unknown member") << around("\"servers\": [], \"clients\": [],\n \"run\": \"x\"")
                                    << LoadFault::UnknownKey << 3 << 2;
    QTest::newRow("panels are no list") << around("\"servers\": {}, \"clients\": []") << LoadFault::WrongType << 2
                                        << 12;
    QTest::newRow("a panel is no object")
        << around("\"servers\": [1], \"clients\": []") << LoadFault::WrongType << 2 << 13;
    QTest::newRow("without a kind") << around("\"servers\": [{}], \"clients\": []") << LoadFault::MissingKey << 2 << 13;
    QTest::newRow("unknown kind") << around("\"servers\": [],\n\"clients\": [{\"kind\": \"sctp\"}]")
                                  << LoadFault::UnknownName << 3 << 22;
    QTest::newRow("settings are no object")
        << around("\"servers\": [{\"kind\": \"tcp\", \"settings\": []}], \"clients\": []") << LoadFault::WrongType << 2
        << 41;
    QTest::newRow("part is no object") << around("\"servers\": [], \"clients\": [], \"log\": 1") << LoadFault::WrongType
                                       << 2 << 38;
    QTest::newRow("a port that is a text")
        << around("\"servers\": [{\"kind\": \"tcp\", \"settings\": {\"port\": \"80\"}}], \"clients\": []")
        << LoadFault::WrongType << 2 << 50;
    QTest::newRow("a port out of its bounds")
        << around("\"servers\": [], \"clients\": [{\"kind\": \"tcp\",\n\"settings\": {\"port\": 70000}}]")
        << LoadFault::NotUsable << 3 << 22;
    QTest::newRow("an unknown setting") << around(
        "\"servers\": [], \"clients\": [{\"kind\": \"tcp\",\n\"settings\": {\"run\": \"x\"}}]")
                                        << LoadFault::UnknownKey << 3 << 14;
    QTest::newRow("a part with another kind of value")
        << around("\"servers\": [], \"clients\": [],\n\"log\": {\"form\": []}") << LoadFault::WrongType << 3 << 17;
    QTest::newRow("too many panels") << around("\"servers\": [" + QByteArray("{},").repeated(mostWorkspacePanels)
                                               + "{}], \"clients\": []")
                                     << LoadFault::TooLarge << 2 << 12;
    QTest::newRow("nested too deep") << around("\"log\": " + QByteArray("[").repeated(5000)) << LoadFault::Syntax << 2
                                     << 71;
    QTest::newRow("cut in the middle") << around({}).first(40) << LoadFault::Syntax << 1 << 41;
    QTest::newRow("no UTF-8") << around("\"log\": \"\xff\"") << LoadFault::NotUtf8 << 2 << 9;
    QTest::newRow("an object of very many keys")
        << around("\"servers\": [], \"clients\": [],\n\"log\": {" + manyKeys() + "}") << LoadFault::UnknownKey << 3
        << 9;
    QTest::newRow("more values than memory should hold")
        << around("\"servers\": [" + QByteArray("0,").repeated(1'100'000) + "0]") << LoadFault::Syntax << 2 << 2000007;
    QTest::newRow("a key twice") << around("\"servers\": [], \"servers\": []") << LoadFault::DuplicateKey << 2 << 16;
}

void TestWorkspaceFile::refusesWhatIsWrong()
{
    QFETCH(const QByteArray, text);
    QFETCH(const LoadFault, fault);
    QFETCH(const int, line);
    QFETCH(const int, column);
    const WorkspaceResult read = readWorkspace(text, form());
    QVERIFY(!read.workspace);
    QVERIFY(!read.errors.empty());
    QCOMPARE(read.errors.front().fault, fault);
    if (fault == LoadFault::Syntax && text.isEmpty())
        return; // where nothing is, the place is no matter
    QCOMPARE(read.errors.front().line, line);
    QCOMPARE(read.errors.front().column, column);
}

void TestWorkspaceFile::refusesOtherVersions()
{
    const WorkspaceResult newer = readWorkspace(
        "{\n \"format\": \"socket-workbench/workspace@2\", \"servers\": 7, \"new\": 1}", form());
    QVERIFY(!newer.workspace);
    QCOMPARE(newer.errors.size(), size_t(1)); // what else is new in it is not told
    QCOMPARE(newer.errors.front().fault, LoadFault::WrongFormat);
    QCOMPARE(newer.errors.front().about, QStringLiteral("socket-workbench/workspace@2"));
    QCOMPARE(newer.errors.front().line, 2);
    QCOMPARE(newer.errors.front().column, 12);
    QVERIFY(!readWorkspace("{\"format\": \"socket-workbench/scenario@1\"}", form()).workspace);
    QVERIFY(!looksLikeWorkspace("{\"format\": \"socket-workbench/scenario@1\"}"));
    QVERIFY(looksLikeWorkspace("{\"format\": \"socket-workbench/workspace@2\"}")); // to be refused by name
}

void TestWorkspaceFile::refusesWhatIsNoFile()
{
    const QTemporaryDir folder;
    QCOMPARE(readWorkspaceFile(folder.filePath(QStringLiteral("none.json")), form()).errors.front().fault,
             LoadFault::CannotRead);
    QCOMPARE(readWorkspaceFile(folder.path(), form()).errors.front().fault, LoadFault::CannotRead);
    QFile large(folder.filePath(QStringLiteral("large.json")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(mostWorkspaceBytes + 10));
    large.close();
    QCOMPARE(readWorkspaceFile(large.fileName(), form()).errors.front().fault, LoadFault::TooLarge);
}

QTEST_GUILESS_MAIN(TestWorkspaceFile)
#include "tst_workspacefile.moc"

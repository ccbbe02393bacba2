// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include "endpointsettings.h"

using namespace sw;

namespace {

ReplySettings someReply()
{
    ReplySettings reply;
    reply.rule = {ReplyKind::EchoWithPrefix, QByteArray("\0\xff prefix", 9)};
    reply.greeting = "hello\r\n";
    reply.closeAfterPeer = false;
    reply.receiveBytes = 64;
    return reply;
}

/// As it comes back from a file.
QJsonObject throughText(const QJsonObject &object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson()).object();
}

} // namespace

class TestEndpointSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverComesBack();
    void clientComesBack();
    void defaultsForAnEmptyObject();
    void wrongMembersKeepTheDefaults();
};

void TestEndpointSettings::serverComesBack()
{
    ServerSettings settings;
    settings.host = QStringLiteral("::1");
    settings.port = 65535;
    settings.backlog = 0;
    settings.interfaceName = QStringLiteral("lo");
    settings.reuseAddress = false;
    settings.dualStack = false;
    settings.options = presetOptionsFrom(
        {QJsonObject{
             {QStringLiteral("level"), QStringLiteral("SOL_SOCKET")},
             {QStringLiteral("name"), QStringLiteral("SO_LINGER")},
             {QStringLiteral("value"), QJsonObject{{QStringLiteral("onoff"), 1}, {QStringLiteral("linger"), 0}}}},
         QJsonObject{{QStringLiteral("level"), QStringLiteral("SOL_SOCKET")},
                     {QStringLiteral("name"), QStringLiteral("SO_NOTHING")},
                     {QStringLiteral("value"), 1}},
         QJsonObject{{QStringLiteral("level"), QStringLiteral("SOL_SOCKET")},
                     {QStringLiteral("name"), QStringLiteral("SO_TYPE")},
                     {QStringLiteral("value"), 1}}});
    QCOMPARE(settings.options.size(), std::size_t(1)); // unknown and read-only ones are left out
    settings.reply = someReply();
    const ServerSettings back = serverSettingsFrom(throughText(toJson(settings)));
    QCOMPARE(back.host, settings.host);
    QCOMPARE(back.port, settings.port);
    QCOMPARE(back.backlog, settings.backlog);
    QCOMPARE(back.interfaceName, settings.interfaceName);
    QCOMPARE(back.reuseAddress, settings.reuseAddress);
    QCOMPARE(back.dualStack, settings.dualStack);
    QVERIFY(back.options == settings.options);
    QVERIFY(back.reply == settings.reply);
}

void TestEndpointSettings::clientComesBack()
{
    ClientSettings settings;
    settings.host = QStringLiteral("例え.example");
    settings.port = 0;
    settings.localHost = QStringLiteral("127.0.0.2");
    settings.localPort = 4000;
    settings.interfaceName = QStringLiteral("lo");
    settings.timeoutMs = -1;
    settings.reply = someReply();
    const ClientSettings back = clientSettingsFrom(throughText(toJson(settings)));
    QCOMPARE(back.host, settings.host);
    QCOMPARE(back.port, settings.port);
    QCOMPARE(back.localHost, settings.localHost);
    QCOMPARE(back.localPort, settings.localPort);
    QCOMPARE(back.interfaceName, settings.interfaceName);
    QCOMPARE(back.timeoutMs, settings.timeoutMs);
    QVERIFY(back.reply == settings.reply);
}

void TestEndpointSettings::defaultsForAnEmptyObject()
{
    QCOMPARE(toJson(serverSettingsFrom({})), toJson(ServerSettings()));
    QCOMPARE(toJson(clientSettingsFrom({})), toJson(ClientSettings()));
}

void TestEndpointSettings::wrongMembersKeepTheDefaults()
{
    const QJsonObject wrong{{QStringLiteral("host"), 7},
                            {QStringLiteral("port"), 70000},
                            {QStringLiteral("localPort"), -1},
                            {QStringLiteral("backlog"), QStringLiteral("many")},
                            {QStringLiteral("timeoutMs"), QJsonArray()},
                            {QStringLiteral("dualStack"), QStringLiteral("no")},
                            {QStringLiteral("reply"),
                             QJsonObject{{QStringLiteral("kind"), 99},
                                         {QStringLiteral("bytes"), 1},
                                         {QStringLiteral("receiveBytes"), -7}}}};
    const ServerSettings server = serverSettingsFrom(wrong);
    QCOMPARE(server.host, ServerSettings().host);
    QCOMPARE(server.port, ServerSettings().port);
    QCOMPARE(server.backlog, ServerSettings().backlog);
    QVERIFY(server.dualStack);
    QVERIFY(server.reply.rule.kind <= ReplyKind::Rules);
    QVERIFY(server.reply.receiveBytes > 0);
    const ClientSettings client = clientSettingsFrom(wrong);
    QCOMPARE(client.localPort, quint16(0));
    QCOMPARE(client.timeoutMs, ClientSettings().timeoutMs);
}

QTEST_GUILESS_MAIN(TestEndpointSettings)
#include "tst_endpointsettings.moc"

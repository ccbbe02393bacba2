// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "settings.h"

using namespace sw;

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void startsWithDefaults();
    void keepsEveryKindAcrossRuns();
    void readsWrongValuesAsDefaults_data();
    void readsWrongValuesAsDefaults();
    void clampsNumbers();
    void refusesUnknownTexts();
    void tellsWhenTheFileCannotBeWritten();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("settings.ini")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettings::startsWithDefaults()
{
    const Settings settings(file());
    QCOMPARE(settings.text(Setting::Language), QStringLiteral("system"));
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("system"));
    QCOMPARE(settings.number(Setting::LogBudgetMiB), 256);
    QVERIFY(settings.bytes(Setting::WindowGeometry).isEmpty());
    QVERIFY(settings.array(Setting::Servers).isEmpty());
    QVERIFY(settings.object(Setting::LogView).isEmpty());
    for (int i = 0; i < static_cast<int>(Setting::Count); ++i)
        QVERIFY2(!settings.contains(static_cast<Setting>(i)), qPrintable(QString::number(i)));
}

void TestSettings::keepsEveryKindAcrossRuns()
{
    const QByteArray geometry("\0\x01\xff\"=;,\n", 8);
    const QJsonArray servers{QJsonObject{{QStringLiteral("host"), QStringLiteral("::1, \"服务端\"")}}};
    const QJsonObject view{{QStringLiteral("hex"), true}};
    {
        Settings settings(file());
        QVERIFY(settings.setText(Setting::Language, QStringLiteral("zh_CN")));
        QVERIFY(settings.setText(Setting::LastFolder, QStringLiteral("/tmp/a, b/文")));
        settings.setNumber(Setting::LogBudgetMiB, 64);
        settings.setBytes(Setting::WindowGeometry, geometry);
        settings.setArray(Setting::Servers, servers);
        settings.setObject(Setting::LogView, view);
        QVERIFY(settings.sync());
    }
    Settings settings(file());
    QCOMPARE(settings.text(Setting::Language), QStringLiteral("zh_CN"));
    QCOMPARE(settings.text(Setting::LastFolder), QStringLiteral("/tmp/a, b/文"));
    QCOMPARE(settings.number(Setting::LogBudgetMiB), 64);
    QCOMPARE(settings.bytes(Setting::WindowGeometry), geometry);
    QCOMPARE(settings.array(Setting::Servers), servers);
    QCOMPARE(settings.object(Setting::LogView), view);
    QVERIFY(settings.contains(Setting::Servers));
    settings.remove(Setting::Servers);
    QVERIFY(settings.array(Setting::Servers).isEmpty());
}

void TestSettings::readsWrongValuesAsDefaults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("wrong");
    QTest::addColumn<Setting>("setting");

    QTest::newRow("theme") << u"theme"_qs << QVariant(u"pink"_qs) << Setting::Theme;
    QTest::newRow("theme of another kind") << u"theme"_qs << QVariant(QStringList{u"a"_qs, u"b"_qs}) << Setting::Theme;
    QTest::newRow("language") << u"language"_qs << QVariant(u"../../etc"_qs) << Setting::Language;
    QTest::newRow("number") << u"log/budgetMiB"_qs << QVariant(u"much"_qs) << Setting::LogBudgetMiB;
    QTest::newRow("bytes") << u"window/geometry"_qs << QVariant(u"plain"_qs) << Setting::WindowGeometry;
    QTest::newRow("cut array") << u"endpoints/servers"_qs << QVariant(u"[{\"a\""_qs) << Setting::Servers;
    QTest::newRow("object for array") << u"endpoints/clients"_qs << QVariant(u"{}"_qs) << Setting::Clients;
    QTest::newRow("array for object") << u"log/view"_qs << QVariant(u"[]"_qs) << Setting::LogView;
}

void TestSettings::readsWrongValuesAsDefaults()
{
    QFETCH(const QString, key);
    QFETCH(const QVariant, wrong);
    QFETCH(const Setting, setting);
    QSettings store(file(), QSettings::IniFormat);
    store.setValue(key, wrong);
    const Settings settings(store);
    QVERIFY(store.contains(key));
    QVERIFY(!settings.contains(setting));
    QCOMPARE(settings.text(Setting::Theme), QStringLiteral("system"));
    QCOMPARE(settings.text(Setting::Language), QStringLiteral("system"));
    QCOMPARE(settings.number(Setting::LogBudgetMiB), 256);
    QVERIFY(settings.bytes(Setting::WindowGeometry).isEmpty());
    QVERIFY(settings.array(Setting::Servers).isEmpty());
    QVERIFY(settings.array(Setting::Clients).isEmpty());
    QVERIFY(settings.object(Setting::LogView).isEmpty());
}

void TestSettings::clampsNumbers()
{
    QSettings store(file(), QSettings::IniFormat);
    Settings settings(store);
    store.setValue(u"log/budgetMiB"_qs, -5);
    QCOMPARE(settings.number(Setting::LogBudgetMiB), Settings::minimum(Setting::LogBudgetMiB));
    settings.setNumber(Setting::LogBudgetMiB, 1LL << 60);
    QCOMPARE(settings.number(Setting::LogBudgetMiB), Settings::maximum(Setting::LogBudgetMiB));
}

void TestSettings::refusesUnknownTexts()
{
    Settings settings(file());
    for (const QString &theme : Settings::allowed(Setting::Theme)) {
        QVERIFY(settings.setText(Setting::Theme, theme));
        QCOMPARE(settings.text(Setting::Theme), theme);
    }
    QVERIFY(!settings.setText(Setting::Theme, u"pink"_qs));
    QCOMPARE(settings.text(Setting::Theme), Settings::allowed(Setting::Theme).constLast());
    QVERIFY(!settings.setText(Setting::Language, u"x"_qs));
}

void TestSettings::tellsWhenTheFileCannotBeWritten()
{
    Settings settings(m_folder->path()); // a folder is no file
    settings.setNumber(Setting::LogBudgetMiB, 20);
    QVERIFY(!settings.sync());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

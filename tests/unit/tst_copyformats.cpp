// SPDX-License-Identifier: GPL-3.0-or-later
#include "copyformats.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

#include "payloadparser.h"

using namespace sw;

namespace {

constexpr int programMs = 60'000;

QByteArray allBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(char(i));
    return bytes;
}

/// What a shell does with the text: `nc` is a function that tells its arguments, a line each, and then what it reads.
QByteArray runByShell(const QString &shell, const QString &text)
{
    const QByteArray nc = "nc() { printf '<%s>\\n' \"$@\"; echo; cat; }\n";
    QProcess process;
    process.start(shell, {});
    process.write(nc + text.toLatin1());
    process.closeWriteChannel();
    if (!process.waitForFinished(programMs) || process.exitCode() != 0)
        return "failed: " + process.readAllStandardError();
    const QByteArray errors = process.readAllStandardError();
    return errors.isEmpty() ? process.readAllStandardOutput() : "said: " + errors;
}

QByteArray expected(const QList<QByteArray> &arguments, const QByteArray &bytes)
{
    QByteArray text;
    for (const QByteArray &argument : arguments)
        text += '<' + argument + ">\n";
    return text + '\n' + bytes;
}

} // namespace

class TestCopyFormats final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyForm_data();
    void everyForm();
    void isPlainText();
    void escapesAreReadBack();
    void pythonReadsItsBytes();
    void shellGivesTheBytes_data();
    void shellGivesTheBytes();
    void shellQuotesItsTarget_data();
    void shellQuotesItsTarget();
    void hostileBytesRunNothing_data();
    void hostileBytesRunNothing();
};

void TestCopyFormats::everyForm_data()
{
    QTest::addColumn<CopyFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QByteArray bytes("a'\"\\%\n\r\t\0\x7f\xff", 11);
    QTest::newRow("hex") << CopyFormat::Hex << bytes << QStringLiteral("61 27 22 5c 25 0a 0d 09 00 7f ff");
    QTest::newRow("dump") << CopyFormat::HexDump << QByteArray("Hello")
                          << QStringLiteral("00000000  48 65 6c 6c 6f                                    |Hello|");
    QTest::newRow("escapes") << CopyFormat::Escapes << bytes << QStringLiteral("a'\\\"\\\\%\\n\\r\\t\\000\\177\\377");
    QTest::newRow("c") << CopyFormat::CArray << QByteArray(13, 'a')
                       << QStringLiteral("const unsigned char data[13] = {\n"
                                         "    0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61,\n"
                                         "    0x61,\n};\n");
    QTest::newRow("python") << CopyFormat::PythonBytes << bytes
                            << QStringLiteral("b'a\\'\"\\\\%\\n\\r\\t\\x00\\x7f\\xff'");
    QTest::newRow("base64") << CopyFormat::Base64 << bytes << QStringLiteral("YSciXCUKDQkAf/8=");
    QTest::newRow("shell") << CopyFormat::Shell << bytes
                           << QStringLiteral("printf 'a\\047\"\\134%%\\n\\r\\t\\000\\177\\377' | nc HOST PORT\n");
    QTest::newRow("no bytes, hex") << CopyFormat::Hex << QByteArray() << QString();
    QTest::newRow("no bytes, shell") << CopyFormat::Shell << QByteArray()
                                     << QStringLiteral("printf '' | nc HOST PORT\n");
}

void TestCopyFormats::everyForm()
{
    QFETCH(const CopyFormat, format);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QCOMPARE(copyAs(format, bytes), text);
}

void TestCopyFormats::isPlainText()
{
    for (const CopyFormat format : copyFormats()) {
        const QString text = copyAs(format, allBytes());
        QVERIFY(!text.isEmpty());
        for (const QChar c : text)
            QVERIFY2((c >= u' ' && c <= u'~') || c == u'\n', qPrintable(text));
    }
}

void TestCopyFormats::escapesAreReadBack()
{
    const QString text = copyAs(CopyFormat::Escapes, allBytes());
    const PayloadResult back = parsePayload(text, PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None);
    QVERIFY(back.ok());
    QCOMPARE(back.bytes, allBytes());
}

void TestCopyFormats::pythonReadsItsBytes()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("there is no Python");
    QProcess process;
    process.start(python, {QStringLiteral("-")});
    process.write("import sys; sys.stdout.buffer.write("
                  + copyAs(CopyFormat::PythonBytes, allBytes() + allBytes()).toLatin1() + ")\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(programMs));
    QCOMPARE(process.readAllStandardOutput(), allBytes() + allBytes());
}

void TestCopyFormats::shellGivesTheBytes_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QByteArray>("bytes");
    QByteArray many;
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i)
        many.append(char(random.bounded(256)));
    QByteArray pairs; // a digit behind every octal number
    for (int i = 0; i < 256; ++i)
        pairs.append(char(i)).append('7');
    for (const char *name : {"sh", "bash", "dash", "zsh", "ksh"}) {
        const QString path = QStandardPaths::findExecutable(QLatin1StringView(name));
        if (path.isEmpty())
            continue;
        QTest::addRow("%s: every byte", name) << path << allBytes();
        QTest::addRow("%s: digits behind", name) << path << pairs;
        QTest::addRow("%s: nothing", name) << path << QByteArray();
        QTest::addRow("%s: an option in front", name) << path << QByteArray("-v -- %s %n %d");
        QTest::addRow("%s: many", name) << path << many;
    }
}

void TestCopyFormats::shellGivesTheBytes()
{
    QFETCH(const QString, shell);
    QFETCH(const QByteArray, bytes);
    const CopyTarget target{QStringLiteral("127.0.0.1"), 9000};
    QCOMPARE(runByShell(shell, copyAs(CopyFormat::Shell, bytes, target)), expected({"127.0.0.1", "9000"}, bytes));
}

void TestCopyFormats::shellQuotesItsTarget_data()
{
    QTest::addColumn<CopyTarget>("target");
    QTest::addColumn<QList<QByteArray>>("arguments");
    using List = QList<QByteArray>;
    QTest::newRow("address") << CopyTarget{QStringLiteral("::1"), 80} << List{"::1", "80"};
    QTest::newRow("zone") << CopyTarget{QStringLiteral("fe80::1%eth0"), 80} << List{"fe80::1%eth0", "80"};
    QTest::newRow("datagram") << CopyTarget{QStringLiteral("::1"), 80, {}, true} << List{"-u", "::1", "80"};
    QTest::newRow("command for a host") << CopyTarget{QStringLiteral("'; touch x; $(id) `id` \\"), 80}
                                        << List{"'; touch x; $(id) `id` \\", "80"};
    QTest::newRow("option for a host") << CopyTarget{QStringLiteral("-e/bin/sh"), 80} << List{"HOST", "PORT"};
    QTest::newRow("keys for a host") << CopyTarget{QStringLiteral("a\x03\nid\n"), 80} << List{"HOST", "PORT"};
    QTest::newRow("no port") << CopyTarget{QStringLiteral("a"), 0} << List{"HOST", "PORT"};
    QTest::newRow("path") << CopyTarget{{}, 0, QStringLiteral("/tmp/it's a path")} << List{"-U", "/tmp/it's a path"};
    QTest::newRow("option for a path") << CopyTarget{{}, 0, QStringLiteral("-x")} << List{"-U", "./-x"};
    QTest::newRow("keys for a path") << CopyTarget{{}, 0, QStringLiteral("/tmp/\x1b[A\n")} << List{"-U", "PATH"};
    QTest::newRow("not ASCII") << CopyTarget{{}, 0, QStringLiteral("/tmp/\u202e")} << List{"-U", "PATH"};
    QTest::newRow("abstract") << CopyTarget{{}, 0, QStringLiteral("@name"), true} << List{"-U", "-u", "PATH"};
}

void TestCopyFormats::shellQuotesItsTarget()
{
    QFETCH(const CopyTarget, target);
    QFETCH(const QList<QByteArray>, arguments);
    QCOMPARE(runByShell(QStringLiteral("sh"), copyAs(CopyFormat::Shell, "x", target)), expected(arguments, "x"));
    const QByteArray large(3000, '\'');
    QCOMPARE(runByShell(QStringLiteral("sh"), copyAs(CopyFormat::Shell, large, target)), expected(arguments, large));
}

void TestCopyFormats::hostileBytesRunNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *text :
         {"'; echo run; '", "$(echo run)", "`echo run`", "\\'; echo run #", "' | sh -c 'echo run", "\n'\necho run\n'",
          "%s%s%n$((1/0))", "!!", "\\047; echo run; \\047", "\r\x03\x04\x1b[A"}) {
        QTest::addRow("%s", qPrintable(copyAs(CopyFormat::Escapes, text))) << QByteArray(text);
    }
}

void TestCopyFormats::hostileBytesRunNothing()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(runByShell(QStringLiteral("sh"), copyAs(CopyFormat::Shell, bytes)), expected({"HOST", "PORT"}, bytes));
}

QTEST_GUILESS_MAIN(TestCopyFormats)
#include "tst_copyformats.moc"

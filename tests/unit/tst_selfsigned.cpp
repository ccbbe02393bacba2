// SPDX-License-Identifier: GPL-3.0-or-later
#include "selfsigned.h"

#include <cerrno>

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include "ownfile.h"
#include "qttlsfiles.h"

namespace sw {

/// Certificates are read back by Qt, which had no part in making them.
class SelfSignedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWasWished_data();
    void saysWhatWasWished();
    void satisfiesOpenssl_data();
    void satisfiesOpenssl();
    void eachHasItsOwnNumber();
    void refusesWishes_data();
    void refusesWishes();
    void writesKeysForTheOwnerOnly();
    void oneFileMayHoldBoth();
    void refusesWhatIsNoFile();
    void leavesFilesOfOthersAlone_data();
    void leavesFilesOfOthersAlone();
    void certificatesMayBeReadByAll();

private:
    static bool put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    static unsigned modeOf(const QString &path)
    {
        struct stat found
        {
        };
        return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 07777U : 0;
    }
    static CertificateWish wish()
    {
        CertificateWish one;
        one.names = {QStringLiteral("workbench.test"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
        one.notBefore = QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5), Qt::UTC);
        one.notAfter = QDateTime(QDate(2051, 6, 7), QTime(8, 9, 10), Qt::UTC);
        return one;
    }
};

void SelfSignedTest::saysWhatWasWished_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("ECDSA") << static_cast<int>(CertificateWish::Key::EcdsaP256);
    QTest::newRow("RSA") << static_cast<int>(CertificateWish::Key::Rsa2048);
}

void SelfSignedTest::saysWhatWasWished()
{
    QFETCH(int, key);
    CertificateWish wanted = wish();
    wanted.key = static_cast<CertificateWish::Key>(key);
    const SelfSigned made = makeSelfSigned(wanted);
    QVERIFY(!made.isNull());
    const QSslCertificate read(made.certificate, QSsl::Pem);
    QCOMPARE(read.effectiveDate(), wanted.notBefore);
    QCOMPARE(read.expiryDate(), wanted.notAfter);
    QCOMPARE(read.subjectInfo(QSslCertificate::CommonName), QStringList{QStringLiteral("workbench.test")});
    QVERIFY(read.isSelfSigned());
    const auto names = read.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList{QStringLiteral("workbench.test")});
    QCOMPARE(names.values(QSsl::IpAddressEntry).size(), 2);
    const bool isRsa = wanted.key == CertificateWish::Key::Rsa2048;
    const QSslKey secret(made.key, isRsa ? QSsl::Rsa : QSsl::Ec, QSsl::Pem);
    QVERIFY(!secret.isNull());
    QCOMPARE(secret.length(), isRsa ? 2048 : 256);
    QVERIFY(!made.certificate.contains("PRIVATE"));
}

void SelfSignedTest::satisfiesOpenssl_data()
{
    saysWhatWasWished_data();
}

void SelfSignedTest::satisfiesOpenssl()
{
    QFETCH(int, key);
    CertificateWish wanted = wish();
    wanted.key = static_cast<CertificateWish::Key>(key);
    const SelfSigned made = makeSelfSigned(wanted);
    const QTemporaryDir folder;
    const QString keyPath = folder.filePath(QStringLiteral("key.pem"));
    const QString path = folder.filePath(QStringLiteral("certificate.pem"));
    QCOMPARE(writeOwnFile(keyPath, made.key, OwnFile::Key), 0);
    QCOMPARE(writeOwnFile(path, made.certificate, OwnFile::Certificate), 0);
    const auto openssl = [](const QStringList &arguments) {
        QProcess tool;
        tool.start(QStringLiteral("openssl"), arguments);
        const bool ended = tool.waitForFinished();
        return std::pair(ended ? tool.exitCode() : -1, tool.readAllStandardOutput());
    };
    const auto verify = [&](const QString &option, const QString &name) {
        return openssl({QStringLiteral("verify"), QStringLiteral("-x509_strict"), QStringLiteral("-purpose"),
                        QStringLiteral("sslserver"), QStringLiteral("-CAfile"), path, option, name, path})
            .first;
    };
    const QString byName = QStringLiteral("-verify_hostname");
    const QString byAddress = QStringLiteral("-verify_ip");
    QCOMPARE(verify(byName, QStringLiteral("workbench.test")), 0);
    QCOMPARE(verify(byAddress, QStringLiteral("127.0.0.1")), 0);
    QCOMPARE(verify(byAddress, QStringLiteral("::1")), 0);
    QVERIFY(verify(byName, QStringLiteral("other.test")) > 0);
    QVERIFY(verify(byAddress, QStringLiteral("127.0.0.2")) > 0);
    // The key is that of the certificate.
    const auto ofKey = openssl({QStringLiteral("pkey"), QStringLiteral("-in"), keyPath, QStringLiteral("-pubout")});
    const auto ofCertificate = openssl(
        {QStringLiteral("x509"), QStringLiteral("-in"), path, QStringLiteral("-noout"), QStringLiteral("-pubkey")});
    QVERIFY(ofKey.second.contains("BEGIN PUBLIC KEY"));
    QCOMPARE(ofKey.second, ofCertificate.second);
}

void SelfSignedTest::eachHasItsOwnNumber()
{
    const QSslCertificate one(makeSelfSigned(wish()).certificate);
    const QSslCertificate other(makeSelfSigned(wish()).certificate);
    QVERIFY(one.serialNumber() != other.serialNumber());
    QVERIFY(one.publicKey() != other.publicKey());
}

void SelfSignedTest::refusesWishes_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("days");
    const QString good = QStringLiteral("workbench.test");
    QTest::newRow("no name") << QStringList() << 1;
    QTest::newRow("empty name") << QStringList{QString()} << 1;
    QTest::newRow("blank") << QStringList{good, QStringLiteral("a b")} << 1;
    QTest::newRow("not ASCII") << QStringList{QStringLiteral("例子.test")} << 1;
    QTest::newRow("NUL") << QStringList{good + QChar::Null + QStringLiteral("x")} << 1;
    QTest::newRow("too long") << QStringList{QString(254, u'a')} << 1;
    QTest::newRow("two dots") << QStringList{QStringLiteral("a..b")} << 1;
    QTest::newRow("ends before it begins") << QStringList{good} << -1;
    QTest::newRow("no time at all") << QStringList{good} << 0;
}

void SelfSignedTest::refusesWishes()
{
    QFETCH(QStringList, names);
    QFETCH(int, days);
    CertificateWish wanted = wish();
    wanted.names = names;
    wanted.notAfter = wanted.notBefore.addDays(days);
    const SelfSigned made = makeSelfSigned(wanted);
    QVERIFY(made.isNull());
    QVERIFY(made.key.isEmpty());
}

void SelfSignedTest::writesKeysForTheOwnerOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("server.key"));
    // One of its own is there, which somebody has opened to all.
    QVERIFY(put(path, ownFileMark().toByteArray() + "what stood there before, and longer than what comes"));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QCOMPARE(writeOwnFile(path, "secret", OwnFile::Key), 0);
    QCOMPARE(contents(path), ownFileMark().toByteArray() + "secret");
    QCOMPARE(modeOf(path), 0600U);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void SelfSignedTest::certificatesMayBeReadByAll()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("server.pem"));
    const mode_t before = ::umask(022);
    const int error = writeOwnFile(path, "public", OwnFile::Certificate);
    ::umask(before);
    QCOMPARE(error, 0);
    QCOMPARE(modeOf(path), 0644U);
    // And so they are made anew.
    QCOMPARE(writeOwnFile(path, "newer", OwnFile::Certificate), 0);
    QCOMPARE(contents(path), ownFileMark().toByteArray() + "newer");
}

void SelfSignedTest::leavesFilesOfOthersAlone_data()
{
    QTest::addColumn<QByteArray>("there");
    const QByteArray mark = ownFileMark().toByteArray();
    QTest::newRow("a text") << QByteArray("a letter to somebody\n");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another program's key") << QByteArray("-----BEGIN PRIVATE KEY-----\n");
    QTest::newRow("half of the mark") << mark.chopped(1);
    QTest::newRow("the mark further on") << QByteArray("x" + mark);
}

void SelfSignedTest::leavesFilesOfOthersAlone()
{
    QFETCH(const QByteArray, there);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine"));
    QVERIFY(put(path, there));
    const unsigned mode = modeOf(path);
    for (const OwnFile what : {OwnFile::Key, OwnFile::Certificate}) {
        QCOMPARE(obstacleTo(path), EEXIST);
        QCOMPARE(writeOwnFile(path, "secret", what), EEXIST);
        QCOMPARE(contents(path), there);
        QCOMPARE(modeOf(path), mode);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void SelfSignedTest::oneFileMayHoldBoth()
{
    const QTemporaryDir folder;
    TlsSettings settings;
    settings.server = true;
    settings.certificateFile = settings.keyFile = folder.filePath(QStringLiteral("both.pem"));
    settings.selfSignedNames = QStringList{QStringLiteral("localhost")};
    TlsMaterial made;
    QCOMPARE(loadTlsMaterial(settings, made).error, 0);
    settings.selfSignedNames.clear();
    TlsMaterial read;
    QCOMPARE(loadTlsMaterial(settings, read).error, 0);
    QCOMPARE(read.chain, made.chain);
    QVERIFY(!read.key.isNull() && read.key == made.key);
    // By another spelling it is the same file.
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("deeper")));
    TlsSettings spelled = settings;
    spelled.certificateFile = folder.filePath(QStringLiteral("deeper/../both.pem"));
    spelled.selfSignedNames = QStringList{QStringLiteral("localhost")};
    QCOMPARE(loadTlsMaterial(spelled, made).error, 0);
    QCOMPARE(loadTlsMaterial(settings, read).error, 0);
    QCOMPARE(read.chain, made.chain);
    QVERIFY(read.key == made.key);
}

void SelfSignedTest::refusesWhatIsNoFile()
{
    // Nothing outside this folder is named: run as root, a fault would replace what stands there.
    const QTemporaryDir folder;
    const auto key = [](const QString &path) { return writeOwnFile(path, "secret", OwnFile::Key); };
    QCOMPARE(key(folder.path()), EISDIR);
    const QString target = folder.filePath(QStringLiteral("target"));
    const QString link = folder.filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(target, link));
    QCOMPARE(key(link), ELOOP);
    QVERIFY(!QFile::exists(target));
    // Nor where the link leads to a file that might be replaced.
    QCOMPARE(key(target), 0);
    QCOMPARE(writeOwnFile(link, "other", OwnFile::Certificate), ELOOP);
    QCOMPARE(contents(target), ownFileMark().toByteArray() + "secret");
    QCOMPARE(key(folder.filePath(QStringLiteral("none/key"))), ENOENT);
    QCOMPARE(key(QString()), EINVAL);
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(key(pipe), EINVAL);
    struct stat there
    {
    };
    QCOMPARE(::stat(QFile::encodeName(pipe).constData(), &there), 0);
    QVERIFY(S_ISFIFO(there.st_mode));
}

} // namespace sw

QTEST_GUILESS_MAIN(sw::SelfSignedTest)
#include "tst_selfsigned.moc"

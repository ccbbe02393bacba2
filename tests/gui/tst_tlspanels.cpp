// SPDX-License-Identifier: GPL-3.0-or-later
// TLS in the panels, driven as a person drives them: settings, refused certificates, going on in spite of them, STARTTLS.
#include <cerrno>

#include <QAction>
#include <QComboBox>
#include <QTableView>

#include "clientfacts.h"
#include "connectionactions.h"
#include "connectionsmodel.h"
#include "errorbanner.h"
#include "furthersettings.h"
#include "lifecyclestrip.h"
#include "longbar.h"
#include "patience.h"
#include "tlsdetails.h"
#include "tlsoptions.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

void choose(const EndpointPanel &panel, TlsUse use)
{
    Fix::part<QComboBox>(panel, "tlsBox")->setCurrentIndex(static_cast<int>(use));
}

bool listens(const Fix &fix, TlsUse use)
{
    choose(fix.server(), use);
    Fix::type(fix.server(), "portEdit", QStringLiteral("0"));
    Fix::click(fix.server(), "startButton");
    return waitUntil([&] { return fix.server().server().state() == EndpointState::Listening; });
}

void connectIt(const Fix &fix, TlsUse use)
{
    choose(fix.client(), use);
    Fix::type(fix.client(), "portEdit", QString::number(fix.server().server().address().port()));
    Fix::click(fix.client(), "connectButton");
}

bool isConnected(const Fix &fix)
{
    return waitUntil([&] { return fix.client().client().state() == EndpointState::Connected; });
}

QString banner(const EndpointPanel &panel)
{
    const auto *found = Fix::part<ErrorBanner>(panel, "errorBanner");
    return found->isVisible() ? found->text() : QString();
}

/// A field, also before TLS is chosen.
template<typename T>
T *tlsPart(const EndpointPanel &panel, const char *name)
{
    panel.findChild<TlsOptions *>()->furnish();
    return Fix::part<T>(panel, name);
}

QString standing(const Fix &fix)
{
    return fix.client().findChild<ClientFacts *>()->standing();
}

} // namespace

class TestTlsPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosingTlsChoosesQt()
    {
        Fix fix;
        auto *backend = Fix::part<QComboBox>(fix.client(), "backendBox");
        openFurtherSettings(fix.client());
        QVERIFY(!Fix::part(fix.client(), "tlsNameEdit")); // made once TLS is chosen
        choose(fix.client(), TlsUse::AtOnce);
        QCOMPARE(backend->currentData().toInt(), static_cast<int>(BackendKind::Qt));
        QVERIFY(!backend->isEnabled());
        QVERIFY(!backend->toolTip().isEmpty());
        QVERIFY(Fix::part(fix.client(), "tlsNameEdit")->isVisible());
        QVERIFY(Fix::part(fix.client(), "tlsNote")->isVisible());
        QVERIFY(fix.client().title().startsWith(QStringLiteral("TLS client")));
        const auto hasStep = [&fix] {
            const auto cells = Fix::part<LifecycleStrip>(fix.client(), "lifecycleStrip")->cells();
            return std::any_of(cells.begin(), cells.end(),
                               [](const StripCell &cell) { return cell.call == Call::Starttls; });
        };
        QTRY_VERIFY(hasStep());
        choose(fix.client(), TlsUse::No);
        QVERIFY(backend->isEnabled());
    }

    // The whole way: refused with reasons, gone on for this once and marked so, and the next one is checked again.
    void refusedThenInSpiteOfIt()
    {
        Fix fix;
        QVERIFY(listens(fix, TlsUse::AtOnce));
        connectIt(fix, TlsUse::AtOnce);
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Failed);
        QCOMPARE(fix.client().client().reason()->error, EPROTO);
        QVERIFY2(banner(fix.client()).contains(QStringLiteral("SelfSignedCertificate")),
                 qPrintable(banner(fix.client())));
        QCOMPARE(standing(fix), QStringLiteral("TLS failed"));
        Fix::click(fix.client(), "tlsGoOn");
        QVERIFY(isConnected(fix));
        QCOMPARE(standing(fix), QStringLiteral("encrypted, certificate not accepted"));
        QVERIFY(banner(fix.client()).contains(QStringLiteral("self-signed")));
        Fix::compose(fix.client(), QStringLiteral("hello"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(5));
        auto *table = Fix::part<QTableView>(fix.server(), "connectionsTable");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        Fix::click(fix.client(), "connectButton"); // closes
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Stopped);
        Fix::click(fix.client(), "connectButton");
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Failed); // checked again
    }

    // "This once" is not carried over by connecting again either.
    void onceIsNotAgain()
    {
        Fix fix;
        QVERIFY(listens(fix, TlsUse::AtOnce));
        connectIt(fix, TlsUse::AtOnce);
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Failed);
        Fix::click(fix.client(), "tlsGoOn");
        QVERIFY(isConnected(fix));
        LongSettings again = fix.client().findChild<LongBar *>()->settings();
        again.reconnect.on = true;
        again.reconnect.firstMs = 1;
        again.reconnect.tries = 1;
        fix.client().findChild<LongBar *>()->setSettings(again);
        QTRY_VERIFY(!fix.server().server().connections().empty() && fix.server().server().connections().back().open);
        fix.server().server().close(fix.server().server().connections().back().socket);
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Failed);
        QCOMPARE(fix.client().client().reason()->call, Call::Starttls);
        QVERIFY2(banner(fix.client()).contains(QStringLiteral("SelfSignedCertificate")),
                 qPrintable(banner(fix.client())));
    }

    void trustedByItsFile()
    {
        Fix fix;
        const QString file = fix.folder.filePath(QStringLiteral("cert.pem"));
        tlsPart<QLineEdit>(fix.server(), "tlsCertificateEdit")->setText(file);
        QVERIFY(listens(fix, TlsUse::AtOnce));
        QTRY_VERIFY(QFileInfo::exists(file));
        tlsPart<QLineEdit>(fix.client(), "tlsAuthorityEdit")->setText(file);
        connectIt(fix, TlsUse::AtOnce);
        QVERIFY(isConnected(fix));
        QCOMPARE(standing(fix), QStringLiteral("connected, encrypted (TLSv1.3)"));
        QVERIFY(banner(fix.client()).isEmpty());
        auto *table = Fix::part<QTableView>(fix.server(), "connectionsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(table->model()->index(0, 0).data(ConnectionsModel::TlsRole).toInt(),
                     static_cast<int>(TlsStanding::Encrypted));
        fix.client().actions().tlsDetails()->trigger();
        auto *details = Fix::part<TlsDetails>(fix.client(), "tlsDetails");
        QVERIFY(details);
        for (const auto *part : {"TLSv1.3", "CN=localhost", "IP:127.0.0.1", "SHA-256", "accepted"})
            QVERIFY2(details->text().contains(QLatin1StringView(part)), qPrintable(details->text()));
        details->close();
    }

    void startsLater()
    {
        Fix fix;
        const QString file = fix.folder.filePath(QStringLiteral("cert.pem"));
        tlsPart<QLineEdit>(fix.server(), "tlsCertificateEdit")->setText(file);
        tlsPart<QLineEdit>(fix.client(), "tlsAuthorityEdit")->setText(file);
        QVERIFY(listens(fix, TlsUse::Later));
        connectIt(fix, TlsUse::Later);
        QVERIFY(isConnected(fix));
        QCOMPARE(standing(fix), QStringLiteral("connected"));
        Fix::compose(fix.client(), QStringLiteral("STARTTLS"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(8));
        QTRY_VERIFY(fix.server().actions().startTls()->isEnabled());
        Fix::click(fix.server(), "startTlsButton");
        QTRY_VERIFY(QFileInfo::exists(file));
        QTRY_VERIFY(fix.client().actions().startTls()->isEnabled());
        Fix::click(fix.client(), "startTlsButton");
        QTRY_COMPARE(standing(fix), QStringLiteral("connected, encrypted (TLSv1.3)"));
        QTRY_VERIFY(!fix.client().actions().startTls()->isEnabled()); // once is all
        Fix::compose(fix.client(), QStringLiteral("secret"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(14));
    }

    void serverWithoutItsFile()
    {
        Fix fix;
        tlsPart<QComboBox>(fix.server(), "tlsSourceBox")->setCurrentIndex(1);
        choose(fix.server(), TlsUse::AtOnce);
        QVERIFY(!Fix::part(fix.server(), "startButton")->isEnabled());
        Fix::part<QLineEdit>(fix.server(), "tlsCertificateEdit")
            ->setText(fix.folder.filePath(QStringLiteral("no.pem")));
        QVERIFY(Fix::part(fix.server(), "startButton")->isEnabled());
        Fix::type(fix.server(), "portEdit", QStringLiteral("0"));
        Fix::click(fix.server(), "startButton");
        QTRY_COMPARE(fix.server().server().state(), EndpointState::Failed);
        QVERIFY2(banner(fix.server()).contains(QStringLiteral("certificate file")), qPrintable(banner(fix.server())));
    }

    // What is asked for is kept, but never that errors were to be ignored.
    void settingsSurvive()
    {
        Fix fix;
        choose(fix.client(), TlsUse::AtOnce);
        Fix::part<QLineEdit>(fix.client(), "tlsNameEdit")->setText(QStringLiteral("example.org"));
        Fix::part<QLineEdit>(fix.client(), "tlsAlpnEdit")->setText(QStringLiteral("h2 http/1.1"));
        Fix::part<QComboBox>(fix.client(), "tlsMinimumBox")->setCurrentIndex(1);
        const ClientSettings before = fix.client().settings();
        fix.restart();
        const ClientSettings after = fix.client().settings();
        QCOMPARE(after.tlsUse, TlsUse::AtOnce);
        QVERIFY(after.tls == before.tls);
        QCOMPARE(after.tls.minimum, TlsVersion::Tls13);
        QVERIFY(!after.tls.ignoreErrors);
        QCOMPARE(after.backend, BackendKind::Qt);
    }
};

QTEST_MAIN(TestTlsPanels)
#include "tst_tlspanels.moc"

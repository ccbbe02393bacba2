// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "icons.h"
#include "theme.h"

using namespace sw;

class TestTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTextReadable_data();
    void keepsTextReadable();
    void changesEverythingAtOnce();
    void namesItsChoices();
    void drawsIconsInItsColours();
};

void TestTheme::keepsTextReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::keepsTextReadable()
{
    QFETCH(const bool, dark);
    struct Pair
    {
        ColorRole ink;
        ColorRole soft;
    };
    using R = ColorRole;
    const Pair pairs[] = {{R::Text, R::IdleSoft},     {R::MutedText, R::IdleSoft},  {R::Accent, R::AccentSoft},
                          {R::Server, R::ServerSoft}, {R::Client, R::ClientSoft},   {R::Received, R::ReceivedSoft},
                          {R::Sent, R::SentSoft},     {R::Blocked, R::BlockedSoft}, {R::Error, R::ErrorSoft}};
    const auto check = [dark](ColorRole ink, ColorRole back) {
        const double ratio = Theme::contrast(Theme::color(ink, dark), Theme::color(back, dark));
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(int(ink)).arg(int(back)).arg(ratio)));
    };
    for (const Pair &pair : pairs) {
        check(pair.ink, R::Window);
        check(pair.ink, R::Surface);
        check(pair.ink, pair.soft);
        check(R::Text, pair.soft);
    }
    check(R::AccentText, R::Accent);
    QCOMPARE(Theme::contrast(Qt::black, Qt::white), 21.0);
}

void TestTheme::changesEverythingAtOnce()
{
    Theme theme(*qApp, ThemeChoice::Light);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color(ColorRole::Surface));
    QLabel note;
    note.setProperty("ink", "accent");
    note.ensurePolished();
    QCOMPARE(note.palette().color(QPalette::WindowText), Theme::color(ColorRole::Accent, false));
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Text), Theme::color(ColorRole::Text, true));
    QCOMPARE(note.palette().color(QPalette::WindowText), Theme::color(ColorRole::Accent, true));
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
    theme.setChoice(ThemeChoice::System);
    QVERIFY(!theme.isDark()); // the offscreen platform is light
}

void TestTheme::namesItsChoices()
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(themeChoiceByName(QString(themeChoiceName(choice))), std::optional(choice));
    QVERIFY(!themeChoiceByName(u"pink").has_value());
}

void TestTheme::drawsIconsInItsColours()
{
    Theme theme(*qApp, ThemeChoice::Light);
    const QIcon icon = themedIcon(theme, QLatin1StringView("stop"), ColorRole::Error);
    const auto centre = [&icon](int side) {
        const QImage image = icon.pixmap(side, side).toImage();
        return image.isNull() ? QColor() : image.pixelColor(image.width() / 2, image.height() / 2);
    };
    QCOMPARE(centre(16).rgb(), theme.color(ColorRole::Error).rgb());
    QCOMPARE(centre(64).rgb(), theme.color(ColorRole::Error).rgb());
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(centre(32).rgb(), Theme::color(ColorRole::Error, true).rgb());
    QTest::ignoreMessage(QtWarningMsg, "no icon 'nothing'");
    QVERIFY(themedIcon(theme, QLatin1StringView("nothing")).isNull());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

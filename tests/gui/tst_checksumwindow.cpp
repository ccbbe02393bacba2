// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableWidget>

#include "checksumwindow.h"
#include "hexview.h"
#include "logfixture.h"
#include "payloadparser.h"

using namespace sw;

/// The window of checksums, by the names of its parts: all sums of bytes of the log or typed ones, and which one is right.
class TestChecksumWindow final : public LogFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void sumsOfARow();
    void saysWhichIsRight();
    void checksTheChosenOne();
    void readsWhatIsTyped();
    void rangesAndPlaces();
    void copiesAndFilters();
    void fromAHexDump();
    void largeOnesAreCut();

private:
    ChecksumWindow *window() const { return m_panel->findChild<ChecksumWindow *>(); }
    template<typename T>
    T *piece(const char *name) const
    {
        return window()->findChild<T *>(QLatin1StringView(name));
    }
    void openOn(const QByteArray &bytes)
    {
        m_journal->append(call(Call::Recv, bytes));
        m_panel->rowsAdded();
        QTRY_VERIFY(m_panel->rows().count() > 0);
        view().setCurrentRow(m_panel->rows().at(m_panel->rows().count() - 1));
        Q_EMIT view().customContextMenuRequested(QPoint(5, 30));
        auto *menu = view().findChild<QMenu *>(QStringLiteral("logMenu"));
        auto *action = menu->findChild<QAction *>(QStringLiteral("logChecksums"));
        QVERIFY(action->isEnabled());
        action->trigger();
        delete menu;
        QVERIFY(window());
    }
    void type(PayloadForm form, const QString &text) const
    {
        piece<QComboBox>("checksumForm")->setCurrentIndex(int(form));
        piece<QPlainTextEdit>("checksumBytes")->setPlainText(text);
    }
    void choose(const char *name) const
    {
        auto *which = piece<QComboBox>("checksumWhich");
        which->setCurrentIndex(which->findData(QLatin1StringView(name)));
        Q_EMIT which->activated(which->currentIndex());
    }
    int rowOf(const char *title) const
    {
        const auto found = piece<QTableWidget>("checksumSums")->findItems(QLatin1StringView(title), Qt::MatchExactly);
        return found.isEmpty() ? -1 : found.first()->row();
    }
    QString sum(const char *title, int column) const
    {
        return piece<QTableWidget>("checksumSums")->item(rowOf(title), column)->text();
    }
    QString verdict() const { return piece<QPlainTextEdit>("checksumVerdict")->toPlainText(); }
    QString note() const { return piece<QLabel>("checksumNote")->text(); }
};

void TestChecksumWindow::sumsOfARow()
{
    openOn("123456789");
    QCOMPARE(piece<QPlainTextEdit>("checksumBytes")->toPlainText(), QStringLiteral("31 32 33 34 35 36 37 38 39"));
    QCOMPARE(piece<QLabel>("checksumSize")->text(), QStringLiteral("Bytes: 9"));
    QCOMPARE(sum("CRC-16/MODBUS", 1), QStringLiteral("4b 37"));
    QCOMPARE(sum("CRC-16/MODBUS", 2), QStringLiteral("37 4b"));
    QCOMPARE(sum("CRC-32 (IEEE 802.3)", 1), QStringLiteral("cb f4 39 26"));
    QCOMPARE(sum("MD5", 1), QStringLiteral("25f9e794323b453885f5181f1b624d0b"));
    QCOMPARE(piece<QTableWidget>("checksumSums")->rowCount(), int(checksums().size()));
}

void TestChecksumWindow::saysWhichIsRight()
{
    openOn(QByteArray::fromHex("010300000002c40b"));
    QCOMPARE(verdict(), QStringLiteral("✓ CRC-16/MODBUS, lowest byte first (little endian), over bytes 0–5: right"));
    type(PayloadForm::Hex, QStringLiteral("01 03 00 00 00 03 c4 0b"));
    QVERIFY2(verdict().startsWith(QStringLiteral("✗ None of the checksums is right at the end")),
             qPrintable(verdict()));
    QVERIFY(!verdict().contains(QStringLiteral("MODBUS")));
    // A sync byte in front of what is covered.
    type(PayloadForm::Hex, QStringLiteral("7e 01 03 00 00 00 02 c4 0b"));
    QVERIFY2(verdict().contains(QStringLiteral(
                 "Over another range:\n✓ CRC-16/MODBUS, lowest byte first (little endian), over bytes 1–6: right")),
             qPrintable(verdict()));
    type(PayloadForm::Text, QStringLiteral("$GPGLL,5300.97914,N,00259.98174,E,125926,A*28\n"));
    QVERIFY2(verdict().contains(QStringLiteral("✓ XOR (BCC, NMEA), as hex digits, over bytes 1–41: right")),
             qPrintable(verdict()));
    QVERIFY(verdict().contains(QStringLiteral("by chance")));
}

void TestChecksumWindow::checksTheChosenOne()
{
    openOn(QByteArray::fromHex("010300000003c40b"));
    choose("crc-16-modbus");
    QCOMPARE(verdict(), QStringLiteral("✗ CRC-16/MODBUS: wrong. c4 0b stands there, 05 cb is expected."));
    choose("sha-256");
    QVERIFY2(verdict().startsWith(QStringLiteral("✗ SHA-256 does not fit there")), qPrintable(verdict()));
    choose("crc-16-modbus");
    piece<QSpinBox>("checksumTo")->setValue(7);
    QVERIFY2(verdict().contains(QStringLiteral("range lies outside")), qPrintable(verdict()));
}

void TestChecksumWindow::readsWhatIsTyped()
{
    openOn("123456789");
    type(PayloadForm::Hex, QStringLiteral("31 3"));
    QVERIFY(!note().isEmpty());
    QVERIFY(piece<QPlainTextEdit>("checksumBytes")->property("invalid").toBool());
    QVERIFY(sum("CRC-16/MODBUS", 1).isEmpty());
    QVERIFY(verdict().isEmpty());
    type(PayloadForm::Escapes, QStringLiteral("123\\x34\\0656789"));
    QVERIFY(note().isEmpty());
    QCOMPARE(sum("CRC-16/MODBUS", 1), QStringLiteral("4b 37"));
    // The same bytes in another form.
    auto *form = piece<QComboBox>("checksumForm");
    form->setCurrentIndex(int(PayloadForm::Text));
    Q_EMIT form->activated(int(PayloadForm::Text));
    QCOMPARE(piece<QPlainTextEdit>("checksumBytes")->toPlainText(), QStringLiteral("123456789"));
    form->setCurrentIndex(int(PayloadForm::Hex));
    Q_EMIT form->activated(int(PayloadForm::Hex));
    QCOMPARE(piece<QPlainTextEdit>("checksumBytes")->toPlainText(), QStringLiteral("31 32 33 34 35 36 37 38 39"));
}

void TestChecksumWindow::rangesAndPlaces()
{
    openOn("##123456789##");
    piece<QSpinBox>("checksumFrom")->setValue(2);
    piece<QSpinBox>("checksumTo")->setValue(-3);
    QCOMPARE(sum("CRC-16/MODBUS", 1), QStringLiteral("4b 37"));
    piece<QSpinBox>("checksumTo")->setValue(100);
    QVERIFY(piece<QSpinBox>("checksumTo")->property("invalid").toBool());
    QVERIFY(sum("CRC-16/MODBUS", 1).isEmpty());
    piece<QSpinBox>("checksumFrom")->setValue(0);
    piece<QSpinBox>("checksumTo")->setValue(-1);
    type(PayloadForm::Hex, QStringLiteral("01 03 00 00 00 02 c4 0b ff ff"));
    QVERIFY(!piece<QSpinBox>("checksumPlace")->isEnabled());
    QVERIFY(!piece<QSpinBox>("checksumPlace")->toolTip().isEmpty());
    piece<QRadioButton>("checksumAtPlace")->setChecked(true);
    piece<QSpinBox>("checksumPlace")->setValue(6);
    QCOMPARE(verdict(), QStringLiteral("✓ CRC-16/MODBUS, lowest byte first (little endian), over bytes 0–5: right"));
}

void TestChecksumWindow::copiesAndFilters()
{
    openOn("123456789");
    piece<QLineEdit>("checksumFilter")->setText(QStringLiteral("xmodem"));
    auto *table = piece<QTableWidget>("checksumSums");
    QVERIFY(table->isRowHidden(rowOf("MD5")));
    QVERIFY(!table->isRowHidden(rowOf("CRC-16/XMODEM")));
    piece<QPushButton>("checksumCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("31 c3"));
    table->setCurrentCell(rowOf("CRC-16/XMODEM"), 2);
    piece<QPushButton>("checksumCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("c3 31"));
    piece<QLineEdit>("checksumFilter")->setText(QStringLiteral("no such name"));
    QVERIFY(!piece<QPushButton>("checksumCopy")->isEnabled());
    QVERIFY(!piece<QPushButton>("checksumCopy")->toolTip().isEmpty());
}

void TestChecksumWindow::fromAHexDump()
{
    openOn("123456789");
    auto *dump = m_panel->findChild<HexView *>();
    QVERIFY(dump);
    dump->setBytes("abc");
    Q_EMIT dump->findChild<QPlainTextEdit *>()->customContextMenuRequested(QPoint(5, 5));
    auto *menu = dump->findChild<QMenu *>(QStringLiteral("hexMenu"));
    QVERIFY(menu);
    menu->findChild<QAction *>(QStringLiteral("hexChecksums"))->trigger();
    delete menu;
    QCOMPARE(piece<QPlainTextEdit>("checksumBytes")->toPlainText(), QStringLiteral("61 62 63"));
    // Back to what is selected in the log.
    QVERIFY(piece<QPushButton>("checksumTake")->isVisible());
    piece<QPushButton>("checksumTake")->click();
    QCOMPARE(piece<QLabel>("checksumSize")->text(), QStringLiteral("Bytes: 9"));
}

void TestChecksumWindow::largeOnesAreCut()
{
    openOn(QByteArray(ChecksumWindow::mostBytes + 1, 'x'));
    QCOMPARE(piece<QLabel>("checksumSize")->text(), QStringLiteral("Bytes: 65,536"));
    QVERIFY2(note().contains(QStringLiteral("65,536")), qPrintable(note()));
    QVERIFY(!sum("SHA-512", 1).isEmpty());
}

int main(int argc, char **argv)
{
    return runLogTest<TestChecksumWindow>(argc, argv);
}
#include "tst_checksumwindow.moc"

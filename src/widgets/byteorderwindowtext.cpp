// SPDX-License-Identifier: GPL-3.0-or-later
// What the window of byte order shows and which calls it makes.
#include "byteorderwindow.h"

#include <memory>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>

#include "addresslayout.h"
#include "byteorder.h"
#include "calltext.h"
#include "hostport.h"
#include "printable.h"
#include "socketconstants.h"
#include "theme.h"
#include "toolcaller.h"

namespace sw {

namespace {

QString spaced(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex(' '));
}

SocketCommand numberCommand(Call call, qint64 number)
{
    SocketCommand command;
    command.call = call;
    command.number = number;
    return command;
}

SocketCommand textCommand(Call call, int family, const QString &text)
{
    SocketCommand command;
    command.call = call;
    command.arguments[0] = family;
    command.host = text;
    return command;
}

/// All eight groups of an IPv6 address, nothing left out.
QString allGroups(const QByteArray &bytes)
{
    QStringList groups;
    for (int i = 0; i + 1 < bytes.size(); i += 2)
        groups.append(QString::fromLatin1(bytes.mid(i, 2).toHex()));
    return groups.join(u':');
}

} // namespace

void ByteOrderWindow::retranslate()
{
    setWindowTitle(tr("Byte order"));
    m_tabs->setTabText(0, tr("Numbers"));
    m_tabs->setTabText(1, tr("Addresses as text"));
    m_tabs->setTabText(2, tr("Socket address in memory"));
    m_numberLabel->setText(tr("&Number (decimal, or hex with 0x)"));
    m_number->setAccessibleName(tr("Number"));
    m_bits->setItemText(0, tr("16 bits: ports (htons, ntohs)"));
    m_bits->setItemText(1, tr("32 bits: IPv4 addresses (htonl, ntohl)"));
    m_bits->setAccessibleName(tr("Width"));
    m_bytesTable->setAccessibleName(tr("Bytes here and on the network"));
    m_bitsTable->setAccessibleName(tr("Bits, numbered both ways"));
    m_conversions->setAccessibleName(tr("Conversions"));
    m_addressLabel->setText(tr("&Address as text"));
    m_address->setAccessibleName(tr("Address as text"));
    m_addressTable->setAccessibleName(tr("What each function reads"));
    m_structureLabel->setText(tr("Address and &port"));
    m_structure->setAccessibleName(tr("Address and port"));
    m_structureTable->setAccessibleName(tr("Bytes of the socket address"));
    for (QPushButton *button : {m_numberCalls, m_addressCalls}) {
        button->setText(tr("&Make these calls"));
        button->setToolTip(tr("Makes them for real (Enter): they stand in the log, as \"tools\"."));
    }
    showNumber();
    showAddress();
    showStructure();
}

void ByteOrderWindow::showNumber()
{
    const auto given = integerIn(m_number->text().trimmed());
    m_numberCalls->setEnabled(given.has_value());
    m_numberOutcome->clear();
    if (!given) {
        m_numberNote->setText(tr("This is no whole number. Write it as 80 or as 0x50."));
        m_numberCalls->setToolTip(m_numberNote->text());
        for (QTableWidget *one : {m_bytesTable, m_bitsTable, m_conversions}) {
            fill(one, {}, {});
            fitWidth(one);
        }
        return;
    }
    m_numberCalls->setToolTip(tr("Makes them for real (Enter): they stand in the log, as \"tools\"."));
    const NumberBytes number = NumberBytes::of(*given, m_bits->currentIndex() == 1 ? 32 : 16);
    const QString call = number.bits == 16 ? QStringLiteral("htons") : QStringLiteral("htonl");
    QString text = QStringLiteral("%1 = %2").arg(QString::number(number.cut), number.hex(number.cut));
    if (!number.fits) {
        text =
            tr("%1 does not fit into %2 bits. C cuts off the upper bits without a word: %3(%1) is %3(%4), and goes out as %4. "
               "Python raises OverflowError, and so do the calls here (ERANGE).")
                .arg(QString::number(number.asked), QString::number(number.bits), call, QString::number(number.cut));
    } else {
        text += u'\n'
            + (byteorder::isLittleEndian()
                   ? tr(
                       "This machine is little-endian: the lowest byte stands first in memory. The network is big-endian: the "
                       "highest byte goes first.")
                   : tr("This machine is big-endian, as the network is: nothing has to be turned round."));
    }
    m_numberNote->setText(text);
    QStringList heads{QString()};
    for (int i = 0; i < number.bits / 8; ++i)
        heads.append(tr("byte %1").arg(i));
    heads.append(tr("read here as a number"));
    const auto row = [](const QString &name, const QByteArray &bytes, qint64 value) {
        return QStringList{name} + QString::fromLatin1(bytes.toHex(' ')).split(u' ')
            + QStringList{QString::number(value)};
    };
    fill(m_bytesTable, heads,
         {row(tr("In this machine's memory"), number.here, number.cut),
          row(tr("On the network (after %1)").arg(call), number.network, number.swapped)});
    for (int r = 0; r < m_bytesTable->rowCount(); ++r)
        m_bytesTable->item(r, m_bytesTable->columnCount() - 1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    fitWidth(m_bytesTable);
    showBits(number);
    showConversions(number);
}

void ByteOrderWindow::showBits(const NumberBytes &number)
{
    QStringList heads{QString()};
    QStringList bytes{tr("byte")};
    QStringList rfc{tr("in RFCs (MSB 0)")};
    QStringList bits{tr("bit")};
    QStringList lsb{tr("in C (LSB 0)")};
    for (int i = number.bits - 1; i >= 0; --i) {
        const bool first = i % 8 == 7;
        heads.append(QString());
        bytes.append(first ? QStringLiteral("%1").arg((number.cut >> static_cast<unsigned>(i - 7)) & 0xffU, 2, 16,
                                                      QLatin1Char('0'))
                           : QString());
        rfc.append(QString::number(number.bits - 1 - i));
        bits.append(number.bit(i) ? QStringLiteral("1") : QStringLiteral("0"));
        lsb.append(QString::number(i));
    }
    fill(m_bitsTable, heads, {rfc, bits, lsb, bytes});
    for (int column = 1; column < m_bitsTable->columnCount(); column += 8)
        m_bitsTable->setSpan(3, column, 1, 8);
    for (int column = 1; column < m_bitsTable->columnCount(); ++column) {
        for (int row = 0; row < m_bitsTable->rowCount(); ++row) {
            QTableWidgetItem *item = m_bitsTable->item(row, column);
            item->setTextAlignment(Qt::AlignCenter);
            if (row != 1)
                item->setForeground(m_theme.color(ColorRole::MutedText));
            else if (item->text() == QLatin1String("1"))
                item->setBackground(m_theme.color(ColorRole::AccentSoft));
        }
        m_bitsTable->setColumnWidth(column, fontMetrics().horizontalAdvance(QStringLiteral("00")) + 8);
    }
    fitWidth(m_bitsTable);
}

void ByteOrderWindow::showConversions(const NumberBytes &number)
{
    const bool is16 = number.bits == 16;
    const QString to = is16 ? QStringLiteral("htons") : QStringLiteral("htonl");
    const QString from = is16 ? QStringLiteral("ntohs") : QStringLiteral("ntohl");
    const auto call = [](const QString &name, qint64 value) { return QStringLiteral("%1(%2)").arg(name).arg(value); };
    const QString swapped = QStringLiteral("%1 = %2").arg(QString::number(number.swapped), number.hex(number.swapped));
    const QString same = QStringLiteral("%1 = %2").arg(QString::number(number.cut), number.hex(number.cut));
    fill(m_conversions, {tr("Call"), tr("In C"), tr("In Python and here")},
         {{call(to, number.asked), swapped, number.fits ? swapped : QStringLiteral("OverflowError, ERANGE")},
          {call(from, number.asked), swapped, number.fits ? swapped : QStringLiteral("OverflowError, ERANGE")},
          {call(from, number.swapped), same, same}});
    fitWidth(m_conversions);
}

void ByteOrderWindow::callNumber()
{
    const auto given = integerIn(m_number->text().trimmed());
    if (!given)
        return;
    const bool is16 = m_bits->currentIndex() == 0;
    const NumberBytes number = NumberBytes::of(*given, is16 ? 16 : 32);
    makeCalls({numberCommand(is16 ? Call::Htons : Call::Htonl, *given),
               numberCommand(is16 ? Call::Ntohs : Call::Ntohl, *given),
               numberCommand(is16 ? Call::Ntohs : Call::Ntohl, number.swapped)},
              m_numberOutcome);
}

void ByteOrderWindow::makeCalls(const std::vector<SocketCommand> &commands, QLabel *outcome)
{
    outcome->clear();
    const auto lines = std::make_shared<QStringList>();
    for (const SocketCommand &command : commands) {
        m_calls.make(command, this, [lines, outcome](const CallRecord &record) {
            lines->append(printable(straceLine(record).toUtf8(), TextEncoding::Utf8));
            outcome->setText(lines->join(u'\n'));
        });
    }
}

void ByteOrderWindow::showAddress()
{
    const QString text = m_address->text();
    m_addressOutcome->clear();
    const auto result = [this](int error, const QByteArray &bytes) {
        return error == 0 ? spaced(bytes) : tr("refused");
    };
    const byteorder::Packed lenient = byteorder::inetAton(text);
    const byteorder::Packed strict = byteorder::inetPton(constant::afInet, text);
    const byteorder::Packed six = byteorder::inetPton(constant::afInet6, text);
    const auto back = [](const byteorder::Packed &packed, int family) {
        return packed.error == 0 ? byteorder::inetNtop(family, packed.bytes).text : QString();
    };
    QList<Cells> rows{
        {QStringLiteral("inet_aton"), result(lenient.error, lenient.bytes), back(lenient, constant::afInet)},
        {QStringLiteral("inet_pton AF_INET"), result(strict.error, strict.bytes), back(strict, constant::afInet)},
        {QStringLiteral("inet_pton AF_INET6"), result(six.error, six.bytes), back(six, constant::afInet6)}};
    if (six.error == 0)
        rows.append({tr("all groups"), QString(), allGroups(six.bytes)});
    const byteorder::Packed &four = strict.error == 0 ? strict : lenient;
    if (four.error == 0) {
        const byteorder::Packed mapped = byteorder::inetPton(
            constant::afInet6, QStringLiteral("::ffff:") + byteorder::inetNtop(constant::afInet, four.bytes).text);
        rows.append({tr("IPv4 in IPv6"), spaced(mapped.bytes), back(mapped, constant::afInet6)});
    }
    fill(m_addressTable, {tr("Function"), tr("Bytes, in network order"), tr("Back as text (inet_ntoa, inet_ntop)")},
         rows);
    QString note = tr(
        "inet_aton takes one to four numbers, each decimal, octal (leading 0) or hex (0x), and stops at a blank: "
        "127.1, 0x7f.1 and 2130706433 are all 127.0.0.1, and 010.0.0.1 is 8.0.0.1. inet_pton takes exactly four "
        "decimal numbers, or IPv6 with one :: at most.");
    if (lenient.error == 0 && strict.error != 0)
        note.prepend(
            tr("Here the two disagree: whoever checks with one function and connects with the other can be deceived.")
            + u'\n');
    m_addressNote->setText(note);
}

void ByteOrderWindow::callAddress()
{
    const QString text = m_address->text();
    makeCalls({textCommand(Call::InetAton, constant::afInet, text), textCommand(Call::InetPton, constant::afInet, text),
               textCommand(Call::InetPton, constant::afInet6, text)},
              m_addressOutcome);
}

void ByteOrderWindow::showStructure()
{
    const auto address = SocketAddress::parse(m_structure->text().trimmed());
    const std::vector<AddressField> fields = address ? addressLayout(*address) : std::vector<AddressField>();
    if (fields.empty()) {
        fill(m_structureTable, {}, {});
        m_structureNote->setText(
            tr("Enter a numeric IPv4 or IPv6 address with its port: 127.0.0.1:80, [::1]:80 or [fe80::1%lo]:80."));
        return;
    }
    const auto meaning = [this, &address](AddressPart part) {
        switch (part) {
        case AddressPart::Family:
            return tr("%1, in this machine's order").arg(symbolName(SymbolTable::Family, address->family()));
        case AddressPart::Port:
            return tr("port %1, in network order: htons(%1)").arg(address->port());
        case AddressPart::Ipv4:
        case AddressPart::Ipv6:
            return tr("address %1, in network order").arg(address->host());
        case AddressPart::Padding:
            return tr("not used, zero");
        case AddressPart::FlowInfo:
            return tr("flow label, 0 = none");
        case AddressPart::Scope:
            return tr("number of the interface, in this machine's order; 0 = none");
        }
        return QString();
    };
    QList<Cells> rows;
    for (const AddressField &one : fields)
        rows.append({QString::number(one.offset), one.name, spaced(one.bytes), meaning(one.part)});
    fill(m_structureTable, {tr("Offset"), tr("Member"), tr("Bytes in memory"), tr("Meaning")}, rows);
    m_structureNote->setText(tr("%1 bytes, as bind, connect and sendto are given them.").arg(address->length()));
}

} // namespace sw

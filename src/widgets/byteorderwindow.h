// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "numberbytes.h"
#include "socketcommand.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace sw {

class Settings;
class Theme;
class ToolCaller;

/// The window of byte order: a number here and on the network, addresses as text and as bytes, a socket address in memory. All
/// is computed as one types; a button makes the calls for real, so that they stand in the log. Main thread; all that it is given
/// outlives it.
class ByteOrderWindow final : public QWidget
{
    Q_OBJECT

public:
    ByteOrderWindow(ToolCaller &calls, const Theme &theme, Settings &settings, QWidget *parent);
    ~ByteOrderWindow() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    using Cells = QStringList;

    void build();
    QWidget *buildNumber();
    QWidget *buildAddress();
    QWidget *buildStructure();
    QLineEdit *field(const char *name, int most, QLabel *&label);
    QTableWidget *table(const char *name);
    QPushButton *callButton(const char *name);
    void retranslate();
    void restoreState();
    void saveState() const;
    void showNumber();
    void showBits(const NumberBytes &number);
    void showConversions(const NumberBytes &number);
    void showAddress();
    void showStructure();
    void fill(QTableWidget *table, const QStringList &heads, const QList<Cells> &rows);
    static void fitWidth(QTableWidget *table); ///< once it is filled
    void makeCalls(const std::vector<SocketCommand> &commands, QLabel *outcome);
    void callNumber();
    void callAddress();

    ToolCaller &m_calls;
    const Theme &m_theme;
    Settings &m_settings;

    QTabWidget *m_tabs = nullptr;
    QLabel *m_numberLabel = nullptr;
    QLineEdit *m_number = nullptr;
    QComboBox *m_bits = nullptr;
    QLabel *m_numberNote = nullptr;
    QTableWidget *m_bytesTable = nullptr;
    QTableWidget *m_bitsTable = nullptr;
    QTableWidget *m_conversions = nullptr;
    QPushButton *m_numberCalls = nullptr;
    QLabel *m_numberOutcome = nullptr;
    QLabel *m_addressLabel = nullptr;
    QLineEdit *m_address = nullptr;
    QTableWidget *m_addressTable = nullptr;
    QLabel *m_addressNote = nullptr;
    QPushButton *m_addressCalls = nullptr;
    QLabel *m_addressOutcome = nullptr;
    QLabel *m_structureLabel = nullptr;
    QLineEdit *m_structure = nullptr;
    QTableWidget *m_structureTable = nullptr;
    QLabel *m_structureNote = nullptr;
};

} // namespace sw

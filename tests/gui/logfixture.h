// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QApplication>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

#include "logpanel.h"
#include "theme.h"

namespace sw {

inline constexpr int million = 1'000'000;
inline constexpr int econnreset = 104;

inline CallRecord call(Call which, const QByteArray &data = {}, int error = 0)
{
    CallRecord record;
    record.call = which;
    record.endpoint = which == Call::Send ? 2 : 1;
    record.connection = which == Call::Recv ? 1 : 0;
    record.fd = 12;
    record.thread = 4711;
    record.beganNs = monotonicNs();
    record.tookNs = 11'000;
    record.result = error ? -1 : data.size();
    record.asked = which == Call::Send ? data.size() : 65536;
    record.error = error;
    record.data = data;
    return record;
}

inline WhoText who(EndpointId endpoint, quint32 connection)
{
    if (endpoint == 2)
        return {WhoRole::Client, QStringLiteral("client")};
    return {WhoRole::Server, connection ? QStringLiteral("server #%1").arg(connection) : QStringLiteral("server")};
}

/// A log panel on screen with a journal of its own; what tests of the log have in common.
class LogFixture : public QObject
{
protected:
    void open();
    void close()
    {
        m_panel.reset();
        m_journal.reset();
    }
    void fill(int rows); ///< sends and receives by turns
    template<typename T>
    T *part(const char *name) const
    {
        return m_panel->findChild<T *>(QLatin1StringView(name));
    }
    void click(const char *name) { QTest::mouseClick(part<QToolButton>(name), Qt::LeftButton); }
    QString facts() const { return part<QPlainTextEdit>("logFacts")->toPlainText(); }
    LogView &view() const { return m_panel->view(); }
    bool searched() const { return !m_panel->rows().isSearching(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<LogPanel> m_panel;
};

inline void LogFixture::open()
{
    if (!m_theme)
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_journal = std::make_unique<Journal>(2048ULL * 1024 * 1024);
    m_panel = std::make_unique<LogPanel>(*m_journal, *m_theme);
    m_panel->setWho(who);
    m_panel->resize(1000, 600);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

inline void LogFixture::fill(int rows)
{
    for (int i = 0; i < rows; ++i) {
        if (i % 2)
            m_journal->append(call(Call::Recv, "Hello, server! " + QByteArray::number(i)));
        else
            m_journal->append(call(Call::Send, "message " + QByteArray::number(i)));
    }
    m_panel->rowsAdded();
    // The log takes new rows in slices of time: on a busy machine there are several.
    QTRY_VERIFY_WITH_TIMEOUT(searched(), 60'000);
}

/// Runs a test class with a widget application and numbers written as in English.
template<typename Test>
int runLogTest(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication app(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace sw

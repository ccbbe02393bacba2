// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "backendrouter.h"
#include "clientpanel.h"
#include "endpointtabs.h"
#include "languages.h"
#include "logpanel.h"
#include "mainwindow.h"
#include "nativebackend.h"
#include "patience.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "serverpanel.h"
#include "settings.h"
#include "theme.h"

namespace sw {

/// The whole application around a real window, as main() builds it, with settings of its own.
class WindowFixture
{
public:
    /// `resolve` answers in place of the system's name functions, on threads of its own.
    explicit WindowFixture(Lookups::Resolve resolve = resolveName)
        : languages(*qApp)
        , theme(*qApp, ThemeChoice::Light)
        , m_resolve(std::move(resolve))
    {
        languages.choose(QStringLiteral("en"));
        open();
    }
    ~WindowFixture() { close(); }
    Q_DISABLE_COPY_MOVE(WindowFixture)

    /// Starts the program anew with what it kept.
    void restart()
    {
        close();
        open();
    }

    [[nodiscard]] ServerPanel &server() const { return *qobject_cast<ServerPanel *>(window->servers().currentPanel()); }
    [[nodiscard]] ClientPanel &client() const { return *qobject_cast<ClientPanel *>(window->clients().currentPanel()); }

    template<typename T = QWidget>
    static T *part(const QObject &in, const char *name)
    {
        return in.findChild<T *>(QLatin1StringView(name));
    }
    static void click(const QObject &in, const char *name)
    {
        QTest::mouseClick(part<QAbstractButton>(in, name), Qt::LeftButton);
    }
    static void type(const QObject &in, const char *name, const QString &text)
    {
        auto *edit = part<QLineEdit>(in, name);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    static void compose(const EndpointPanel &panel, const QString &text)
    {
        part<QPlainTextEdit>(panel, "textEdit")->setPlainText(text);
        click(panel, "sendButton");
    }

    /// Server on a port that the system picks, client connected to it. True when both stand.
    [[nodiscard]] bool connectBoth() const
    {
        type(server(), "portEdit", QStringLiteral("0"));
        click(server(), "startButton");
        if (!waitUntil([this] { return server().server().state() == EndpointState::Listening; }))
            return false;
        type(client(), "portEdit", QString::number(server().server().address().port()));
        click(client(), "connectButton");
        return waitUntil([this] {
            return client().client().state() == EndpointState::Connected && server().server().connections().size() == 1;
        });
    }
    [[nodiscard]] quint64 bytesOf(Call call) const
    {
        quint64 bytes = 0;
        journal->visit(journal->firstRow(), journal->endRow(), [&](const JournalRow &row) {
            if (row.entry().kind == RecordKind::Call && row.entry().call == call && row.entry().result > 0)
                bytes += static_cast<quint64>(row.entry().result);
            return true;
        });
        return bytes;
    }

    QTemporaryDir folder;
    Languages languages;
    Theme theme;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<RealSocketApi> api;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<RecordHub> hub;
    std::unique_ptr<NativeBackend> native;
    std::unique_ptr<QtBackend> qt;
    std::unique_ptr<BackendRouter> backend;
    std::unique_ptr<Workbench> workbench;
    std::unique_ptr<MainWindow> window;

private:
    void open()
    {
        settings = std::make_unique<Settings>(folder.filePath(QStringLiteral("settings.ini")));
        api = std::make_unique<RealSocketApi>();
        journal = std::make_unique<Journal>();
        hub = std::make_unique<RecordHub>(*journal);
        const auto ids = std::make_shared<IdCounter>();
        native = std::make_unique<NativeBackend>(*api, *hub, m_resolve, ids);
        qt = std::make_unique<QtBackend>(*api, *hub, ids);
        backend = std::make_unique<BackendRouter>(*native, *qt);
        workbench = std::make_unique<Workbench>(*backend, *hub);
        window = std::make_unique<MainWindow>(*workbench, *settings, theme, languages);
        window->show();
    }
    void close()
    {
        window->close();
        window.reset();
        workbench.reset();
        backend.reset();
        qt.reset();
        native.reset();
        hub.reset();
        journal.reset();
        api.reset();
        settings.reset();
    }

    const Lookups::Resolve m_resolve;
};

} // namespace sw

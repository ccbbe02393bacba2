// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QList>
#include <QObject>

#include "endpoint.h"

class QAction;
class QMenu;

namespace sw {

class Theme;

/// What a person can do with a connection besides sending: the same actions for buttons, context menus and the menu bar. They
/// work on the targets that the panel names, and say in their tool tip why they are disabled. Main thread.
class ConnectionActions final : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        SocketId socket = 0;
        quint32 connection = 0; ///< 0: a client's only one
        QString peer;
        bool open = false;
        bool paused = false;
        bool sendEnded = false;
        bool receiveEnded = false;
        bool mayStartTls = false; ///< made for it, and still plain
        bool hasHandshake = false; ///< there is something to tell of one

        bool operator==(const Target &other) const = default;
    };

    /// All outlive this. `forServer` adds what only makes sense with many connections.
    ConnectionActions(Endpoint &endpoint, const Theme &theme, bool forServer, QWidget *parent);

    void setTargets(const std::vector<Target> &targets);
    [[nodiscard]] const std::vector<Target> &targets() const { return m_targets; }

    [[nodiscard]] QAction *endSending() const { return m_endSending; }
    [[nodiscard]] QAction *endReceiving() const { return m_endReceiving; }
    [[nodiscard]] QAction *pauseReading() const { return m_pause; }
    [[nodiscard]] QAction *close() const { return m_close; }
    [[nodiscard]] QAction *reset() const { return m_reset; }
    [[nodiscard]] QAction *dataView() const { return m_dataView; }
    [[nodiscard]] QAction *capture() const { return m_capture; }
    [[nodiscard]] QAction *copyAddress() const { return m_copyAddress; }
    [[nodiscard]] QAction *startTls() const { return m_startTls; }
    [[nodiscard]] QAction *tlsDetails() const { return m_tlsDetails; }
    /// All of them in the order of a menu; null where a separator stands.
    [[nodiscard]] QList<QAction *> all() const;
    void retranslate();

Q_SIGNALS:
    void dataViewRequested(quint32 connection);
    void startTlsRequested(sw::SocketId socket);
    void tlsDetailsRequested(sw::SocketId socket);
    /// Something to tell at the bottom of the window; plain text.
    void message(const QString &text);

private:
    struct Row;
    QAction *make(const char *name, const char *icon);
    void apply(const std::function<void(const Target &)> &what);
    [[nodiscard]] bool isQt() const;
    void renew();
    void togglePause(bool paused);
    void toggleCapture(bool on);
    void startCapture(quint32 connection);

    Endpoint &m_endpoint;
    const Theme &m_theme;
    QWidget *m_window;
    const bool m_forServer;
    std::vector<Target> m_targets;
    QAction *m_endSending;
    QAction *m_endReceiving;
    QAction *m_pause;
    QAction *m_close;
    QAction *m_reset;
    QAction *m_dataView;
    QAction *m_capture;
    QAction *m_copyAddress;
    QAction *m_startTls;
    QAction *m_tlsDetails;
};

} // namespace sw

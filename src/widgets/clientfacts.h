// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "socketsnow.h"

class QLabel;
class QProgressBar;

namespace sw {

class ElidedLabel;
class QtBuffersView;
class Theme;

/// What is known of a client's connection: addresses, the kernel's state, bytes moved, and how full the queues are. Main thread.
class ClientFacts final : public QWidget
{
    Q_OBJECT

public:
    /// `theme` must outlive this.
    explicit ClientFacts(const Theme &theme, QWidget *parent = nullptr);

    /// How it stands in words ("connected", "trying 2 of 3: ..."), and how that is to be taken.
    enum class Mood : quint8 { Idle, Busy, Good, Bad };
    void setStanding(const QString &text, Mood mood);
    void showFacts(const std::optional<SocketFacts> &facts, const KernelSocket *kernel);
    [[nodiscard]] QString standing() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Queue
    {
        QWidget *group;
        QLabel *name;
        QProgressBar *bar;
        QLabel *bytes;
        quint32 most = 0; ///< seen on this connection
    };

    class Pill;

    Queue makeQueue(const char *objectName);
    void showQueue(Queue &queue, const std::optional<quint32> &bytes);
    void applyTheme();
    void dress(const Queue &queue) const;
    void retranslate();

    const Theme &m_theme;
    Pill *m_standing;
    Pill *m_state;
    ElidedLabel *m_addresses;
    QLabel *m_moved;
    Queue m_sendQueue;
    Queue m_receiveQueue;
    QtBuffersView *m_buffers;
    Mood m_mood = Mood::Idle;
    SocketId m_socket = 0;
    std::optional<SocketFacts> m_facts;
};

} // namespace sw

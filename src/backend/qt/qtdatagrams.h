// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <span>

#include <QUdpSocket>

#include "qtsocket.h"

namespace sw {

/// A QUdpSocket. It has no buffer of its own: datagrams wait in the kernel until somebody asks. On one worker thread.
class QtDatagrams final : public QtSocket
{
    Q_OBJECT

public:
    QtDatagrams(QtSockets &sockets, const QtIdentity &identity);
    ~QtDatagrams() override;

    void run(const QtOperationPtr &operation) override;
    void cancel(const QtOperationPtr &operation) override;
    void setPaused(bool paused) override;
    void noteMade(const QtOperationPtr &operation) override;

protected:
    [[nodiscard]] QtClass qtClass() const override { return QtClass::UdpSocket; }
    [[nodiscard]] int descriptor() const override { return static_cast<int>(m_socket->socketDescriptor()); }
    [[nodiscard]] SocketAddress localName() const override;
    bool needDescriptor(CallRecord &record) override;
    bool setQtOption(int option, int value) override;
    [[nodiscard]] std::optional<int> qtOption(int option) const override;
    bool keepForBind(int level, int name, int value) override;
    void expire(const QtOperationPtr &operation, int error) override;

private:
    using Step = void (QtDatagrams::*)(const QtOperationPtr &);
    struct Row
    {
        Call call;
        Step step;
    };
    static std::span<const Row> steps();

    void bind(const QtOperationPtr &operation);
    void connect(const QtOperationPtr &operation);
    void send(const QtOperationPtr &operation);
    void receive(const QtOperationPtr &operation);
    void names(const QtOperationPtr &operation);
    void close(const QtOperationPtr &operation);

    void readyRead();
    void connected();
    void serveReaders() override;
    /// Takes one datagram into `record`; false when there was none.
    bool take(CallRecord &record, qint64 most);
    void answer(const QtOperationPtr &loop, const CallRecord &received);
    void answerBySteps(const QtOperationPtr &loop, const CallRecord &received);
    void sendAnswer(const QtOperationPtr &loop, const QByteArray &bytes, const SocketAddress &to);
    void write(CallRecord &record, const QByteArray &bytes, const SocketAddress &to);
    [[nodiscard]] bool errorWaits() const;
    /// Whether one can be taken; without a descriptor Qt would complain of the question.
    [[nodiscard]] bool hasDatagram() const { return m_socket->isValid() && m_socket->hasPendingDatagrams(); }
    void noteNames();
    void setAsQtDoes(int fd) const;
    [[nodiscard]] bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

    std::unique_ptr<QUdpSocket> m_socket;
    std::deque<QtOperationPtr> m_readers;
    QtOperationPtr m_connecting;
    bool m_reuse = false;
    std::optional<bool> m_onlyV6;
    bool m_paused = false;
    bool m_pauseTold = false;
    bool m_serving = false;
    bool m_asking = false; ///< for a datagram that may not be there: that there is none is no error
    std::unique_ptr<Answerer> m_answerer; ///< of the loop that receives
    int m_later = 0; ///< answers that wait for their time
    int m_error = -1; ///< of an earlier datagram: told to the next call
};

} // namespace sw

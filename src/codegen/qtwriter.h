// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <span>

#include "codelines.h"
#include "codeplan.h"
#include "helpertext.h"

namespace sw {

/// Writes the calls of a plan with Qt's classes. Inside the room only. Any thread, one at a time.
class QtWriter final
{
public:
    QtWriter(const CodePlan &plan, CodeLines &lines)
        : m_plan(plan)
        , m_lines(lines)
    {
    }

    void begin(const PlannedCall &planned);
    void end(const PlannedCall &planned);
    [[nodiscard]] int made() const { return static_cast<int>(m_made.size()); }

private:
    using Write = void (QtWriter::*)();
    struct Row
    {
        Call call;
        Write begin; ///< what a Qt program does at once; null: nothing
        Write end; ///< what it then waits for
    };
    enum class Kind : quint8 { None, TcpServer, TcpSocket, UdpSocket, LocalServer, LocalSocket };
    static std::span<const Row> rows();
    [[nodiscard]] const Row *rowOf(const PlannedCall &planned);

    void makeSocket();
    void bindSocket();
    void listenOn();
    void accepted();
    void connecting();
    void connected();
    void createConnection();
    void sending();
    void sent();
    void sendTo();
    void received();
    void shutDown();
    void close();
    void startTls();
    void tlsStarted();
    void setOption();
    void hostName();

    void leaveOut(const QString &why);
    void check(const QString &error) const; ///< of the variable `done`
    void await(const QString &condition) const;
    void datagram();
    [[nodiscard]] Kind kind() const { return kindOf(m_plan.socket(m_call->record().socket)); }
    [[nodiscard]] static Kind kindOf(const CodeSocket *socket);
    [[nodiscard]] bool isServer() const { return kind() == Kind::TcpServer || kind() == Kind::LocalServer; }
    [[nodiscard]] QString self() const { return m_plan.nameOf(m_call->record().socket); }
    /// Of a listening socket of the plan: TLS is started on a connection that it gives.
    [[nodiscard]] bool givesTls(SocketId listener) const;
    [[nodiscard]] bool startsTls(SocketId id) const;
    [[nodiscard]] QString what() const;
    [[nodiscard]] QString hostAndPort() const;
    [[nodiscard]] QString unixPath() const;
    [[nodiscard]] QString given() const;
    [[nodiscard]] QString expected() const; ///< the errno of the record

    const CodePlan &m_plan;
    CodeLines &m_lines;
    const PlannedCall *m_call = nullptr;
    std::set<const PlannedCall *> m_made;
    std::set<SocketId> m_open; ///< sockets for which Qt has a descriptor
};

std::span<const HelperText> qtHelpers();

} // namespace sw

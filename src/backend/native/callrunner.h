// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>

#include "lane.h"
#include "manners.h"
#include "nameresolution.h"
#include "nativesocket.h"
#include "recordingapi.h"
#include "socketfile.h"

namespace sw {

class NativeBackend;

/// Runs one command on its lane: the calls, their loops and the composite ones. Made for each command, on the lane's thread.
class CallRunner final
{
public:
    CallRunner(NativeBackend &backend, Lane &lane);

    void run(const SocketCommand &command);

private:
    static constexpr qint64 mostReceived = 256LL * 1024 * 1024; ///< of one call: a script must not exhaust the memory

    using Step = void (CallRunner::*)(const SocketCommand &);
    struct Row
    {
        Call call;
        Step step;
    };
    static std::span<const Row> steps();

    using Make = std::function<void(CallRecord &)>;

    // Simple calls
    void socket(const SocketCommand &command);
    void socketpair(const SocketCommand &command);
    void dup(const SocketCommand &command);
    void bind(const SocketCommand &command);
    void listen(const SocketCommand &command);
    void shutdown(const SocketCommand &command);
    void close(const SocketCommand &command);
    bool closeLater(const SocketCommand &command);
    void closeDescriptor(CallRecord &&record);
    [[nodiscard]] qint64 unreadOfConnection();
    void names(const SocketCommand &command);
    void getsockopt(const SocketCommand &command);
    void setsockopt(const SocketCommand &command);
    void timeouts(const SocketCommand &command);
    void defaultTimeout(const SocketCommand &command);
    void fileno(const SocketCommand &command);
    void poll(const SocketCommand &command);
    void queues(const SocketCommand &command);
    void tcpInfo(const SocketCommand &command);
    // Calls that block (also under a time-out, as Python's settimeout does: non-blocking and poll)
    void accept(const SocketCommand &command);
    void connect(const SocketCommand &command);
    void send(const SocketCommand &command);
    void sendto(const SocketCommand &command);
    void recv(const SocketCommand &command);
    void recvfrom(const SocketCommand &command);
    // Loops
    void acceptLoop(const SocketCommand &command);
    bool acceptFailed(const SocketCommand &command, const CallRecord &record);
    bool waitForDescriptor(const SocketCommand &command, int error);
    std::shared_ptr<NativeSocket> takeConnection(const SocketCommand &command, CallRecord &record);
    /// Waits until a connection is there, and then as long as it is to be left waiting; false: cancelled, or it failed.
    Q_NEVER_INLINE bool waitBeforeAccept(const SocketCommand &command, qint64 ms);
    /// What a connection does wrong on purpose as soon as it stands; false: its loop ends.
    Q_NEVER_INLINE bool misbehave(const SocketCommand &command, const Manners &manners);
    void receiveLoop(const SocketCommand &command);
    void countReceived(const CallRecord &record);
    [[nodiscard]] bool peerHasEnded(const SocketCommand &command);
    void tellSentInVain(const SocketCommand &command, int error);
    void receiveInto(CallRecord &record, Call call, char *buffer, qint64 size, int flags);
    void datagramLoop(const SocketCommand &command);
    void takeQueued(const SocketCommand &command, char *buffer, qint64 size, quint32 &dropped);
    void countDrops(const SocketCommand &command, const CallRecord &record, quint32 &dropped);
    void answerDatagram(const SocketCommand &command, const CallRecord &received, Answerer *answerer);
    /// After a failed call on a socket with IP_RECVERR: what the kernel keeps of the datagrams that failed.
    void readErrorQueue(const SocketCommand &command);
    void afterPeer(const SocketCommand &command, const std::shared_ptr<NativeSocket> &of);
    /// Answers what one call of a receive loop gave; false as below.
    bool answerReceived(SocketCommand &reply, Answerer *answerer, const QByteArray &got, bool packets);
    /// Makes the steps of an answer; false: the loop that receives ends, as the connection was closed or it was cancelled.
    bool answerBySteps(const SocketCommand &reply, Answerer &answerer);
    bool waitMs(NativeSocket &of, int ms); ///< false: cancelled
    void endByRule(const SocketCommand &command, bool reset);
    void answerDatagramBySteps(const SocketCommand &command, Answerer &answerer, const CallRecord &received);
    void sendAnswer(const SocketCommand &command, const QByteArray &bytes, const CallRecord &received);
    void sendAnswerLater(const SocketCommand &command, const QByteArray &bytes, const CallRecord &received, qint64 ms);
    bool sendMessage(const SocketCommand &command, RecordFlags flags);
    /// Waits for a turn of the socket, shown as blocked in `record` meanwhile. False: cancelled.
    bool takeTurn(NativeSocket &of, bool &taken, const CallRecord &record);
    void giveTurn(NativeSocket &of, bool &taken);
    /// Until the session file has caught up; false: cancelled. `reads`: a pause of reading ends it too.
    Q_NEVER_INLINE bool waitForRoom(NativeSocket &of, bool reads);
    bool waitWhilePaused(const SocketCommand &command, NativeSocket &of);
    // Files
    void makefile(const SocketCommand &command);
    void fileRead(const SocketCommand &command);
    void fileWrite(const SocketCommand &command);
    void closeFile(const SocketCommand &command);
    bool beginFileCall(CallRecord &record, bool SocketFile::*turn, bool allowed);
    CallRecord makeUnderBuffer(CallRecord &composite, int events, const Make &make);
    RawTransfer receiveForFile(CallRecord &composite, char *buffer, qint64 size);
    RawTransfer sendForFile(CallRecord &composite, const char *bytes, qint64 size);
    // Composite calls
    void sendall(const SocketCommand &command);
    void recvall(const SocketCommand &command);
    void askForName(const SocketCommand &command);
    void createConnection(const SocketCommand &command);
    [[nodiscard]] qint64 timeoutOfNew(const SocketCommand &command) const;
    CallRecord lookUp(const SocketCommand &command, NameAnswer &answer, RecordKind kind);

    void takeSubject(const SocketCommand &command);
    // Not inline: what is rare must not make the frames larger below which thousands of threads wait.
    Q_NEVER_INLINE void dropLate(const SocketCommand &command);
    Q_NEVER_INLINE void runToolCall(const SocketCommand &command);
    Q_NEVER_INLINE void reportNoSocket(const SocketCommand &command);
    Q_NEVER_INLINE bool beginAnswering(SocketCommand &reply, std::unique_ptr<Answerer> &answerer, bool mute);
    [[nodiscard]] CallRecord begin(const SocketCommand &command) const;
    void report(CallRecord &&record);
    [[nodiscard]] bool isInet(int type) const; ///< the command's socket: of that type, IPv4 or IPv6
    [[nodiscard]] bool hasReuseAddr();
    [[nodiscard]] CallRecord noticeRecord(const SocketCommand &command, Notice what) const;
    void notice(const SocketCommand &command, Notice what, int error, qint64 number = 0, qint64 second = 0);
    /// Makes one blocking call on the socket with the cancel protocol around it.
    void makeBlocking(CallRecord &record, NativeSocket *of, const Make &make);
    void makeQuick(CallRecord &record, NativeSocket *of, const Make &make);
    /// A blocking call under the socket's time-out; fills `record`, reports inner calls.
    void makeTimed(CallRecord &record, NativeSocket *of, int events, const Make &make);
    void makeTimedConnect(CallRecord &record, NativeSocket *of, const SocketAddress &address);
    [[nodiscard]] CallRecord innerOf(const CallRecord &composite) const;
    /// Gives a socket that `record` has just made the run's default time-out. With one, the call becomes composite.
    void takeDefaultTimeout(const SocketCommand &command, CallRecord &record, NativeSocket &made);
    bool pollInner(const CallRecord &composite, NativeSocket *of, int events, qint64 deadlineNs, CallRecord &result);
    static void finish(CallRecord &composite, const CallRecord &last);

    std::shared_ptr<NativeSocket> find(const SocketCommand &command);

    NativeBackend &m_backend;
    Lane &m_lane;
    RecordingApi m_api;
    std::shared_ptr<SocketFile> m_file; ///< the command's, null when it is none
    std::shared_ptr<NativeSocket> m_socket; ///< the command's or its file's, null when it does not exist
};

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loopbackpeer.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "recordlog.h"
#include "socketconstants.h"
#include "tlsresult.h"

namespace sw {

/// What tests of TLS stand on: the Qt backend, its records, and short ways to say commands. Main thread.
class TlsBench final
{
public:
    TlsBench()
        : backend(api, log)
    {
    }

    SocketCommand command(Call call, SocketId socket)
    {
        SocketCommand one;
        one.call = call;
        one.backend = BackendKind::Qt;
        one.socket = socket;
        one.endpoint = 1;
        one.token = ++m_token;
        return one;
    }
    CallRecord answerTo(quint64 token)
    {
        CallRecord none;
        none.error = -1;
        return log.waitFor(RecordLog::answer(token)).value_or(none);
    }
    CallRecord make(const SocketCommand &one)
    {
        backend.execute(one);
        return answerTo(one.token);
    }
    CallRecord make(Call call, SocketId socket) { return make(command(call, socket)); }
    SocketId socketFor(bool mayEncrypt = true)
    {
        SocketCommand socket = command(Call::Socket, backend.newSocketId());
        socket.arguments = {constant::afInet, constant::sockStream, 0};
        socket.mayEncrypt = mayEncrypt;
        return make(socket).error == 0 ? socket.socket : 0;
    }
    SocketId connected(const SocketAddress &address)
    {
        SocketCommand connect = command(Call::Connect, socketFor());
        connect.address = address;
        return make(connect).error == 0 ? connect.socket : 0;
    }
    SocketId listening()
    {
        const SocketId socket = socketFor();
        SocketCommand bind = command(Call::Bind, socket);
        bind.address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value();
        SocketCommand listen = command(Call::Listen, socket);
        listen.number = 16;
        return make(bind).error == 0 && make(listen).error == 0 ? socket : 0;
    }
    SocketCommand starttls(SocketId socket, TlsSettings settings)
    {
        SocketCommand start = command(Call::Starttls, socket);
        start.tls = std::make_shared<const TlsSettings>(std::move(settings));
        return start;
    }
    /// Both ends of a connection; zeros when there is none.
    struct Ends
    {
        SocketId client = 0;
        SocketId server = 0;
    };
    Ends plainPair()
    {
        const SocketId listener = listening();
        const SocketCommand accept = command(Call::Accept, listener);
        backend.execute(accept);
        Ends ends;
        ends.client = connected(backend.facts(listener)->local);
        ends.server = answerTo(accept.token).newSocket;
        return ends;
    }
    /// The same with TLS; the client does not mind who it is.
    Ends securePair()
    {
        const Ends ends = plainPair();
        const SocketCommand serve = starttls(ends.server, server());
        backend.execute(serve);
        TlsSettings any;
        any.ignoreErrors = true;
        const bool both = make(starttls(ends.client, any)).error == 0 && answerTo(serve.token).error == 0;
        return both ? ends : Ends();
    }

    static TlsSettings server()
    {
        TlsSettings settings;
        settings.server = true;
        settings.selfSignedNames = QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
        return settings;
    }
    static TlsFault faultOf(const CallRecord &record) { return TlsResult::fromJson(record.value).fault; }

    RecordLog log;
    RealSocketApi api;
    QtBackend backend;

private:
    quint64 m_token = 0;
};

} // namespace sw

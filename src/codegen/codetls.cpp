// SPDX-License-Identifier: GPL-3.0-or-later
#include "codetls.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <QRegularExpression>

#include "codeplan.h"
#include "literals.h"
#include "tlsresult.h"

namespace sw {

namespace {

constexpr qsizetype mostNames = 10;

/// How a handshake came out, as far as it matters to the calls after it.
enum class Way : quint8 {
    Encrypted,
    Failed, ///< and the connection was gone
    NotBegun, ///< the connection stayed as it was
};

Way wayOf(const CallRecord &r)
{
    static constexpr std::array before{TlsFault::NoCertificate,       TlsFault::CertificateUnreadable,
                                       TlsFault::KeyUnreadable,       TlsFault::KeyMismatch,
                                       TlsFault::AuthorityUnreadable, TlsFault::NotMade,
                                       TlsFault::UnreadBytes,         TlsFault::FileKept,
                                       TlsFault::FileElsewhere};
    if (r.flags.testAnyFlags(RecordFlag::Cancelled | RecordFlag::Unfinished))
        return Way::Failed;
    if (!r.failed())
        return Way::Encrypted;
    const TlsFault fault = TlsResult::fromJson(r.value).fault;
    return fault == TlsFault::None || std::find(before.begin(), before.end(), fault) != before.end() ? Way::NotBegun
                                                                                                     : Way::Failed;
}

/// Fails again when all is as it was. Of the others the record does not tell what both sides had asked for.
bool failsAgain(TlsFault fault)
{
    static constexpr std::array again{TlsFault::Verification, TlsFault::NotTls, TlsFault::PeerClosed,
                                      TlsFault::TimedOut, TlsFault::PeerRefused};
    return std::find(again.begin(), again.end(), fault) != again.end();
}

/// The authority was not known, whatever else was wrong.
bool wasStrange(const TlsResult &result)
{
    static constexpr std::array others{QLatin1StringView("HostNameMismatch"), QLatin1StringView("CertificateExpired"),
                                       QLatin1StringView("CertificateNotYetValid")};
    return std::any_of(result.errors.begin(), result.errors.end(), [](const TlsCertificateError &error) {
        return std::find(others.begin(), others.end(), error.name) == others.end();
    });
}

SocketId baseOf(const CodePlan &plan, SocketId id)
{
    const CodeSocket *socket = plan.socket(id);
    return socket && socket->isFile ? socket->made : id;
}

class Handshakes final
{
public:
    explicit Handshakes(CodePlan &plan)
        : m_plan(plan)
    {
    }
    void find()
    {
        // First what this program shows itself: the other end may trust just that.
        for (const PlannedCall &call : m_plan.calls) {
            if (isOne(call)) {
                if (const auto own = TlsResult::fromJson(call.record().value).own)
                    fileOf(*own, true);
            }
        }
        for (PlannedCall &call : m_plan.calls) {
            if (isOne(call))
                take(call);
        }
        for (PlannedCall &call : m_plan.calls) {
            if (call.leftOut == LeftOut::No && call.tls && isTransfer(call)
                && m_encrypted.count(baseOf(m_plan, call.record().socket)) == 0)
                call.leftOut = LeftOut::NoHandshake;
        }
    }

private:
    static bool isOne(const PlannedCall &call)
    {
        return call.leftOut == LeftOut::No && call.record().call == Call::Starttls;
    }

    void take(PlannedCall &call)
    {
        const TlsResult result = TlsResult::fromJson(call.record().value);
        const Way way = wayOf(call.record());
        CodeHandshake made;
        made.server = call.record().arguments[0] != 0;
        if (way == Way::NotBegun)
            call.leftOut = LeftOut::NotBegun;
        else if ((way == Way::Failed && !failsAgain(result.fault)) || (made.server && !result.own))
            call.leftOut = LeftOut::NotTold;
        if (call.leftOut != LeftOut::No)
            return;
        if (way == Way::Encrypted)
            m_encrypted.insert(call.record().socket);
        // A server asks its client for a certificate only when it was told to.
        const bool asks = !made.server || !result.chain.isEmpty() || result.fault == TlsFault::Verification;
        made.verify = asks && !result.goesOn;
        made.serverName = result.serverName;
        made.alpn = result.alpn;
        if (result.own)
            made.own = fileOf(*result.own, true);
        // Nobody else stands behind one that signed itself: its own file was the authority.
        if (made.verify && !wasStrange(result) && !result.chain.isEmpty() && result.chain.front().selfSigned)
            made.trusted = fileOf(result.chain.front(), false);
        call.handshake = static_cast<int>(m_plan.handshakes.size());
        m_plan.handshakes.push_back(made);
        if (const auto socket = m_plan.sockets.find(call.record().socket); socket != m_plan.sockets.end())
            socket->second.startsTls = true;
    }

    int fileOf(const TlsCertificate &told, bool own)
    {
        auto &files = m_plan.tlsFiles;
        const auto found = std::find_if(files.begin(), files.end(),
                                        [&](const CodeTlsFile &one) { return one.sha256 == told.sha256; });
        if (found != files.end())
            return static_cast<int>(found - files.begin());
        static const QRegularExpression safe(QStringLiteral("\\A(DNS|IP):[A-Za-z0-9.:*-]{1,253}\\z"));
        const QStringList names = told.names.mid(0, mostNames);
        CodeTlsFile file;
        const int number = ++(own ? m_own : m_others);
        file.name = (own ? QStringLiteral("certificate%1") : QStringLiteral("authority%1")).arg(number);
        file.key = own ? QStringLiteral("key%1").arg(number) : QString();
        file.about = told.subject + (names.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(names.join(u", ")));
        file.sha256 = told.sha256;
        const bool safeNames = std::all_of(names.begin(), names.end(),
                                           [](const QString &name) { return safe.match(name).hasMatch(); });
        if (own && told.selfSigned && safeNames)
            file.alternatives = names.join(u',');
        files.push_back(file);
        return static_cast<int>(files.size()) - 1;
    }

    CodePlan &m_plan;
    std::set<SocketId> m_encrypted;
    int m_own = 0;
    int m_others = 0;
};

} // namespace

QStringList CodeTlsFile::explained() const
{
    QStringList lines{literals::comment(about)};
    if (key.isEmpty()) {
        lines[0].prepend(QStringLiteral("The certificate of the other end, which was trusted: "));
        lines.append(QStringLiteral("SHA-256 ") + literals::comment(sha256));
        return lines;
    }
    lines[0].prepend(QStringLiteral("A certificate of this end and its key: "));
    if (!alternatives.isEmpty()) {
        lines.append(QStringLiteral("One that signs itself is made by"));
        lines.append(QStringLiteral("    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 "
                                    "-subj /CN=made -addext subjectAltName=%1 -keyout %2 -out %3")
                         .arg(alternatives, file(key), file(name)));
    }
    return lines;
}

bool isTransfer(const PlannedCall &call)
{
    static constexpr std::array moving{Call::Send,     Call::Sendto,  Call::Sendall, Call::Recv,
                                       Call::Recvfrom, Call::Recvmsg, Call::Recvall, Call::Readline,
                                       Call::Read,     Call::Write,   Call::Flush};
    return std::find(moving.begin(), moving.end(), call.record().call) != moving.end();
}

void markTls(std::vector<PlannedCall> &calls)
{
    struct Span
    {
        qint64 beganNs;
        qint64 endedNs;
        bool encrypted;
    };
    std::map<SocketId, Span> handshakes;
    std::map<SocketId, SocketId> files;
    for (const PlannedCall &call : calls) {
        const CallRecord &r = call.record();
        if (r.call == Call::Makefile && !r.failed())
            files[madeBy(r)] = r.socket;
        if (r.call != Call::Starttls)
            continue;
        if (const Way way = wayOf(r); way != Way::NotBegun)
            handshakes.insert_or_assign(r.socket, Span{r.beganNs, call.endedNs(), way == Way::Encrypted});
    }
    for (PlannedCall &call : calls) {
        const CallRecord &r = call.record();
        if (r.call == Call::Starttls)
            continue;
        const auto file = files.find(r.socket);
        const auto found = handshakes.find(file == files.end() ? r.socket : file->second);
        call.tls = r.flags.testFlag(RecordFlag::Tls);
        if (found == handshakes.end())
            continue;
        const Span &span = found->second;
        call.tls = call.tls || (span.encrypted && call.endedNs() > span.endedNs);
        if (call.tls)
            call.notBeforeNs = span.endedNs;
        else if (isTransfer(call) && call.endedNs() > span.beganNs)
            call.leftOut = span.encrypted ? LeftOut::InHandshake : LeftOut::AfterHandshake;
    }
}

void planHandshakes(CodePlan &plan)
{
    Handshakes(plan).find();
}

} // namespace sw

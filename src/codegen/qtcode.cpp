// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtcode.h"

#include <algorithm>
#include <tuple>

#include "literals.h"
#include "qtwriter.h"

namespace sw {

namespace {

/// When something begins or ends. At the same time an end comes first: what follows may need it.
struct Moment
{
    qint64 ns = 0;
    bool begins = false;
    std::size_t call = 0;

    bool operator<(const Moment &other) const
    {
        return std::tuple(ns, begins, call) < std::tuple(other.ns, other.begins, other.call);
    }
};

std::vector<Moment> momentsOf(const CodePlan &plan)
{
    std::vector<Moment> all;
    for (std::size_t i = 0; i < plan.calls.size(); ++i) {
        const PlannedCall &call = plan.calls[i];
        if (call.leftOut == LeftOut::TooMany)
            continue;
        all.push_back({call.beganNs(), true, i});
        // A call that took no time ends after its begin all the same.
        all.push_back({std::max(call.endedNs(), call.beganNs() + 1), false, i});
    }
    std::sort(all.begin(), all.end());
    return all;
}

/// Where the files for TLS are, which a person has to put there.
CodeLines tlsFiles(const CodePlan &plan)
{
    CodeLines lines;
    if (plan.tlsFiles.empty())
        return lines;
    lines.add(QStringLiteral(
        "// Files for TLS. They are not in the records, and no key ever is: put them into the current folder, "
        "or change their names."));
    for (const CodeTlsFile &file : plan.tlsFiles) {
        for (const QString &line : file.explained())
            lines.add(QStringLiteral("// ") + line);
        for (const QString &name : {file.name, file.key}) {
            if (!name.isEmpty())
                lines.add(QStringLiteral("static const char %1[] = \"%2\";").arg(name, CodeTlsFile::file(name)));
        }
    }
    lines.add();
    return lines;
}

} // namespace

CodeProgram generateQt(const CodePlan &plan)
{
    CodeLines functions;
    functions.add(QStringLiteral("int main(int argc, char *argv[])\n{"));
    functions.indent();
    functions.add(QStringLiteral("QCoreApplication app(argc, argv);"));
    QtWriter writer(plan, functions);
    int actor = -1;
    for (const Moment &moment : momentsOf(plan)) {
        const PlannedCall &call = plan.calls[moment.call];
        const QString title = plan.threads[static_cast<std::size_t>(call.thread)].title;
        if (moment.begins && call.thread != actor && !title.isEmpty()) {
            functions.add();
            functions.add(QStringLiteral("// ") + literals::comment(title));
            actor = call.thread;
        }
        moment.begins ? writer.begin(call) : writer.end(call);
    }
    functions.add(QStringLiteral("return 0;"));
    functions.outdent();
    functions.add(QStringLiteral("}"));

    CodeLines all;
    all.add(QStringLiteral(
        "// Does again with Qt's classes what Socket Workbench recorded.\n"
        "//\n"
        "// What arrives is printed. A call that failed then has to fail now; another failure ends the program with\n"
        "// status 1. In the project file: find_package(Qt6 COMPONENTS Core Network).\n"));
    for (const char *header :
         {"cerrno", "cstdio", "cstdlib", "cstring", "sys/socket.h", "netinet/in.h", "netinet/tcp.h", "unistd.h"})
        all.add(QStringLiteral("#include <%1>").arg(QLatin1StringView(header)));
    all.add();
    for (const char *header : {"QCoreApplication", "QElapsedTimer", "QEventLoop", "QHostAddress", "QLocalServer",
                               "QLocalSocket", "QNetworkDatagram", "QTcpServer", "QTcpSocket", "QTimer", "QUdpSocket"})
        all.add(QStringLiteral("#include <%1>").arg(QLatin1StringView(header)));
    if (!plan.handshakes.empty()) {
        for (const char *header : {"QFile", "QSslCertificate", "QSslConfiguration", "QSslKey", "QSslSocket"})
            all.add(QStringLiteral("#include <%1>").arg(QLatin1StringView(header)));
    }
    all.add();
    all.append(helpersFor(qtHelpers(), functions));
    all.append(tlsFiles(plan));
    all.append(functions);
    CodeProgram program = all.program();
    program.calls = writer.made();
    program.leftOut = static_cast<int>(plan.calls.size()) - writer.made();
    return program;
}

} // namespace sw

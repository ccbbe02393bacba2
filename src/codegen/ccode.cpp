// SPDX-License-Identifier: GPL-3.0-or-later
#include "ccode.h"

#include <array>

#include "cwriter.h"
#include "literals.h"

namespace sw {

namespace {

/// Sockets are of the file: another thread may use them.
void declareSockets(const CodePlan &plan, const CodeLines &body, CodeLines &lines)
{
    const QSet<QString> words = body.words();
    bool any = false;
    for (const auto &[id, socket] : plan.sockets) {
        for (const QString &name : socket.isFile
                 ? QStringList{socket.name + QStringLiteral("_in"), socket.name + QStringLiteral("_out")}
                 : QStringList{socket.name}) {
            if (!words.contains(name))
                continue;
            lines.add(socket.isFile ? QStringLiteral("static FILE *%1;").arg(name)
                                    : QStringLiteral("static int %1 = -1;").arg(name));
            any = true;
        }
    }
    if (any)
        lines.add();
}

void addMain(const CodePlan &plan, CodeLines &lines)
{
    const std::size_t count = plan.threads.size();
    lines.add(QStringLiteral("int main(void)\n{"));
    lines.indent();
    lines.add(QStringLiteral("signal(SIGPIPE, SIG_IGN); /* a send to a closed peer shall give EPIPE */"));
    if (count == 1) {
        lines.add(plan.threads.front().name + QStringLiteral("(NULL);"));
    } else if (count > 1) {
        lines.add(QStringLiteral("void *(*const actors[])(void *) = {"));
        for (const CodeThread &thread : plan.threads)
            lines.add(QStringLiteral("    %1,").arg(thread.name));
        lines.add(
            QStringLiteral("};\npthread_t threads[%1];\n"
                           "for (int i = 0; i < %1; ++i)\n    pthread_create(&threads[i], NULL, actors[i], NULL);\n"
                           "for (int i = 0; i < %1; ++i)\n    pthread_join(threads[i], NULL);")
                .arg(count));
    }
    lines.add(QStringLiteral("return 0;"));
    lines.outdent();
    lines.add(QStringLiteral("}"));
}

} // namespace

CodeProgram generateC(const CodePlan &plan)
{
    CodeLines functions;
    CWriter writer(plan, functions);
    for (const CodeThread &thread : plan.threads) {
        if (!thread.title.isEmpty())
            functions.add(QStringLiteral("/* %1 */").arg(literals::comment(thread.title)));
        functions.add(QStringLiteral("static void *%1(void *unused)\n{\n    (void)unused;").arg(thread.name));
        functions.indent();
        for (const int index : thread.calls)
            writer.call(plan.calls[static_cast<std::size_t>(index)]);
        functions.setRow(CodeProgram::noRow);
        functions.add(QStringLiteral("return NULL;"));
        functions.outdent();
        functions.add(QStringLiteral("}\n"));
    }
    addMain(plan, functions);

    CodeLines body;
    if (plan.announced > 0)
        body.add(QStringLiteral("enum { EVENTS = %1 };\n").arg(plan.announced));
    body.append(helpersFor(cHelpers(), functions));
    declareSockets(plan, functions, body);
    body.append(functions);

    CodeLines all;
    all.add(QStringLiteral(
        "/* Makes the socket calls again that Socket Workbench recorded.\n"
        " *\n"
        " * What arrives is printed. A call that failed then has to fail in the same way now; another failure ends\n"
        " * the program with status 1.\n"
        " *\n"
        " *     gcc -Wall -Wextra -Werror -pthread program.c -o program\n"
        " */\n"
        "#define _GNU_SOURCE"));
    for (const char *header : {"arpa/inet.h", "errno.h", "fcntl.h", "net/if.h", "netdb.h", "netinet/in.h",
                               "netinet/tcp.h", "poll.h", "pthread.h", "signal.h", "stddef.h", "stdint.h", "stdio.h",
                               "stdlib.h", "string.h", "sys/socket.h", "sys/un.h", "time.h", "unistd.h"})
        all.add(QStringLiteral("#include <%1>").arg(QLatin1StringView(header)));
    all.add();
    all.append(body);
    CodeProgram program = all.program();
    program.calls = writer.made();
    program.leftOut = static_cast<int>(plan.calls.size()) - writer.made();
    return program;
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pythoncode.h"

#include <array>

#include "literals.h"
#include "pythonwriter.h"

namespace sw {

namespace {

constexpr std::array imports{
    HelperText{"errno", "import errno"},
    HelperText{"os", "import os"},
    HelperText{"select", "import select"},
    HelperText{"socket", "import socket"},
    HelperText{"ssl", "import ssl"},
    HelperText{"sys", "import sys"},
    HelperText{"threading", "import threading"},
    HelperText{"traceback", "import traceback"},
};

/// Where the files for TLS are, which a person has to put there.
void addTlsFiles(const CodePlan &plan, CodeLines &lines)
{
    if (plan.tlsFiles.empty())
        return;
    lines.add(QStringLiteral(
        "# Files for TLS. They are not in the records, and no key ever is: put them into the current folder, or "
        "change their names."));
    for (const CodeTlsFile &file : plan.tlsFiles) {
        for (const QString &line : file.explained())
            lines.add(QStringLiteral("# ") + line);
        const QString name = literals::pythonText(CodeTlsFile::file(file.name));
        lines.add(file.key.isEmpty() ? QStringLiteral("%1 = %2").arg(file.name.toUpper(), name)
                                     : QStringLiteral("%1, %2 = %3, %4")
                                           .arg(file.name.toUpper(), file.key.toUpper(), name,
                                                literals::pythonText(CodeTlsFile::file(file.key))));
    }
    lines.add();
}

/// Sockets are of the module: another thread may use them.
void declareGlobals(const CodePlan &plan, const CodeThread &thread, CodeLines &lines)
{
    QStringList names;
    for (const auto &[id, socket] : plan.sockets) {
        if (socket.maker >= 0
            && plan.threads[static_cast<std::size_t>(plan.calls[static_cast<std::size_t>(socket.maker)].thread)].name
                == thread.name)
            names.append(socket.name);
    }
    // TLS puts another object in the place of the socket.
    for (const int index : thread.calls) {
        const PlannedCall &call = plan.calls[static_cast<std::size_t>(index)];
        const QString name = plan.nameOf(call.record().socket);
        if (call.handshake >= 0 && !names.contains(name))
            names.append(name);
    }
    if (!names.isEmpty())
        lines.add(QStringLiteral("global ") + names.join(QStringLiteral(", ")));
}

void addMain(const CodePlan &plan, CodeLines &lines)
{
    lines.add();
    lines.add();
    lines.add(QStringLiteral("if __name__ == \"__main__\":"));
    lines.indent();
    if (plan.threads.empty()) {
        lines.add(QStringLiteral("pass  # no call was made"));
    } else if (plan.threads.size() == 1) {
        lines.add(plan.threads.front().name + QStringLiteral("()"));
    } else {
        lines.add(QStringLiteral("threads = ["));
        for (const CodeThread &thread : plan.threads)
            lines.add(QStringLiteral("    threading.Thread(target=guarded, args=(%1,)),").arg(thread.name));
        lines.add(
            QStringLiteral("]\nfor thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()"));
    }
    lines.outdent();
}

} // namespace

CodeProgram generatePython(const CodePlan &plan)
{
    CodeLines body;
    addTlsFiles(plan, body);
    if (plan.announced > 0) {
        body.add(QStringLiteral("events = [threading.Event() for number in range(%1)]").arg(plan.announced + 1));
        body.add();
    }
    PythonWriter writer(plan, body);
    for (const CodeThread &thread : plan.threads) {
        body.add();
        body.add(QStringLiteral("def %1():").arg(thread.name));
        body.indent();
        if (!thread.title.isEmpty())
            body.add(QStringLiteral("# ") + literals::comment(thread.title));
        declareGlobals(plan, thread, body);
        for (const int index : thread.calls)
            writer.call(plan.calls[static_cast<std::size_t>(index)]);
        body.setRow(CodeProgram::noRow);
        body.add(QStringLiteral("return"));
        body.outdent();
        body.add();
    }
    addMain(plan, body);

    CodeLines helpers = helpersFor(pythonHelpers(), body);
    CodeLines all;
    all.add(QStringLiteral(
        "#!/usr/bin/env python3\n"
        "\"\"\"Makes the socket calls again that Socket Workbench recorded.\n\n"
        "What arrives is printed. A call that failed then has to fail in the same way now; another failure\n"
        "ends the program with status 1.\n\"\"\""));
    CodeLines used = helpers;
    used.append(body);
    all.append(helpersFor(imports, used, true));
    all.append(helpers);
    all.add();
    all.append(body);
    CodeProgram program = all.program();
    program.calls = writer.made();
    program.leftOut = static_cast<int>(plan.calls.size()) - writer.made();
    return program;
}

} // namespace sw

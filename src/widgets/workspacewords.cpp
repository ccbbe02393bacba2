// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacewords.h"

#include <QJsonArray>

#include "endpointsettings.h"
#include "misbehavebar.h"
#include "printable.h"
#include "replyrule.h"
#include "tlsoptions.h"
#include "workspaceform.h"

namespace sw {

namespace {

constexpr qsizetype mostChars = 120; ///< of one text of a file
constexpr qsizetype mostNames = 8; ///< of a list in a line
constexpr qsizetype mostMessageLines = 100;

QJsonValue in(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key));
}

/// A text of a stranger's file in one line that cannot pass for anything else.
QString shown(const QJsonValue &text)
{
    return printable(text.toString().toUtf8(), TextEncoding::Utf8, mostChars);
}

QString place(const QString &host, int port)
{
    const QString name = host.isEmpty() ? QStringLiteral("*") : host;
    return (name.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(name).arg(port);
}

/// Empty when there is neither.
QString address(const QJsonObject &settings, const char *host, const char *port)
{
    const QString name = shown(in(settings, host));
    const int number = in(settings, port).toInt();
    return name.isEmpty() && number == 0 ? QString() : place(name, number);
}

QString path(const QJsonObject &settings, const char *key)
{
    const QString name = shown(in(settings, key));
    return name.isEmpty() ? QString() : QStringLiteral("unix:") + name;
}

QString list(const QStringList &names)
{
    QStringList first = names.mid(0, mostNames);
    if (first.size() < names.size())
        first.append(QStringLiteral("…"));
    return first.join(QStringLiteral(", "));
}

} // namespace

QStringList WorkspaceWords::addresses(const QJsonObject &panel, bool server)
{
    const PanelKind kind = panelKindFrom(in(panel, "kind").toString());
    const QJsonObject settings = in(panel, "settings").toObject();
    if (isPingKind(kind))
        return {tr("would ping %1").arg(shown(in(settings, "host")))};
    if (isCrowdKind(kind))
        return {tr("%1 clients would connect to %2")
                    .arg(in(settings, "clients").toInt())
                    .arg(address(settings, "host", "port"))};
    if (isRelayKind(kind))
        return {tr("would listen on %1").arg(address(settings, "host", "port")),
                tr("would connect to %1").arg(address(settings, "targetHost", "targetPort"))};
    if (isStreamKind(kind) && server)
        return {tr("would listen on %1")
                    .arg(isUnixKind(kind) ? path(settings, "path") : address(settings, "host", "port"))};
    QString bound = isUnixKind(kind) ? path(settings, "localPath") : address(settings, "localHost", "localPort");
    if (!isStreamKind(kind) && !in(settings, "binds").toBool())
        bound.clear();
    QString remote;
    if (isStreamKind(kind))
        remote = isUnixKind(kind) ? path(settings, "path") : address(settings, "host", "port");
    else
        remote = isUnixKind(kind)                             ? path(settings, "remotePath")
            : in(settings, "remoteHost").toString().isEmpty() ? QString()
                                                              : address(settings, "remoteHost", "remotePort");
    QStringList parts;
    if (!bound.isEmpty())
        parts.append(tr("would bind %1").arg(bound));
    if (!remote.isEmpty())
        parts.append(isStreamKind(kind) ? tr("would connect to %1").arg(remote) : tr("would send to %1").arg(remote));
    QStringList groups;
    const QJsonArray joined = in(settings, "groups").toArray();
    for (const QJsonValue &one : joined)
        groups.append(shown(in(one.toObject(), "group")));
    if (!groups.isEmpty())
        parts.append(tr("would join the groups %1").arg(list(groups)));
    return parts;
}

QStringList WorkspaceWords::behaviour(const QJsonObject &settings)
{
    QStringList parts;
    const QJsonObject reply = in(settings, "reply").toObject();
    const qsizetype rules = in(in(reply, "rules").toObject(), "rules").toArray().size();
    const auto kind = static_cast<ReplyKind>(in(reply, "kind").toInt());
    if (kind == ReplyKind::Rules)
        parts.append(tr("answers by rules: %1").arg(rules));
    else if (kind != ReplyKind::Nothing)
        parts.append(tr("answers what it receives"));
    if (!in(reply, "greeting").toString().isEmpty())
        parts.append(tr("greets"));
    const QJsonObject stay = in(settings, "stay").toObject();
    const QJsonObject beat = in(stay, "heartbeat").toObject();
    if (in(beat, "on").toBool())
        parts.append(tr("sends a heartbeat every %1 ms").arg(in(beat, "intervalMs").toInt()));
    if (in(in(stay, "reconnect").toObject(), "on").toBool())
        parts.append(tr("connects again by itself"));
    if (const qsizetype options = in(settings, "options").toArray().size(); options > 0)
        parts.append(tr("sets socket options: %1").arg(options));
    return parts;
}

/// As the panel itself would say it.
QStringList WorkspaceWords::misbehaviour(const QJsonObject &panel, bool server)
{
    const PanelKind kind = panelKindFrom(in(panel, "kind").toString());
    const bool stream = isStreamKind(kind) && kind != PanelKind::UnixSeqpacket;
    MisbehaveBar::Shape shape;
    shape.scope = stream ? FaultScope::Stream : FaultScope::Datagram;
    shape.connections = isStreamKind(kind);
    shape.accepts = server && isStreamKind(kind);
    shape.qt = stream && backendFrom(in(in(panel, "settings").toObject(), "backend")) == BackendKind::Qt;
    const QString what = MisbehaveBar::summary(misbehaveSettingsFrom(in(panel, "misbehave").toObject()), shape);
    return what.isEmpty() ? QStringList() : QStringList{tr("misbehaves on purpose: %1").arg(what)};
}

QStringList WorkspaceWords::files(const QJsonObject &panel, bool server)
{
    QStringList parts;
    const QJsonObject settings = in(panel, "settings").toObject();
    struct Part
    {
        const char *key;
        bool serves;
    };
    for (const Part &part : {Part{"tls", server}, Part{"listenTlsSettings", true}, Part{"targetTlsSettings", false}}) {
        const QJsonObject given = in(settings, part.key).toObject();
        const bool makes = !TlsOptions::taken(part.serves, tlsSettingsFrom(given)).selfSignedNames.isEmpty();
        for (const char *key : {"certificateFile", "keyFile", "caFile"}) {
            const QString file = shown(in(given, key));
            const bool writes = makes && QLatin1StringView(key) != QLatin1StringView("caFile");
            if (!file.isEmpty())
                parts.append(
                    writes ? tr("would write the file %1 for TLS, and replace one that this program made").arg(file)
                           : tr("would read the file %1 for TLS").arg(file));
        }
    }
    if (const QString file = shown(in(in(panel, "composer").toObject(), "file")); !file.isEmpty())
        parts.append(tr("takes the file %1 into its composer").arg(file));
    return parts;
}

QString WorkspaceWords::panelLine(const QJsonObject &panel, bool server)
{
    const PanelKind kind = panelKindFrom(in(panel, "kind").toString());
    const QJsonObject whole = panelStateTaken(kind, server, panel);
    const QStringList parts = addresses(whole, server) + behaviour(in(whole, "settings").toObject())
        + misbehaviour(whole, server) + files(whole, server);
    return QStringLiteral("•  %1: %2")
        .arg(panelKindName(kind), parts.isEmpty() ? tr("no address yet") : parts.join(QStringLiteral(" · ")));
}

QStringList WorkspaceWords::messageLines(const QJsonObject &library)
{
    QStringList targets;
    QStringList files;
    const QJsonArray messages = in(library, "messages").toArray();
    for (const QJsonValue &one : messages) {
        const QJsonObject message = one.toObject();
        const QJsonObject target = in(message, "target").toObject();
        if (!target.isEmpty()) {
            const QString where = shown(in(target, "protocol")) + u' ' + address(target, "host", "port");
            if (!targets.contains(where) && targets.size() <= mostMessageLines)
                targets.append(where);
        }
        if (const QString file = shown(in(message, "file")); !file.isEmpty() && files.size() <= mostMessageLines)
            files.append(file);
    }
    QStringList lines;
    for (const QString &target : targets)
        lines.append(QStringLiteral("•  ") + tr("sent by you, they would go to %1").arg(target));
    for (const QString &file : files)
        lines.append(QStringLiteral("•  ") + tr("sent by you, one would read the file %1").arg(file));
    if (!messages.isEmpty())
        lines.prepend(tr("Messages in the library: %1").arg(messages.size()));
    return lines;
}

QStringList WorkspaceWords::reach(const QJsonObject &workspace)
{
    QStringList lines;
    for (const bool server : {true, false}) {
        const QJsonArray panels = in(workspace, server ? "servers" : "clients").toArray();
        if (panels.isEmpty())
            continue;
        if (!lines.isEmpty())
            lines.append(QString());
        lines.append(server ? tr("Servers: %1").arg(panels.size()) : tr("Clients: %1").arg(panels.size()));
        for (const QJsonValue &panel : panels)
            lines.append(panelLine(panel.toObject(), server));
    }
    const QStringList messages = messageLines(in(workspace, "messages").toObject());
    if (!lines.isEmpty() && !messages.isEmpty())
        lines.append(QString());
    lines.append(messages);
    return lines.isEmpty() ? QStringList{tr("No panels.")} : lines;
}

QString WorkspaceWords::refusal(const LoadErrors &errors)
{
    const bool newer = !errors.empty() && errors.front().fault == LoadFault::WrongFormat
        && errors.front().about.startsWith(QLatin1StringView("socket-workbench/workspace@"));
    return newer ? tr("The workspace is of another version of the program, probably a newer one. Nothing has changed.")
                 : tr("The workspace cannot be opened. Nothing has changed.");
}

} // namespace sw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QWidget>

#include "argeditor.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace sw {

class ElidedLabel;
class FlowLayout;
class Theme;

/// What the fields of a panel offer as first values of a form. A value.
struct StepDefaults
{
    QString bindAddress; ///< "127.0.0.1:9999"
    QString peerAddress;
    QString host;
    int port = 0;
    int backlog = 5;
    QString family; ///< "AF_INET"
    QString type = QStringLiteral("SOCK_STREAM");
    QString protocol; ///< "IPPROTO_ICMP"; empty: the usual one of family and type
    QByteArray data; ///< first bytes of a send; empty: a greeting

    /// A TCP panel's, for a host as typed (numeric or a name; empty: any) and a port.
    static StepDefaults at(const QString &host, quint16 port);
    /// A unix panel's, for a path or @name.
    static StepDefaults ofUnix(const QString &path, bool seqpacket);
};

/// The chosen call with a field for each of its arguments, made from the table of calls, and the button that makes it. What
/// was typed for a call comes back when it is chosen again. Main thread; the theme outlives it.
class CallForm final : public QWidget
{
    Q_OBJECT

public:
    CallForm(const Theme &theme, ArgSurroundings surroundings, QWidget *parent = nullptr);

    void setDefaults(const StepDefaults &defaults); ///< for arguments that the person has not touched
    void choose(const CallSpec &call);
    [[nodiscard]] const CallSpec &call() const { return *m_call; }
    /// What it can be made on, newest last; one is current. Empty: on nothing.
    void setTargets(const QStringList &names, const QString &current);
    [[nodiscard]] QString target() const;
    [[nodiscard]] QJsonObject args() const;
    void setArgument(const QString &name, const QJsonValue &value);
    /// What is expected in the first wrong field; empty when all are right.
    QString check();
    [[nodiscard]] bool wantsAnotherThread() const;
    void setBusy(bool closing); ///< everything is being closed: nothing can be called
    void retranslate();

Q_SIGNALS:
    void makeRequested();
    void targetPicked(const QString &name);

private:
    void build();
    void remember();
    void showPreview();
    [[nodiscard]] QJsonValue defaultOf(const ArgSpec &spec) const;

    const Theme &m_theme;
    const ArgSurroundings m_surroundings;
    const CallSpec *m_call;
    StepDefaults m_defaults;
    QHash<QString, QJsonObject> m_typed; ///< by call
    std::vector<ArgEditor *> m_editors;
    QWidget *m_fields = nullptr;
    FlowLayout *m_flow;
    QLabel *m_name;
    QLabel *m_onLabel;
    QComboBox *m_target;
    ElidedLabel *m_note;
    QComboBox *m_thread;
    QPushButton *m_make;
    bool m_filling = false;
    bool m_closing = false;
};

} // namespace sw

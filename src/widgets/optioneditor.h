// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QJsonValue>
#include <QWidget>

#include "socketoption.h"

namespace sw {

/// A field, or some, that fit the kind of one option: a switch, a number with its unit, the pair of SO_LINGER, a list of
/// names, a group and its interface. Main thread.
class OptionEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit OptionEditor(const SocketOption &option, QWidget *parent = nullptr);

    [[nodiscard]] const SocketOption &option() const { return m_option; }
    void setValue(const QJsonValue &value);
    /// Nothing when what stands there does not fit the option.
    [[nodiscard]] std::optional<QJsonValue> value() const;

Q_SIGNALS:
    void edited();
    void entered(); ///< the Enter key

private:
    void buildChoice(const QList<std::pair<QString, QJsonValue>> &choices, bool free);
    void buildFlags();
    void buildNumber();
    void buildLinger();
    void buildTime();
    void buildText(const QStringList &suggestions);
    void buildGroup(bool withSource);
    void buildPorts();
    void buildBytes();

    const SocketOption &m_option;
    std::function<void(const QJsonValue &)> m_set;
    std::function<QJsonValue()> m_get;
};

} // namespace sw

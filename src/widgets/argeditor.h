// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QJsonValue>
#include <QStringList>
#include <QWidget>

#include "calltable.h"

namespace sw {

/// What editors of arguments need to know of their surroundings.
struct ArgSurroundings
{
    std::function<QStringList()> addresses; ///< offered for an address: typed ones and references
    std::function<bool(const QString &reference)> isKnown; ///< whether `listener.sockname` has a value now
};

/// The field for one argument of a call, made by its kind: what is in it as a file has it, and what is wrong with it before
/// anything is called. Main thread.
class ArgEditor : public QWidget
{
    Q_OBJECT

public:
    ~ArgEditor() override;

    /// The editor for that argument; its object name is `arg_NAME`.
    static ArgEditor *make(const ArgSpec &spec, const ArgSurroundings &surroundings, QWidget *parent);

    [[nodiscard]] const ArgSpec &spec() const { return m_spec; }
    /// Undefined: the argument is left out.
    [[nodiscard]] virtual QJsonValue value() const = 0;
    virtual void setValue(const QJsonValue &value) = 0; ///< undefined: empty
    /// What is expected when it is wrong, a sentence; empty when it is right.
    [[nodiscard]] virtual QString problem() const { return {}; }
    /// Another argument of the same call has a new value.
    virtual void follow(const QString &argument, const QJsonValue &value);

    void showProblem(bool wrong, const QString &expected);

Q_SIGNALS:
    void changed();
    void entered(); ///< Return was pressed in it

protected:
    ArgEditor(const ArgSpec &spec, QWidget *parent);
    void setField(QWidget *field); ///< the one that the person types in
    [[nodiscard]] QString missing() const; ///< "Give an address." for a required argument that is empty

private:
    const ArgSpec &m_spec;
    QWidget *m_field = nullptr;
    QString m_ownToolTip;
};

/// Whether an address as typed can be handed to a call: numeric, a name with a port, unix:, or a known reference; else what
/// is expected.
QString addressProblem(const QString &text, const ArgSurroundings &surroundings);

} // namespace sw

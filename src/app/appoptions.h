// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QCoreApplication>
#include <QSize>
#include <QString>
#include <QStringList>

namespace sw {

/// The command line of the desktop application. A value.
struct AppOptions
{
    Q_DECLARE_TR_FUNCTIONS(sw::AppOptions)

public:
    QString language; ///< empty: as kept in the settings
    QString theme; ///< empty: as kept in the settings
    QString playFile;
    QString openFile; ///< a workspace, or a scenario: it is shown first what it holds
    QString screenshot; ///< picture to write before it ends
    QString config; ///< settings file
    std::optional<QSize> size;
    QString error; ///< what is wrong with the arguments, else empty
    QString answer; ///< help or version: print it and end

    /// `arguments` with the program's name first. Needs no application, so that it works without a display.
    static AppOptions parse(const QStringList &arguments);
};

} // namespace sw

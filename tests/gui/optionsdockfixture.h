// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTreeView>

#include "optionsdock.h"
#include "patience.h"
#include "socketconstants.h"
#include "windowfixture.h"

/// The dock of options in a window, and what stands in it.
namespace sw::options {

struct Dock
{
    explicit Dock(const WindowFixture &app)
        : dock(*WindowFixture::part<OptionsDock>(*app.window, "optionsDock"))
        , view(*WindowFixture::part<QTreeView>(dock, "optionsView"))
        , model(dock.session().model())
    {
    }
    [[nodiscard]] const OptionState *state(int level, const char *name) const
    {
        return model.state(model.indexOf(level, optionNumber(level, name).value_or(-1)));
    }
    void choose(int level, const char *name) { dock.chooseOption(level, optionNumber(level, name).value_or(-1)); }
    [[nodiscard]] QString text(const char *label) const { return WindowFixture::part<QLabel>(dock, label)->text(); }
    [[nodiscard]] QString cell(int level, const char *name, int column) const
    {
        const auto *shown = view.model();
        for (int group = 0; group < shown->rowCount(); ++group) {
            const QModelIndex parent = shown->index(group, 0);
            for (int row = 0; row < shown->rowCount(parent); ++row) {
                if (parent.data().toString() == symbolName(SymbolTable::OptionLevel, level)
                    && shown->index(row, 0, parent).data().toString() == QLatin1StringView(name))
                    return shown->index(row, column, parent).data().toString();
            }
        }
        return QStringLiteral("(no row)");
    }

    OptionsDock &dock;
    QTreeView &view;
    OptionsModel &model;
};

inline int level(const char *name)
{
    return symbolNumber(SymbolTable::OptionLevel, name).value_or(-1);
}

/// A running pair, the dock on the client's socket, all values read.
inline bool open(WindowFixture &app)
{
    WindowFixture::part<QAction>(*app.window, "showOptionsAction")->trigger();
    if (!app.connectBoth())
        return false;
    WindowFixture::part<QWidget>(app.client(), "textEdit")->setFocus();
    const Dock dock(app);
    return sw::waitUntil([&] {
        const OptionState *last = dock.state(level("IPPROTO_IP"), "IP_TTL");
        return last != nullptr && last->kernel && dock.dock.session().target().endpoint == app.client().endpoint().id();
    });
}

} // namespace sw::options

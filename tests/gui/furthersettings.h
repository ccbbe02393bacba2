// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "endpointpanel.h"
#include "replyeditor.h"

namespace sw {

/// Opens the further settings of a panel; the editor of replies has a button of the same name. Main thread.
inline void openFurtherSettings(const EndpointPanel &panel)
{
    const auto *reply = panel.findChild<ReplyEditor *>();
    for (QToolButton *button : panel.findChildren<QToolButton *>(QStringLiteral("moreButton"))) {
        if (!reply->isAncestorOf(button))
            button->setChecked(true);
    }
}

} // namespace sw

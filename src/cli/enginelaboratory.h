// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "backendrouter.h"
#include "journal.h"
#include "nativebackend.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "recordhub.h"
#include "workbench.h"

namespace sw {

/// The parts of one run with both backends, in the order in which they need each other. Main thread.
struct EngineLaboratory
{
    explicit EngineLaboratory(Journal &journal) ///< outlives it
        : hub(journal)
    {
    }

    RecordHub hub;
    RealSocketApi api;
    std::shared_ptr<IdCounter> ids = std::make_shared<IdCounter>();
    NativeBackend native{api, hub, resolveName, ids};
    QtBackend qt{api, hub, ids};
    BackendRouter backend{native, qt};
    Workbench workbench{backend, hub};
};

} // namespace sw

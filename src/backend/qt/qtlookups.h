// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QObject>

#include "qtoperation.h"

class QHostInfo;

namespace sw {

class QtBackend;

/// Names asked of the system through QHostInfo: the look-up runs on a thread of Qt's own, its answer comes back to this one.
/// On one worker thread.
class QtLookups final : public QObject
{
    Q_OBJECT

public:
    explicit QtLookups(QtBackend &backend);
    ~QtLookups() override;

    void begin(const QtOperationPtr &operation); ///< getaddrinfo, gethostname
    void cancel(const QtOperationPtr &operation);

private Q_SLOTS:
    void lookedUp(const QHostInfo &answer);

private:
    [[nodiscard]] CallRecord row(const QtOperationPtr &of, QtEvent event) const;

    QtBackend &m_backend;
    std::map<int, QtOperationPtr> m_pending; ///< by QHostInfo's number
};

} // namespace sw

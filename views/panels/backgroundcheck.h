// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/finding.h"

#include <QObject>
#include <QThreadPool>

namespace rheo::ui {

/// Checks a drawing beside the GUI thread. Only the newest order is answered. GUI thread.
class BackgroundCheck : public QObject
{
    Q_OBJECT

public:
    explicit BackgroundCheck(QObject *parent = nullptr);
    ~BackgroundCheck() override; ///< waits until the check at hand is done

    void check(const Architecture &);

Q_SIGNALS:
    void checked(const QList<rheo::Finding> &findings);

private:
    QThreadPool m_pool; ///< of one thread
    quint64 m_newest = 0;
};

} // namespace rheo::ui

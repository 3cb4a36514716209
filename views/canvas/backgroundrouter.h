// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"
#include "model/layout/router.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace rheo::ui {

/// Routes the links of large drawings beside the GUI thread. Only the newest order is answered. GUI thread.
class BackgroundRouter : public QObject
{
    Q_OBJECT

public:
    explicit BackgroundRouter(QObject *parent = nullptr);
    ~BackgroundRouter() override; ///< waits until the search at hand has stopped

    void route(const Drawing &drawing);
    void stop();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void routed(const rheo::Routes &routes);

private:
    QThreadPool m_pool; ///< of one thread
    std::stop_source m_stop;
    bool m_isBusy = false;
};

} // namespace rheo::ui

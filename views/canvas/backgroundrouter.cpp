// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/backgroundrouter.h"

namespace rheo::ui {

BackgroundRouter::BackgroundRouter(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

BackgroundRouter::~BackgroundRouter()
{
    stop();
    m_pool.waitForDone();
}

void BackgroundRouter::route(const Drawing &drawing)
{
    stop();
    m_isBusy = true;
    m_stop = {};
    m_pool.start([this, drawing, token = m_stop.get_token()] {
        if (token.stop_requested())
            return;
        const Routes routes = routeLinks(drawing.architecture, drawing.placement, token);
        QMetaObject::invokeMethod(
            this,
            [this, routes, token] {
                if (token.stop_requested())
                    return;
                m_isBusy = false;
                Q_EMIT routed(routes);
            },
            Qt::QueuedConnection);
    });
}

void BackgroundRouter::stop()
{
    m_stop.request_stop();
    m_isBusy = false;
}

} // namespace rheo::ui

// SPDX-License-Identifier: Apache-2.0
#include "views/panels/backgrounddiff.h"

namespace rheo::ui {

BackgroundDiff::BackgroundDiff(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

BackgroundDiff::~BackgroundDiff()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void BackgroundDiff::compare(const Drawing &before, const Drawing &after)
{
    m_pool.clear(); // what waits is out of date
    m_pool.start([this, before, after, order = ++m_newest] {
        const DrawingDiff found = diff(before, after);
        const auto picture = std::make_shared<const CanvasComparison>(CanvasComparison::of(before, after, found));
        QMetaObject::invokeMethod(
            this,
            [this, found, picture, order] {
                if (order == m_newest)
                    Q_EMIT compared(found, picture);
            },
            Qt::QueuedConnection);
    });
}

void BackgroundDiff::forget()
{
    m_pool.clear();
    ++m_newest;
}

} // namespace rheo::ui

// SPDX-License-Identifier: Apache-2.0
#include "views/panels/backgroundcheck.h"

#include "model/check/checks.h"

namespace rheo::ui {

BackgroundCheck::BackgroundCheck(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

BackgroundCheck::~BackgroundCheck()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void BackgroundCheck::check(const Architecture &architecture)
{
    m_pool.clear(); // what waits is out of date
    m_pool.start([this, architecture, order = ++m_newest] {
        const QList<Finding> findings = rheo::check(architecture);
        QMetaObject::invokeMethod(
            this,
            [this, findings, order] {
                if (order == m_newest)
                    Q_EMIT checked(findings);
            },
            Qt::QueuedConnection);
    });
}

} // namespace rheo::ui

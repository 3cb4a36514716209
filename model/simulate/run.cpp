// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/run.h"

namespace rheo {

bool Run::accepted(const Result<RecordPlace> &delivery, const QList<RecordPlace> &causes, const ElementId &client,
                   const QByteArray &trace)
{
    if (!delivery) {
        if (!ending)
            ledger.fail(delivery.error());
        return false;
    }
    truth.produced(*delivery, causes, client.text(), trace);
    ledger.acknowledged(*delivery);
    return true;
}

} // namespace rheo

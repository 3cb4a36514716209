// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/trace.h"

#include <QWidget>

namespace rheo::ui {

/// Squares and word of a proof as a widget.
class ProofLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ProofLabel(QWidget *parent = nullptr);

    void setProof(Proof);

    [[nodiscard]] QSize sizeHint() const override { return {110, 18}; }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    Proof m_proof = Proof::Exact;
};

} // namespace rheo::ui

// SPDX-License-Identifier: Apache-2.0
#include "views/panels/prooflabel.h"

#include "views/panels/proofmark.h"

#include <QPainter>

namespace rheo::ui {

ProofLabel::ProofLabel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("proof"));
    setFixedHeight(sizeHint().height());
}

void ProofLabel::setProof(Proof proof)
{
    m_proof = proof;
    setAccessibleName(word(proof));
    update();
}

void ProofLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintProof(painter, rect(), m_proof, Theme::current());
}

} // namespace rheo::ui

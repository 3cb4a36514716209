// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/againstdrawing.h"
#include "views/theme/icons.h"

#include <QListWidget>

namespace rheo::ui {

/// "Against the drawing": one fact a row, its sign, title and detail. Choosing one names its first event. GUI thread.
class DrawingFactsView : public QListWidget
{
    Q_OBJECT

public:
    explicit DrawingFactsView(QWidget *parent = nullptr);

    void setFacts(const std::vector<DrawingFact> &);

Q_SIGNALS:
    void stepChosen(int step);

private:
    std::vector<DrawingFact> m_facts;
};

[[nodiscard]] Sign signOf(DrawingFact::Kind);

} // namespace rheo::ui

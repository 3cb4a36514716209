// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

#include <QFrame>

class QHBoxLayout;

namespace rheo::ui {

/// Where one is in the drawing, at the upper left of the canvas: the drawing, and the containers down to the one that
/// was entered. Each but the last is a button that leads there. GUI thread.
class Breadcrumb : public QFrame
{
    Q_OBJECT

public:
    explicit Breadcrumb(QWidget *parent);

    void showPath(const Architecture &architecture, const ElementId &container);

Q_SIGNALS:
    void chosen(const rheo::ElementId &container); ///< empty: out of all

private:
    void addStep(const QString &name, const ElementId &container);

    QHBoxLayout *m_row;
};

} // namespace rheo::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"

#include <QLineEdit>

namespace rheo::ui {

class CanvasView;

/// The field on a shape in which its name is typed. Enter and a click elsewhere commit, Esc leaves the old name.
class InPlaceEditor : public QLineEdit
{
    Q_OBJECT

public:
    explicit InPlaceEditor(CanvasView *canvas);

    void open(const ElementId &id);
    void follow(); ///< stays on its shape when the view moves
    void close();  ///< without committing

Q_SIGNALS:
    void committed(const rheo::ElementId &id, const QString &name);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void commit();

    CanvasView *m_canvas;
    ElementId m_id;
    QString m_before;
};

} // namespace rheo::ui

// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/inplaceeditor.h"

#include "views/canvas/canvasview.h"
#include "views/canvas/elementshape.h"

#include <QKeyEvent>

namespace rheo::ui {

InPlaceEditor::InPlaceEditor(CanvasView *canvas) : QLineEdit(canvas), m_canvas(canvas)
{
    setObjectName(QStringLiteral("nameEditor"));
    setAccessibleName(tr("Name"));
    hide();
}

void InPlaceEditor::open(const ElementId &id)
{
    m_id = id;
    m_before = m_canvas->document().architecture().element(id)->name;
    setText(m_before);
    selectAll();
    follow();
    show();
    setFocus();
}

void InPlaceEditor::follow()
{
    const PictureElement *element = m_id.isEmpty() ? nullptr : m_canvas->picture().element(m_id);
    if (!element)
        return;
    constexpr int fieldHeight = 28;
    QRectF area = textArea(*element);
    area.setHeight(element->isRegion() ? 36 : element->second.isEmpty() ? element->rect.height() : 40);
    const QRectF shown = m_canvas->viewport().toScreen(area);
    setFont(interfaceFont(std::max(11.0, 13 * m_canvas->viewport().zoom), QFont::DemiBold));
    setGeometry(QRectF(shown.left() - 8, shown.center().y() - fieldHeight / 2.0, std::max(120.0, shown.width() + 8),
                       fieldHeight)
                    .toRect());
}

void InPlaceEditor::close()
{
    if (m_id.isEmpty())
        return;
    m_id = {};
    if (hasFocus())
        m_canvas->setFocus(); // else Qt would take hiding for Tab
    hide();
    Q_EMIT closed();
}

void InPlaceEditor::commit()
{
    const ElementId id = m_id;
    const QString name = text().trimmed();
    if (id.isEmpty())
        return;
    close();
    if (!name.isEmpty() && name != m_before)
        Q_EMIT committed(id, name);
}

void InPlaceEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        commit();
    else
        QLineEdit::keyPressEvent(event);
}

void InPlaceEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        commit();
}

} // namespace rheo::ui

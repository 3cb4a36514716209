// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/dataflow.h"
#include "model/edit/architecturedocument.h"

#include <QAction>
#include <QObject>

namespace rheo::ui {

class CanvasView;

/// Dims all but what the data of the selection comes from and goes to, until Esc. Another selection moves the focus;
/// with nothing selected it stays where it is. GUI thread.
class FocusMode : public QObject
{
    Q_OBJECT

public:
    explicit FocusMode(CanvasView *canvas);

    [[nodiscard]] QAction *toggle() const { return m_toggle; } ///< checkable

    /// Upstream, downstream, both: one is checked.
    [[nodiscard]] const QList<QAction *> &directions() const { return m_directions; }

    [[nodiscard]] bool isOn() const { return m_toggle->isChecked(); }

    bool leave(); ///< false if it was off

    /// "Focus: order-service, upstream and downstream · Esc leaves"; empty when off.
    [[nodiscard]] const QString &words() const { return m_words; }

Q_SIGNALS:
    void began();

private:
    void makeDirections();
    void setOn(bool on);
    void takeSelection();
    void takeChange(const DocumentChange &change);
    void show();
    [[nodiscard]] QString subject() const;
    [[nodiscard]] FlowDirection direction() const;

    CanvasView *m_canvas;
    QAction *m_toggle;
    QList<QAction *> m_directions; ///< with a FlowDirection as data
    QSet<ElementId> m_elements;    ///< what the focus is on
    QSet<LinkId> m_links;
    QString m_words;
};

} // namespace rheo::ui

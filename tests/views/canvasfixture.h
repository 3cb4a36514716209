// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/views/shopdrawing.h"
#include "views/canvas/canvasview.h"

#include <QApplication>
#include <QtTest>

namespace rheo::ui {

[[nodiscard]] inline ElementId id(const char *text)
{
    return ElementId(QString::fromLatin1(text));
}

/// A canvas of 1000 × 620 with the shop at 100 %, so that drawing units are pixels of the widget, and hands that use
/// it.
struct CanvasFixture
{
    CanvasFixture()
    {
        document.reset(shopDrawing());
        canvas = std::make_unique<CanvasView>(&document);
        canvas->resize(1000, 620);
        canvas->show();
        canvas->setViewport({});
        canvas->setFocus();
        canvas->activateWindow();
        (void)QTest::qWaitForWindowActive(canvas.get());
    }

    [[nodiscard]] QPoint at(QPointF drawing) const { return canvas->viewport().toScreen(drawing).toPoint(); }

    [[nodiscard]] QPointF centre(const char *name) const { return canvas->picture().element(id(name))->rect.center(); }

    void hover(QPointF to) { mouse(QEvent::MouseMove, to, Qt::NoButton, Qt::NoButton, {}); }

    void press(QPointF from, Qt::KeyboardModifiers keys = {})
    {
        hover(from);
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton, keys);
    }

    void dragTo(QPointF to, Qt::KeyboardModifiers keys = {})
    {
        const QPointF from = m_last;
        for (int step = 1; step <= 4; ++step)
            mouse(QEvent::MouseMove, from + (to - from) * step / 4, Qt::NoButton, Qt::LeftButton, keys);
    }

    void release(QPointF to, Qt::KeyboardModifiers keys = {})
    {
        mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton, keys);
    }

    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers keys = {})
    {
        press(from, keys & ~Qt::KeyboardModifiers(Qt::AltModifier));
        dragTo(to, keys);
        release(to, keys);
    }

    void click(QPointF point, Qt::KeyboardModifiers keys = {})
    {
        press(point, keys);
        release(point, keys);
    }

    void key(Qt::Key which, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(canvas.get(), which, keys); }

    [[nodiscard]] QPointF position(const char *name) const { return document.placement().value(id(name)).position; }

    ArchitectureDocument document;
    std::unique_ptr<CanvasView> canvas;

private:
    void mouse(QEvent::Type type, QPointF drawing, Qt::MouseButton button, Qt::MouseButtons buttons,
               Qt::KeyboardModifiers keys)
    {
        m_last = drawing;
        const QPointF local = canvas->viewport().toScreen(drawing);
        QMouseEvent event(type, local, canvas->mapToGlobal(local), button, buttons, keys);
        QApplication::sendEvent(canvas.get(), &event);
    }

    QPointF m_last;
};

} // namespace rheo::ui

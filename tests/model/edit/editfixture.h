// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "model/file/rheofile.h"
#include "model/file/textnotation.h"

#include <QTest>

namespace rheo::test {

inline ElementId id(const char *text)
{
    return ElementId(QString::fromUtf8(text));
}

inline QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// A drawing in the text notation, its elements placed in a row.
inline Drawing drawn(const char *notation)
{
    Drawing drawing;
    const auto architecture = parseText(text(notation));
    if (!architecture)
        qFatal("%s", qPrintable(architecture.error().front().message));
    drawing.architecture = *architecture;
    int x = 0;
    for (const ElementId &each : drawing.architecture.elements().keys())
        drawing.placement[each] = Place{QPointF(260 * x++, 0)};
    return drawing;
}

inline Drawing shop()
{
    return drawn("site core \"Core\"\n"
                 "bounded-context stock \"Stock\" in core\n"
                 "service orders \"Orders\"\n"
                 "topic order-events partitions 6\n"
                 "service inventory in stock\n"
                 "service audit in core group audit-group\n"
                 "orders -> order-events\n"
                 "order-events -> inventory hopBudget 250ms\n"
                 "order-events -> audit group own\n");
}

/// Does an edit and proves that it is one step: undo gives back what was, redo what became of it, to the byte.
template<typename Edit> void proveOneStep(ArchitectureDocument &document, Edit edit)
{
    const Drawing before = document.drawing();
    const int steps = document.undoStack()->index();
    edit();
    const Drawing after = document.drawing();
    QVERIFY(!(after == before));
    QCOMPARE(document.undoStack()->index(), steps + 1);
    QVERIFY(parseRheo(writeRheo(after)).has_value());
    document.undoStack()->undo();
    QVERIFY(document.drawing() == before);
    QCOMPARE(writeRheo(document.drawing()), writeRheo(before));
    document.undoStack()->redo();
    QVERIFY(document.drawing() == after);
    QCOMPARE(writeRheo(document.drawing()), writeRheo(after));
}

/// Does an edit and proves that nothing came of it.
template<typename Edit> void proveNothing(ArchitectureDocument &document, Edit edit)
{
    const Drawing before = document.drawing();
    const int steps = document.undoStack()->count();
    edit();
    QVERIFY(document.drawing() == before);
    QCOMPARE(document.undoStack()->count(), steps);
}

} // namespace rheo::test

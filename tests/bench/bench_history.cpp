// SPDX-License-Identifier: Apache-2.0
// Makes N edits (default 10,000) of each sort in a drawing of 500 elements and prints what the history of each takes,
// as a ratio to the 100 MB it may. Each sort of edit runs in a fresh document, its growth is that of the resident
// memory.
#include "model/edit/architecturedocument.h"
#include "model/edit/drawingedits.h"
#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "model/file/rheofile.h"
#include "tests/model/file/randomdrawing.h"

#include <QFile>

#include <cstdio>
#include <malloc.h>
#include <unistd.h>

using namespace rheo;
using namespace rheo::test;

namespace {

constexpr double allowed = 100e6;

qint64 residentBytes()
{
    ::malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

template<typename Edit> bool measure(const char *name, int edits, Edit edit)
{
    RandomDrawing random(1);
    ArchitectureDocument document;
    document.reset(random.make(500));
    const auto all = document.architecture().elements().keys();
    setLocked(document, QSet<ElementId>(all.begin(), all.end()), false);
    document.undoStack()->clear();
    const qint64 before = residentBytes();
    for (int i = 0; i < edits; ++i)
        edit(document, random.oneOf(all), i);
    const double grown = double(residentBytes() - before);
    std::printf("%d %s of 500 elements: %d steps, %.1f MB, ratio to 100 MB %.3f\n", edits, name,
                document.undoStack()->count(), grown / 1e6, grown / allowed);
    return document.undoStack()->count() == edits;
}

} // namespace

int main(int argc, char **argv)
{
    const int edits = argc > 1 ? std::atoi(argv[1]) : 10'000;
    bool isWhole = measure("renames", edits, [](ArchitectureDocument &document, const ElementId &id, int i) {
        (void)renameElement(document, id, QStringLiteral("name %1").arg(i));
    });
    isWhole &= measure("moves", edits, [](ArchitectureDocument &document, const ElementId &id, int i) {
        moveElements(document, {{id, QPointF(i, -i - 1)}}, MoveStep::Single);
    });
    isWhole &= measure("edits as text", edits, [](ArchitectureDocument &document, const ElementId &id, int i) {
        // as text brings them: nothing is shared with what the document holds
        auto wanted = parseRheo(writeRheo(document.drawing()));
        if (!wanted)
            return;
        Element element = *wanted->architecture.element(id);
        element.name = QStringLiteral("name %1").arg(i);
        wanted->architecture.put(element);
        (void)replaceDrawing(document, *wanted, QStringLiteral("Edit as text"));
    });
    return isWhole ? 0 : 1;
}

// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaid.h"
#include "model/file/textnotation.h"
#include "tests/fuzz/demand.h"

#include <QByteArray>

using namespace rheo;
using rheo::fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    (void)isMermaid(text);
    const auto imported = readMermaid(text);
    if (!imported) {
        demand(!imported.error().isEmpty(), "a refusal has a reason");
        for (const Problem &problem : imported.error())
            demand(!problem.message.isEmpty() && problem.line >= 0, "a problem has a place");
        return 0;
    }
    demand(parseText(writeText(imported->architecture)).has_value(), "what was read is a drawing");
    const auto again = readMermaid(writeMermaid(imported->architecture));
    demand(again.has_value(), "what was written can be read");
    demand(again->architecture.elements().size() == imported->architecture.elements().size(), "no element is lost");
    return 0;
}

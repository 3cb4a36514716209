// SPDX-License-Identifier: Apache-2.0
#include "model/file/embeddeddrawing.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"
#include "tests/fuzz/demand.h"

using namespace rheo;
using rheo::fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)isPicture(bytes);
    const auto text = embeddedDrawing(bytes, QStringLiteral("x"));
    if (!text) {
        demand(text.error().message.startsWith(QStringLiteral("x ")), "a refusal says of what");
        return 0;
    }
    demand(!text->isEmpty() && text->size() <= largestFile, "what is inside has a limit");
    (void)parseRheo(*text);
    return 0;
}

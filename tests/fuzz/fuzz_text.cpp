// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "model/file/textnotation.h"
#include "tests/fuzz/demand.h"

using namespace rheo;
using rheo::fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto architecture = parseText(QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!architecture) {
        demand(!architecture.error().isEmpty(), "a refusal has a reason");
        return 0;
    }
    const QString written = writeText(*architecture);
    const auto again = parseText(written);
    demand(again.has_value(), "what was written can be read");
    demand(*again == *architecture, "what was read again is the same");
    demand(writeText(*again) == written, "what is written again is the same");
    const auto file = parseRheo(writeRheo({*architecture, {}, {}}));
    demand(file.has_value(), "a file holds what the notation says");
    demand(file->architecture == *architecture, "a file holds the same");
    return 0;
}

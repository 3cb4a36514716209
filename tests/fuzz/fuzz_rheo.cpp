// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"
#include "model/file/jsontext.h"
#include "model/file/rheofile.h"
#include "model/file/textnotation.h"
#include "tests/fuzz/demand.h"

#include <nlohmann/json.hpp>

using namespace rheo;
using rheo::fuzz::demand;

namespace {

/// Another reader of JSON must agree about what is JSON, but for our limits and for numbers that no double holds.
void compareWithAnotherReader(const QByteArray &text)
{
    if (text.contains('\0'))
        return; // the other one takes a zero byte for the end
    const bool ours = JsonText::parse(text).has_value();
    const bool theirs = nlohmann::json::accept(text.begin(), text.end());
    const bool largeNumbers = text.contains('e') || text.contains('E') || text.size() > 300;
    const bool deep = text.count('[') + text.count('{') >= 60;
    demand(ours || !theirs || deep, "what others take for JSON is JSON");
    demand(theirs || !ours || largeNumbers, "what others refuse is no JSON");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    compareWithAnotherReader(text);
    const auto drawing = parseRheo(text);
    if (!drawing) {
        demand(!drawing.error().isEmpty(), "a refusal has a reason");
        for (const Problem &problem : drawing.error())
            demand(!problem.message.isEmpty() && problem.line >= 0 && problem.column >= 0, "a problem has a place");
        return 0;
    }
    const QByteArray written = writeRheo(*drawing);
    const auto again = parseRheo(written);
    demand(again.has_value(), "what was written can be read");
    demand(*again == *drawing, "what was read again is the same");
    demand(writeRheo(*again) == written, "what is written again is the same");
    const auto fromText = parseText(writeText(drawing->architecture));
    demand(fromText.has_value(), "the notation says every drawing");
    (void)check(drawing->architecture);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// How long layout, routing and re-routing take for the named drawing of 500 elements and 700 links (seed 42), and
// re-routing for one of 40 elements; medians of five runs, as times and as shares of the goal of one second. Run it in
// a release build.
#include "model/layout/autolayout.h"
#include "model/layout/geometry.h"
#include "model/layout/router.h"
#include "tests/support/randomdrawing.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

using namespace rheo;

namespace {

constexpr double goal = 1.0;
constexpr quint32 seed = 42;

/// Seconds, the median of five.
template<typename Work> double median(Work work)
{
    std::array<double, 5> seconds{};
    for (double &taken : seconds) {
        const auto start = std::chrono::steady_clock::now();
        work();
        taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    std::ranges::sort(seconds);
    return seconds[seconds.size() / 2];
}

void print(const char *what, double seconds)
{
    std::printf("%-48s %9.2f ms   %.3f of the goal\n", what, seconds * 1000, seconds / goal);
}

/// The links of one card in the middle of the list, as a drag moves it.
double rerouting(const Architecture &drawing, const Placement &places)
{
    const Routes before = routeLinks(drawing, places);
    const ElementId moved = std::next(drawing.links().begin(), drawing.links().size() / 2).key().from;
    Placement after = places;
    after[moved].position += QPointF(0, gridStep);
    return median([&] { static_cast<void>(rerouteLinks(drawing, after, before, {moved})); });
}

} // namespace

int main()
{
    const Architecture large = test::randomDrawing(seed, {.elements = 500, .links = 700, .containers = 25});
    const Architecture small = test::randomDrawing(seed, {.elements = 40, .links = 56, .containers = 4});
    std::printf("%lld elements, %lld links, seed %u\n", static_cast<long long>(large.elements().size()),
                static_cast<long long>(large.links().size()), seed);
    const auto places = layoutDrawing(large, {});
    const auto smallPlaces = layoutDrawing(small, {});
    if (!places || !smallPlaces)
        return 1;
    print("layout by Graphviz", median([&] { static_cast<void>(layoutDrawing(large, {})); }));
    print("layout without it", median([&] { static_cast<void>(fallbackLayout(large, {})); }));
    print("routing after auto-layout", median([&] { static_cast<void>(routeLinks(large, *places)); }));
    const Placement byHand = test::randomPlaces(large, seed);
    print("routing after placing by hand", median([&] { static_cast<void>(routeLinks(large, byHand)); }));
    print("re-routing one dragged card of 500", rerouting(large, *places));
    print("re-routing one dragged card of 40", rerouting(small, *smallPlaces));
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QWidget;

namespace rheo::ui {

/// What the dialog says that stands for work that takes long.
struct BesideWords
{
    QString title;
    QString words;       ///< plain: "Reading shop.rheo…"
    QString cancel = {}; ///< the button that gives up; empty: the work must be waited for
};

/// Runs `work` on a thread of the pool. Where it takes longer than `patienceMs` a dialog shows that it goes on; it
/// keeps events from `window` and lets the person give up where there is a button for that. False: given up, the work
/// goes on and its result is of no use to anybody. GUI thread.
[[nodiscard]] bool runBeside(std::function<void()> work, const BesideWords &words, QWidget *window, int patienceMs);

/// The work's result; nothing where the person gave up.
template<typename Value>
[[nodiscard]] std::optional<Value> besideWindow(std::function<Value()> work, const BesideWords &words, QWidget *window,
                                                int patienceMs = 100)
{
    const auto result = std::make_shared<std::optional<Value>>(); // outlives the one who gave up
    if (!runBeside([result, work = std::move(work)] { *result = work(); }, words, window, patienceMs))
        return std::nullopt;
    return std::move(*result);
}

} // namespace rheo::ui

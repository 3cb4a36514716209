// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace rheo::ui {

/// What became of a question about work that would be lost.
enum class Answer { Keep, Lose, Stay, Look };

/// Asks in a dialog before something is lost. `keep` is the default, Esc stays. GUI thread.
struct Question
{
    QString title;
    QString text; ///< plain
    QString keep, lose, stay;
    QString look = {}; ///< to see what it is about first; empty: there is nothing to see

    [[nodiscard]] Answer ask(QWidget *window) const;
};

} // namespace rheo::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace rheo::ui {

/// What became of a question about work that would be lost.
enum class Answer { Keep, Lose, Stay };

/// Asks in a dialog before something is lost. `keep` is the default, Esc stays. GUI thread.
struct Question
{
    QString title;
    QString text; ///< plain
    QString keep, lose, stay;

    [[nodiscard]] Answer ask(QWidget *window) const;
};

} // namespace rheo::ui

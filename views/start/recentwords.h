// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/start/recentfiles.h"

namespace rheo::ui {

/// How a recent file is told of, in the list of the start page and in the menu. Plain text. Any thread.
struct RecentWords
{
    QString name;   ///< "shop.rheo"
    QString folder; ///< "~/shop"
    QString reason; ///< why it cannot be opened: "not there now"; empty if it can, as far as is known
    QString when;   ///< "today 14:31", "yesterday", "18 Nov"
    QString iconName;

    [[nodiscard]] static RecentWords of(const RecentFile &file, const QDateTime &now);
    [[nodiscard]] QString secondLine() const; ///< folder, and the reason if there is one
};

/// What an errno of looking for a file says, to follow its name: "not there now".
[[nodiscard]] QString troubleWords(int trouble);

} // namespace rheo::ui

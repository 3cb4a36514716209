// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/file/drawing.h"

#include <QStringList>

namespace rheo {

/// The gallery: drawings to start from, `.rheo` files of resources/patterns built into the program. Any thread.

struct PatternTitle
{
    QString name;        ///< as on the command line: "order-inventory"
    QString title;       ///< the drawing's own name
    QString summary;     ///< the first sentence of the description, without its full stop
    QString description; ///< one paragraph
};

/// In the order of the gallery, simple ones first.
[[nodiscard]] QStringList patternNames();
[[nodiscard]] QList<PatternTitle> patternTitles();

/// ErrorKind::Usage for a name that no pattern has.
[[nodiscard]] Result<Drawing> pattern(const QString &name);

} // namespace rheo

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/architecture/placement.h"

#include <QByteArray>

namespace rheo {

/// What one `.rheo` file holds. A value.
struct Drawing
{
    Architecture architecture = {};
    Placement placement = {};
    QByteArray unknown = {}; ///< top-level members of a newer or foreign writer, a JSON object as text, kept

    bool operator==(const Drawing &) const = default;
};

/// One thing wrong in a text that was read, with its place. Lines and columns count from 1; 0 means "the whole file".
struct Problem
{
    int line = 0;
    int column = 0;
    QString message; ///< a sentence

    bool operator==(const Problem &) const = default;
};

} // namespace rheo

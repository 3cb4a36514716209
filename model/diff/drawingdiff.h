// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <QHash>

#include <optional>

namespace rheo {

enum class Difference { Added, Removed, Changed };

/// One property that differs.
struct FieldChange
{
    QString key;                        ///< of the field table, or one of the names below
    QString entry = {};                 ///< of a map: its key; of unknown members: the member's name
    std::optional<QString> before = {}; ///< as in the text notation ("12h", "true"); nothing: it was not there
    std::optional<QString> after = {};

    /// "partitions", "config linger.ms".
    [[nodiscard]] QString name() const { return entry.isEmpty() ? key : key + QLatin1Char(' ') + entry; }

    bool operator==(const FieldChange &) const = default;
};

/// Properties that are no rows of the field table.
namespace properties {
inline const QString name = QStringLiteral("name");
inline const QString kind = QStringLiteral("kind");
inline const QString container = QStringLiteral("in");
inline const QString group = QStringLiteral("group"); ///< of a consumes link: its own
inline const QString description = QStringLiteral("description");
inline const QString unknown = QStringLiteral("unknown");
inline const QString position = QStringLiteral("position");
inline const QString z = QStringLiteral("z");
inline const QString pinned = QStringLiteral("pinned");
inline const QString locked = QStringLiteral("locked");
inline const QString collapsed = QStringLiteral("collapsed");
} // namespace properties

struct ElementDifference
{
    Difference difference = Difference::Changed;
    ElementId before = {}; ///< its id in the old drawing, empty if added
    ElementId after = {};  ///< in the new one, empty if removed
    ElementKind kind = ElementKind::Service;
    QString name = {};               ///< these two as in the new drawing, where it is there
    QList<FieldChange> changes = {}; ///< of a changed one

    bool operator==(const ElementDifference &) const = default;
};

struct LinkDifference
{
    Difference difference = Difference::Changed;
    LinkId before = {}; ///< with the ids of the old drawing; meaningless if added
    LinkId after = {};  ///< with those of the new one; meaningless if removed
    QList<FieldChange> changes = {};

    bool operator==(const LinkDifference &) const = default;
};

/// What changed from an old drawing to a new one. Elements are the same if they have one id; of the others, if they
/// have one kind and name (a topic: its name on the cluster), so that two drawings made apart compare too. An id alone
/// is no difference. A value; the same two drawings give the same one.
struct DrawingDiff
{
    QList<FieldChange> drawing = {}; ///< its name, description and unknown members
    QList<ElementDifference> elements = {};
    QList<LinkDifference> links = {};
    QList<ElementDifference> places = {}; ///< elements of both that stand elsewhere; no part of the meaning
    QHash<ElementId, ElementId> now = {}; ///< the id in the new drawing of each element of the old one that is there

    /// Nothing differs but where things stand.
    [[nodiscard]] bool isEmpty() const { return drawing.isEmpty() && elements.isEmpty() && links.isEmpty(); }

    bool operator==(const DrawingDiff &) const = default;
};

/// Any thread.
[[nodiscard]] DrawingDiff diff(const Drawing &before, const Drawing &after);

} // namespace rheo

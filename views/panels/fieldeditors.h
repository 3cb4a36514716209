// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/fields.h"

#include <QWidget>

namespace rheo::ui {

/// Edits one field of one thing or of many at once. Its editing widget's objectName is "field-" and the field's key.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    FieldEditor(const FieldSpec &spec, QWidget *parent);

    [[nodiscard]] const FieldSpec &spec() const { return m_spec; }

    /// Shows a value; nothing where the edited things differ ("mixed"). Leaves alone what is being typed.
    virtual void show(const std::optional<FieldValue> &value) = 0;

Q_SIGNALS:
    void edited(const rheo::FieldValue &value);  ///< by the person, and may stand in the field
    void problemChanged(const QString &problem); ///< while typing; empty: none

private:
    const FieldSpec &m_spec;
};

/// The editor for the type of the field. `spec` lives as long as the program (a row of fieldTable()).
[[nodiscard]] FieldEditor *makeFieldEditor(const FieldSpec &spec, QWidget *parent);

} // namespace rheo::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"

#include <QScrollArea>
#include <QTimer>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace rheo::ui {

class FieldEditor;
class Selection;

/// What is selected, with all its fields after the field table, in sections. Several elements are edited at once:
/// fields that all of them have, "mixed" where they differ. With nothing selected, the drawing itself.
/// Each edit is one undo step.
class InspectorPanel : public QScrollArea
{
    Q_OBJECT

public:
    InspectorPanel(ArchitectureDocument *document, Selection *selection, QWidget *parent = nullptr);

    /// A widget shown under the header of what is selected: the live side's figures. Takes ownership; null removes it.
    void setExtra(QWidget *extra);

Q_SIGNALS:
    void refused(const QString &reason); ///< why an edit was not made, as a sentence

private:
    void takeSelection();
    void rebuild();
    void refresh();
    void showValues();
    void buildDrawing();
    void buildElements();
    void buildLink();
    void showTitle(const QString &title);
    void buildHeader(const QIcon &icon, const QString &title, const QString &caption);
    void buildName(const ElementId &id);
    void buildFields(quint32 home);
    void buildRelations(const ElementId &id);
    void addRelation(const ElementId &other, const QString &note, const LinkId &link);
    void addSection(const QString &title);
    QLabel *addRow(const QString &label, QWidget *editor, const QString &help);
    void addField(const FieldSpec &spec);
    void setValue(const FieldSpec &spec, const FieldValue &value);
    void report(const Result<void> &done);
    [[nodiscard]] std::optional<FieldValue> commonValue(const QString &key) const;
    [[nodiscard]] QString structure() const;

    ArchitectureDocument *m_document;
    Selection *m_selection;
    QVBoxLayout *m_column = nullptr;
    QList<FieldEditor *> m_editors;
    QLabel *m_title = nullptr;
    QLineEdit *m_name = nullptr;
    QWidget *m_extra = nullptr;
    QTimer m_following;  ///< runs while a large selection waits to be shown
    QString m_structure; ///< of what is built: the same means that values alone have to be shown anew
};

} // namespace rheo::ui

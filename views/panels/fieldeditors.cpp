// SPDX-License-Identifier: Apache-2.0
#include "views/panels/fieldeditors.h"

#include "views/panels/fieldtext.h"
#include "views/panels/mapeditor.h"
#include "views/theme/stylesheet.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

void prepare(QWidget *widget, const FieldSpec &spec)
{
    widget->setObjectName(QStringLiteral("field-") + spec.key);
    widget->setAccessibleName(spec.label);
    widget->setToolTip(spec.help);
}

class TextFieldEditor : public FieldEditor
{
public:
    TextFieldEditor(const FieldSpec &spec, QWidget *parent) : FieldEditor(spec, parent), m_line(new QLineEdit(this))
    {
        prepare(m_line, spec);
        layout()->addWidget(m_line);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textEdited, this, &TextFieldEditor::judge);
        connect(m_line, &QLineEdit::editingFinished, this, &TextFieldEditor::commit);
    }

    void show(const std::optional<FieldValue> &value) override
    {
        if (m_line->hasFocus() && m_line->isModified())
            return;
        m_shown = value ? fieldText(spec(), *value) : QString();
        m_line->setText(m_shown);
        m_line->setModified(false);
        m_line->setPlaceholderText(value ? fieldText(spec(), spec().standard) : tr("mixed"));
        judge(m_shown);
    }

private:
    void judge(const QString &text)
    {
        const QString problem = typedField(spec(), text).problem;
        setStyleProperty(m_line, "problem", !problem.isEmpty());
        Q_EMIT problemChanged(problem);
    }

    void commit()
    {
        if (!m_line->isModified() || m_line->text() == m_shown)
            return;
        const TypedField typed = typedField(spec(), m_line->text());
        if (!typed.value)
            return;
        m_line->setModified(false);
        m_shown = m_line->text();
        Q_EMIT edited(*typed.value);
    }

    QLineEdit *m_line;
    QString m_shown;
};

class ChoiceFieldEditor : public FieldEditor
{
public:
    ChoiceFieldEditor(const FieldSpec &spec, QWidget *parent) : FieldEditor(spec, parent), m_box(new QComboBox(this))
    {
        prepare(m_box, spec);
        m_box->view()->setAccessibleName(spec.label);
        m_box->addItems(spec.choices);
        m_box->setPlaceholderText(tr("mixed"));
        m_box->setFocusPolicy(Qt::StrongFocus);
        layout()->addWidget(m_box);
        setFocusProxy(m_box);
        connect(m_box, &QComboBox::textActivated, this,
                [this](const QString &text) { Q_EMIT edited(FieldValue(text)); });
    }

    void show(const std::optional<FieldValue> &value) override
    {
        m_box->setCurrentIndex(value ? int(spec().choices.indexOf(std::get<QString>(*value))) : -1);
    }

private:
    QComboBox *m_box;
};

class FlagFieldEditor : public FieldEditor
{
public:
    FlagFieldEditor(const FieldSpec &spec, QWidget *parent) : FieldEditor(spec, parent), m_box(new QCheckBox(this))
    {
        prepare(m_box, spec);
        layout()->addWidget(m_box);
        setFocusProxy(m_box);
        connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
            m_box->setTristate(false);
            Q_EMIT edited(FieldValue(on));
        });
    }

    void show(const std::optional<FieldValue> &value) override
    {
        m_box->setTristate(!value);
        m_box->setCheckState(!value ? Qt::PartiallyChecked : std::get<bool>(*value) ? Qt::Checked : Qt::Unchecked);
        m_box->setText(value ? std::get<bool>(*value) ? tr("yes") : tr("no") : tr("mixed"));
    }

private:
    QCheckBox *m_box;
};

class MapFieldEditor : public FieldEditor
{
public:
    MapFieldEditor(const FieldSpec &spec, QWidget *parent) : FieldEditor(spec, parent), m_map(new MapEditor(this))
    {
        prepare(m_map, spec);
        layout()->addWidget(m_map);
        setFocusProxy(m_map);
        connect(m_map, &MapEditor::edited, this, [this](const TextMap &map) { Q_EMIT edited(FieldValue(map)); });
    }

    void show(const std::optional<FieldValue> &value) override
    {
        m_map->setEnabled(value.has_value());
        m_map->setMap(value ? std::get<TextMap>(*value) : TextMap());
    }

private:
    MapEditor *m_map;
};

} // namespace

FieldEditor::FieldEditor(const FieldSpec &spec, QWidget *parent) : QWidget(parent), m_spec(spec)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

FieldEditor *makeFieldEditor(const FieldSpec &spec, QWidget *parent)
{
    switch (spec.type) {
    case FieldType::Flag:
        return new FlagFieldEditor(spec, parent);
    case FieldType::Choice:
        return new ChoiceFieldEditor(spec, parent);
    case FieldType::Map:
        return new MapFieldEditor(spec, parent);
    case FieldType::Count:
    case FieldType::Duration:
    case FieldType::Size:
    case FieldType::Text:
    case FieldType::TextList:
        return new TextFieldEditor(spec, parent);
    }
    std::unreachable();
}

} // namespace rheo::ui

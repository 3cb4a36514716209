// SPDX-License-Identifier: Apache-2.0
#include "views/panels/recordpanel.h"

#include "model/trace/againstdrawing.h"
#include "model/trace/elapsedtext.h"
#include "views/itemmodels/shownvalues.h"
#include "views/panels/payloadview.h"
#include "views/panels/prooflabel.h"
#include "views/panels/wrappedtext.h"
#include "views/theme/icons.h"
#include "views/theme/stylesheet.h"

#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace rheo::ui {

namespace {

constexpr int padding = 12;
constexpr int mostHeaders = 100;

QLabel *plainLabel(const char *name, const char *role)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QToolButton *arrow(const char *name, const char *iconName, const QString &tip)
{
    auto *button = new QToolButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(icon(QString::fromLatin1(iconName)));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

void addDivider(QVBoxLayout *layout)
{
    auto *line = new QFrame;
    line->setProperty("role", QStringLiteral("divider"));
    layout->addWidget(line);
}

void clearForm(QFormLayout *form)
{
    while (form->rowCount() > 0)
        form->removeRow(0);
}

} // namespace

RecordPanel::RecordPanel(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("recordPanel"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    clear();
}

QFormLayout *RecordPanel::addForm(QVBoxLayout *layout)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(4);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addLayout(form);
    return form;
}

void RecordPanel::buildHead(QVBoxLayout *layout)
{
    m_title = plainLabel("recordTitle", "title");
    m_second = plainLabel("recordSecond", "second");
    m_second->setWordWrap(true);
    m_previous = arrow("previousEvent", "chevron-left", tr("Event before"));
    m_next = arrow("nextEvent", "chevron-right", tr("Next event"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_previous);
    top->addWidget(m_next);
    layout->addLayout(top);
    layout->addWidget(m_second);
    connect(m_previous, &QToolButton::clicked, this, &RecordPanel::previousWanted);
    connect(m_next, &QToolButton::clicked, this, &RecordPanel::nextWanted);
}

void RecordPanel::buildHop(QVBoxLayout *layout)
{
    m_hop = new QWidget;
    m_figure = plainLabel("hopFigure", "figure");
    m_unit = plainLabel("hopUnit", "second");
    m_over = plainLabel("hopOver", "problem");
    auto *hopTitle = plainLabel("hopTitle", "section");
    hopTitle->setText(tr("Hop"));
    auto *column = new QVBoxLayout(m_hop);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->addWidget(m_figure, 0, Qt::AlignBaseline);
    row->addWidget(m_unit, 0, Qt::AlignBaseline);
    row->addStretch(1);
    m_overSign = plainLabel("hopSign", "");
    m_over->setWordWrap(true);
    row->addWidget(m_overSign);
    row->addWidget(m_over, 4);
    addDivider(column);
    column->addWidget(hopTitle);
    column->addLayout(row);
    layout->addWidget(m_hop);
}

void RecordPanel::build()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(padding, padding, padding, padding);
    layout->setSpacing(8);
    buildHead(layout);
    buildHop(layout);
    addDivider(layout);
    auto *recordTitle = plainLabel("recordSection", "section");
    recordTitle->setText(tr("Record"));
    layout->addWidget(recordTitle);
    m_record = addForm(layout);
    addDivider(layout);
    m_headersTitle = plainLabel("headersTitle", "section");
    layout->addWidget(m_headersTitle);
    m_headers = addForm(layout);
    addDivider(layout);
    m_payload = new PayloadView;
    layout->addWidget(m_payload, 1);
    m_proof = new QWidget;
    auto *proof = new QVBoxLayout(m_proof);
    proof->setContentsMargins(0, 0, 0, 0);
    proof->setSpacing(4);
    addDivider(proof);
    auto *howTitle = plainLabel("howTitle", "section");
    howTitle->setText(tr("How we know"));
    m_proofLabel = new ProofLabel;
    m_how = plainLabel("howWeKnow", "caption");
    m_how->setWordWrap(true);
    for (QWidget *each : std::initializer_list<QWidget *>{howTitle, m_proofLabel, m_how})
        proof->addWidget(each);
    layout->addWidget(m_proof);
    setWidget(content);
}

void RecordPanel::addRow(QFormLayout *form, const QString &name, const QString &value, const QString &tip)
{
    auto *key = plainLabel("", "second");
    key->setText(fontMetrics().elidedText(name, Qt::ElideRight, 110));
    key->setToolTip(name.toHtmlEscaped());
    auto *text = new WrappedText(value);
    text->setAccessibleName(name);
    text->setToolTip(tip.toHtmlEscaped());
    form->addRow(key, text);
}

void RecordPanel::showRecord(const Event &event)
{
    clearForm(m_record);
    const EventRow &row = event.row;
    addRow(m_record, tr("partition"), QString::number(row.position.partition));
    addRow(m_record, tr("offset"), countText(row.position.offset));
    if (row.timestamp >= 0)
        addRow(m_record, row.timestampType == TimestampType::LogAppendTime ? tr("appended") : tr("written"),
               timeText(row.timestamp * 1000), wholeTimeText(row.timestamp * 1000));
    addRow(m_record, tr("received"), timeText(row.arrivalWall), wholeTimeText(row.arrivalWall));
    addRow(m_record, tr("key"), row.keyIsNull ? tr("none") : displayText(QByteArrayView(event.key), 500));
    addRow(m_record, tr("size"), bytesText(row.valueSize));
    showHeaders(event);
    m_payload->setPayload(QByteArray::fromStdString(event.value),
                          row.valueDropped  ? tr("Values are not kept in this recording: headers and keys only.")
                          : row.valueIsNull ? tr("A tombstone: the key without a value.")
                                            : QString());
}

void RecordPanel::showHeaders(const Event &event)
{
    clearForm(m_headers);
    m_headersTitle->setText(event.headers.empty() ? tr("No headers") : tr("Headers · %1").arg(event.headers.size()));
    int shown = 0;
    for (const auto &[name, value] : event.headers) {
        if (++shown > mostHeaders)
            break;
        addRow(m_headers, displayText(QByteArrayView(name), 100), displayText(QByteArrayView(value), 500));
    }
}

void RecordPanel::showAlone(const Event &event, const QString &topicName)
{
    m_title->setText(displayText(topicName, 80));
    m_second->setText(tr("Looking for its trace"));
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
    m_hop->hide();
    m_proof->hide();
    widget()->show();
    showRecord(event);
}

void RecordPanel::showNoTrace(const QString &sentence)
{
    m_second->setText(sentence);
}

void RecordPanel::showStep(const Trace &trace, int step, const Architecture &drawing)
{
    if (step < 0 || size_t(step) >= trace.events.size()) {
        clear();
        return;
    }
    const TraceStep &shown = trace.events[size_t(step)];
    const Element *producer = drawing.element(shown.producer);
    const QString topic = displayText(shown.topicName, 80);
    m_title->setText(tr("Event %1 of %2").arg(step + 1).arg(trace.events.size()));
    m_second->setText(!producer ? topic
                      : shown.producerProven
                          ? tr("%1, written by %2").arg(topic, displayText(producer->name, 80))
                          : tr("%1, whose only drawn writer is %2").arg(topic, displayText(producer->name, 80)));
    m_previous->setEnabled(step > 0);
    m_next->setEnabled(size_t(step) + 1 < trace.events.size());
    widget()->show();
    showHop(trace, size_t(step), drawing);
    showRecord(shown.event);
    showProof(trace, size_t(step), drawing);
}

void RecordPanel::showHop(const Trace &trace, size_t step, const Architecture &drawing)
{
    const auto cause = mainCause(trace, drawing, step);
    m_hop->setVisible(cause.has_value());
    if (!cause)
        return;
    const QString text = elapsedText(trace.events[step].causes[*cause].hopMicroseconds);
    m_figure->setText(text.section(u' ', 0, -2));
    m_unit->setText(text.section(u' ', -1));
    const auto over = overBudget(trace, drawing, step);
    const auto budget = hopBudget(trace, drawing, step, *cause);
    setStyleProperty(m_over, "role", over ? QStringLiteral("problem") : QStringLiteral("second"));
    m_over->setStyleSheet(over ? QStringLiteral("font-size: 12px") : QString());
    m_overSign->setVisible(over.has_value());
    m_overSign->setPixmap(signIcon(Sign::Late).pixmap(14, 14));
    m_over->setText(over     ? tr("%1 over budget").arg(elapsedText(*over))
                    : budget ? tr("budget %1").arg(elapsedText(*budget))
                             : tr("no budget drawn"));
}

void RecordPanel::showProof(const Trace &trace, size_t step, const Architecture &drawing)
{
    const auto cause = mainCause(trace, drawing, step);
    m_proof->show();
    m_proofLabel->setVisible(cause.has_value());
    QStringList sentences;
    for (const Cause &each : trace.events[step].causes)
        sentences.append(displayText(each.how, 600));
    if (cause)
        m_proofLabel->setProof(trace.events[step].causes[*cause].proof);
    else if (trace.events[step].parentNotRecorded)
        sentences.append(tr("It names an event that led to it, but this recording does not hold that one."));
    else
        sentences.append(tr("The trace starts here: nothing that was recorded led to it."));
    m_how->setText(sentences.join(u'\n'));
}

void RecordPanel::clear()
{
    widget()->hide();
}

} // namespace rheo::ui

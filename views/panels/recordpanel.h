// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/trace.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace rheo::ui {

class PayloadView;
class ProofLabel;

/// The inspector of one record: its place in its trace, the hop against its budget, where it lies, headers, value and
/// how we know. It shows what it is given; previous and next are asked for by signals. GUI thread.
class RecordPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit RecordPanel(QWidget *parent = nullptr);

    /// A record whose trace is being looked for.
    void showAlone(const Event &, const QString &topicName);
    /// Why the record that is shown alone stays alone.
    void showNoTrace(const QString &sentence);
    void showStep(const Trace &, int step, const Architecture &);
    void clear();

Q_SIGNALS:
    void previousWanted();
    void nextWanted();

private:
    void build();
    void buildHead(QVBoxLayout *);
    void buildHop(QVBoxLayout *);
    void showRecord(const Event &);
    void showHeaders(const Event &);
    void showHop(const Trace &, size_t step, const Architecture &);
    void showProof(const Trace &, size_t step, const Architecture &);
    void addRow(QFormLayout *, const QString &name, const QString &value, const QString &tip = {});
    [[nodiscard]] QFormLayout *addForm(QVBoxLayout *);

    QLabel *m_title;
    QLabel *m_second;
    QToolButton *m_previous;
    QToolButton *m_next;
    QWidget *m_hop;
    QLabel *m_figure;
    QLabel *m_unit;
    QLabel *m_overSign;
    QLabel *m_over;
    QFormLayout *m_record;
    QLabel *m_headersTitle;
    QFormLayout *m_headers;
    PayloadView *m_payload;
    QWidget *m_proof;
    ProofLabel *m_proofLabel;
    QLabel *m_how;
};

} // namespace rheo::ui

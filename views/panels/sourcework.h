// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <QObject>
#include <QThreadPool>

#include <expected>

namespace rheo::ui {

/// A drawing's text as the source panel shows it: that of the file, with the characters that would hide or turn what
/// stands beside them (direction marks, line separators) as escapes, which JSON reads as the same. Any thread.
[[nodiscard]] QString sourceText(const Drawing &);

/// Reads what a person typed. All problems with their places; a newer format is one. Any thread.
[[nodiscard]] std::expected<Drawing, QList<Problem>> readSource(const QString &text);

/// Writes and reads the source panel's text beside the GUI thread. Only the newest order is answered. GUI thread.
class SourceWork : public QObject
{
    Q_OBJECT

public:
    explicit SourceWork(QObject *parent = nullptr);
    ~SourceWork() override; ///< waits until the work at hand is done

    void write(const Drawing &);
    void read(const QString &text);
    void cancel(); ///< no order is answered any more

    [[nodiscard]] bool isBusy() const { return m_isBusy; } ///< the newest order is not answered yet

Q_SIGNALS:
    void written(const rheo::Drawing &drawing, const QString &text);
    void understood(const rheo::Drawing &drawing);
    void refused(const QList<rheo::Problem> &problems);

private:
    template<typename Work> void start(Work work);

    QThreadPool m_pool; ///< of one thread
    quint64 m_newest = 0;
    bool m_isBusy = false;
};

} // namespace rheo::ui

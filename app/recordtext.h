// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/capture/capturesession.h"

#include <chrono>

namespace rheo {

/// The words of `rheograph record`: what is read from its options and what it prints.

/// "earliest", "latest", "tail:N" or an ISO 8601 time; a time without zone is local.
[[nodiscard]] Result<CaptureStart> captureStartFrom(const QString &text);

/// A number of bytes, with K, M or G behind it for powers of 1024. Empty is 0.
[[nodiscard]] Result<qint64> byteSizeFrom(const QString &text);

/// One line of JSON: {"v":1,"type":"progress",…}, as README.md of model/capture lists them.
[[nodiscard]] QByteArray progressLine(const CaptureProgress &);
[[nodiscard]] QByteArray endLine(const Result<CaptureProgress> &);

/// Prints progress: as JSON on standard output each time something changed, or as text on standard error, at most once
/// a second and whenever the trouble is another one.
class ProgressLines
{
public:
    enum class Form { Json, Text };

    explicit ProgressLines(Form form) : m_form(form) {}

    void tell(const CaptureProgress &);

private:
    void tellText(const CaptureProgress &);

    Form m_form;
    QByteArray m_last;
    QString m_trouble;
    std::chrono::steady_clock::time_point m_told = {};
};

/// The JSON line of a probe that could read its batch. The value is the exit code.
[[nodiscard]] int printAlive();

/// The last JSON line. The value is the exit code of standard output, whatever the result.
[[nodiscard]] int printEnd(const Result<CaptureProgress> &);

} // namespace rheo

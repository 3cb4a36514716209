// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace rheo::ui {

/// The value of one record: decoded (JSON laid out), as text, or in hexadecimal. Shows the first 20 KiB until "Show
/// all" is pressed. GUI thread.
class PayloadView : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype preview = 20 * 1024;

    enum class Form { Decoded, Text, Hex };

    explicit PayloadView(QWidget *parent = nullptr);

    /// `absent`: a sentence shown where there are no bytes (a tombstone, values not kept); empty otherwise.
    void setPayload(const QByteArray &bytes, const QString &absent);
    void setForm(Form);

    [[nodiscard]] Form form() const { return m_form; }

    [[nodiscard]] QString shownText() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showPayload();
    void showChecked();
    [[nodiscard]] QString render(const QByteArray &bytes);

    QByteArray m_bytes;
    QString m_absent;
    Form m_form = Form::Decoded;
    bool m_isWhole = false;
    QLabel *m_title;
    QButtonGroup *m_forms;
    QPlainTextEdit *m_text;
    QPushButton *m_more;
};

} // namespace rheo::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/fields.h"

#include <QTableWidget>

namespace rheo::ui {

/// A small table of keys and values with an empty row at its end for the next. A row whose key is emptied goes.
class MapEditor : public QTableWidget
{
    Q_OBJECT

public:
    explicit MapEditor(QWidget *parent = nullptr);

    void setMap(const TextMap &map);
    [[nodiscard]] TextMap map() const;

Q_SIGNALS:
    void edited(const rheo::TextMap &map);

private:
    void takeEdit();
    void fitHeight();

    bool m_isUpdating = false;
    TextMap m_shown;
};

} // namespace rheo::ui

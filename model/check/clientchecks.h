// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/checks.h"

namespace rheo {

/// Rules about services and their like.

/// One consumer group on the same topic by two services: each gets only part of the records.
class SharedGroupCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

/// More instances than all partitions its group reads from: the rest stand idle.
class IdleInstancesCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

/// A service, stream processor, connector or function without any link.
class UnconnectedClientCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

} // namespace rheo

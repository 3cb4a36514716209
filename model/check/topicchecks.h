// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/checks.h"

namespace rheo {

/// Rules about topics.

/// A name on the cluster that Kafka refuses: 1 to 249 of [a-zA-Z0-9._-], neither "." nor "..".
class TopicNameCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

/// Names on the cluster that are equal, or differ only in . and _, which Kafka takes for the same.
class TopicCollisionCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

/// More copies demanded for an acknowledgement than there are.
class MinInSyncCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

/// A correlation field that is none of: header NAME, key, json /pointer (RFC 6901).
class CorrelationRuleCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

/// A topic that is consumed, but nothing drawn writes to it. A topic nothing touches counts here too.
class UnproducedTopicCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

/// A topic that is written, but nothing drawn reads. Dead letter topics are meant to be read by people.
class UnconsumedTopicCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

} // namespace rheo

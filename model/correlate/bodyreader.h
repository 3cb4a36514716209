// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/correlate/candidates.h"

#include <memory>

namespace rheo {

/// Reads ids out of JSON values. Looks at values of at most 1 MiB that begin with `{` (or carry it behind the five
/// bytes of a schema registry's frame); names count at the top level and one object below; arrays are not entered.
/// JSON that is broken inside yields what stood before the break. One instance a thread; keeps its buffers.
class BodyReader
{
public:
    BodyReader();
    ~BodyReader();
    BodyReader(BodyReader &&) noexcept;
    BodyReader &operator=(BodyReader &&) noexcept;

    /// Attributes of a CloudEvent whose envelope is the body.
    struct CloudEvent
    {
        std::string id, cause, correlation, traceparent, subject, partitionKey;
    };

    /// Rule 10: members with the names of rule 7.
    void readNames(std::string_view value, CandidateList &out);
    /// The same, and the envelope's attributes.
    [[nodiscard]] CloudEvent readCloudEvent(std::string_view value, CandidateList &out);
    /// What a JSON pointer names, if it is text or a whole number: a flow of rule 0. Also in a top-level array.
    void readPointer(std::string_view value, std::string_view pointer, CandidateList &out);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace rheo

// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/bodyreader.h"

#include "model/correlate/headerrules.h"

#include <cstring>
#include <optional>
#include <simdjson.h>

namespace rheo {

namespace {

namespace json = simdjson::ondemand;

constexpr size_t largestBody = 1 << 20;
constexpr int deepest = 2; ///< levels of objects that are looked into
constexpr size_t longestKey = 64;

std::string_view withoutRegistryFrame(std::string_view value)
{
    const bool framed = value.size() > 5 && value[0] == '\0' && value[5] == '{';
    return framed ? value.substr(5) : value;
}

/// The key up to its closing quote, without undoing escapes: no name that we look for has any.
std::string_view keyOf(json::field &field)
{
    const char *start = field.key().raw();
    const void *end = std::memchr(start, '"', longestKey);
    return end ? std::string_view(start, size_t(static_cast<const char *>(end) - start)) : std::string_view();
}

bool isWholeNumber(std::string_view token)
{
    const size_t digits = token.find_first_not_of("0123456789", token.starts_with('-') ? 1 : 0);
    return !token.empty() && digits == token.npos;
}

std::string_view trimmed(std::string_view token)
{
    const size_t last = token.find_last_not_of(" \t\r\n");
    return token.substr(0, last == token.npos ? 0 : last + 1);
}

/// Text or a whole number; anything else is no id.
std::optional<std::string_view> idText(json::value value)
{
    json::json_type type;
    if (value.type().get(type))
        return {};
    std::string_view text;
    if (type == json::json_type::string)
        return value.get_string().get(text) ? std::nullopt : std::optional(text);
    if (type != json::json_type::number)
        return {};
    text = trimmed(value.raw_json_token());
    return isWholeNumber(text) ? std::optional(text) : std::nullopt;
}

std::string *attribute(BodyReader::CloudEvent &event, std::string_view key)
{
    if (key == "id")
        return &event.id;
    if (key == "causationid")
        return &event.cause;
    if (key == "correlationid")
        return &event.correlation;
    if (key == "traceparent")
        return &event.traceparent;
    if (key == "subject")
        return &event.subject;
    return key == "partitionkey" ? &event.partitionKey : nullptr;
}

bool isObject(json::value value)
{
    json::json_type type;
    return !value.type().get(type) && type == json::json_type::object;
}

} // namespace

struct BodyReader::State
{
    json::parser parser;
    std::string buffer; ///< the value with the padding that the parser reads past its end

    simdjson::simdjson_result<json::document> parse(std::string_view value)
    {
        buffer.resize(value.size() + simdjson::SIMDJSON_PADDING);
        std::memcpy(buffer.data(), value.data(), value.size());
        std::memset(buffer.data() + value.size(), ' ', simdjson::SIMDJSON_PADDING);
        return parser.iterate(buffer.data(), value.size(), buffer.size());
    }

    /// False when the JSON is broken here: nothing after it can be read.
    bool readMember(json::field &field, int level, CloudEvent *event, CandidateList &out)
    {
        const std::string_view key = keyOf(field);
        std::string *wanted = event && level == 1 ? attribute(*event, key) : nullptr;
        if (wanted || isCorrelationName(key)) {
            if (const auto text = idText(field.value()))
                wanted ? void(wanted->assign(*text)) : out.addCleanedCopy(10, CandidateSlot::Flow, *text);
            return true;
        }
        if (level == deepest || !isObject(field.value()))
            return true;
        json::object inner;
        return !field.value().get_object().get(inner) && readObject(inner, level + 1, event, out);
    }

    bool readObject(json::object &object, int level, CloudEvent *event, CandidateList &out)
    {
        for (auto member : object) {
            json::field field;
            if (std::move(member).get(field) || !readMember(field, level, event, out))
                return false;
        }
        return true;
    }

    void read(std::string_view value, CloudEvent *event, CandidateList &out)
    {
        const std::string_view text = withoutRegistryFrame(value);
        if (!text.starts_with('{') || text.size() > largestBody)
            return;
        json::document document;
        json::object object;
        if (!parse(text).get(document) && !document.get_object().get(object))
            readObject(object, 1, event, out);
    }
};

BodyReader::BodyReader() : m_state(std::make_unique<State>()) {}

BodyReader::~BodyReader() = default;
BodyReader::BodyReader(BodyReader &&) noexcept = default;
BodyReader &BodyReader::operator=(BodyReader &&) noexcept = default;

void BodyReader::readNames(std::string_view value, CandidateList &out)
{
    m_state->read(value, nullptr, out);
}

BodyReader::CloudEvent BodyReader::readCloudEvent(std::string_view value, CandidateList &out)
{
    CloudEvent event;
    m_state->read(value, &event, out);
    return event;
}

void BodyReader::readPointer(std::string_view value, std::string_view pointer, CandidateList &out)
{
    const std::string_view text = withoutRegistryFrame(value);
    if (text.empty() || (text[0] != '{' && text[0] != '[') || text.size() > largestBody)
        return;
    json::document document;
    json::value found;
    if (m_state->parse(text).get(document) || document.at_pointer(pointer).get(found))
        return;
    if (const auto id = idText(found))
        out.addCleanedCopy(0, CandidateSlot::Flow, *id);
}

} // namespace rheo

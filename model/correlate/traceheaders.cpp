// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/traceheaders.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rheo {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// By byte: 1 for what is no hex digit. Every traceparent that is recorded goes through here.
constexpr auto noHexDigit = [] {
    std::array<quint8, 256> table;
    table.fill(1);
    for (const char c : std::string_view("0123456789abcdefABCDEF"))
        table[quint8(c)] = 0;
    return table;
}();

bool isHex(std::string_view text)
{
    quint8 wrong = 0;
    for (const char c : text)
        wrong |= noHexDigit[quint8(c)];
    return wrong == 0;
}

bool isZero(std::string_view text)
{
    return text.find_first_not_of('0') == text.npos;
}

bool isTraceId(std::string_view text)
{
    return (text.size() == 16 || text.size() == 32) && isHex(text) && !isZero(text);
}

std::string_view unquoted(std::string_view text)
{
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return quoted ? text.substr(1, text.size() - 2) : text;
}

bool hasTraceparentLength(std::string_view text)
{
    if (text.size() == 55)
        return true;
    return text.size() > 55 && text[55] == '-' && text.substr(0, 2) != "00";
}

qint64 bigEndian(std::string_view bytes)
{
    quint64 value = bytes.size() < 8 && quint8(bytes.front()) > 0x7f ? ~0ull : 0;
    for (const char byte : bytes)
        value = value << 8 | quint8(byte);
    return qint64(value);
}

std::optional<qint64> decimal(std::string_view text)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

} // namespace

std::string_view traceOfTraceparent(std::string_view header)
{
    const std::string_view text = unquoted(header);
    if (!hasTraceparentLength(text) || text[2] != '-' || text[35] != '-' || text[52] != '-')
        return {};
    const std::string_view version = text.substr(0, 2), trace = text.substr(3, 32), span = text.substr(36, 16);
    if (version == "ff" || version == "FF" || !isHex(version) || !isHex(trace) || !isHex(span))
        return {};
    if (!isHex(text.substr(53, 2)) || isZero(trace) || isZero(span))
        return {};
    return trace;
}

std::string_view traceOfB3(std::string_view header)
{
    const std::string_view text = unquoted(header);
    const size_t end = text.find('-');
    if (end == text.npos || text.size() < end + 17 || !isHex(text.substr(end + 1, 16)))
        return {};
    return traceOfB3TraceId(text.substr(0, end));
}

std::string_view traceOfB3TraceId(std::string_view header)
{
    const std::string_view text = unquoted(header);
    return isTraceId(text) ? text : std::string_view();
}

std::string_view traceOfJaeger(std::string_view header, std::string &scratch)
{
    const std::string_view text = unquoted(header);
    const std::string_view trace = text.substr(0, std::min(text.find(':'), text.size()));
    if (std::ranges::count(text, ':') != 3 || trace.empty() || trace.size() > 32 || !isHex(trace) || isZero(trace))
        return {};
    scratch.assign((trace.size() > 16 ? 32 : 16) - trace.size(), '0');
    scratch += trace;
    return scratch;
}

std::string_view traceOfDatadog(std::string_view header)
{
    const std::string_view text = unquoted(header);
    const bool isNumber = !text.empty() && text.size() <= 20 && std::ranges::all_of(text, isDigit);
    return isNumber && !isZero(text) ? text : std::string_view();
}

std::optional<qint64> headerNumber(std::string_view header)
{
    const std::string_view text = unquoted(header);
    if (!text.empty() && std::ranges::all_of(text, isDigit))
        return decimal(text);
    if (header.size() == 4 || header.size() == 8)
        return bigEndian(header);
    return {};
}

} // namespace rheo

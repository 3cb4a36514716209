// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/candidates.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace rheo {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

bool isPrintable(char c)
{
    return c >= 0x20 && c < 0x7f;
}

bool isUpperHex(char c)
{
    return c >= 'A' && c <= 'F';
}

constexpr quint8 foreignLetter = 1;
constexpr quint8 upperLetter = 2;

/// By byte: what of an id in hex it is. Every id that is recorded goes through here.
constexpr auto letterOfHexId = [] {
    std::array<quint8, 256> table;
    table.fill(foreignLetter);
    for (const char c : std::string_view("0123456789abcdef-"))
        table[quint8(c)] = 0;
    for (char c = 'A'; c <= 'F'; ++c)
        table[quint8(c)] = upperLetter;
    return table;
}();

std::string_view withoutQuotes(std::string_view raw)
{
    const bool quoted = raw.size() >= 2 && raw.front() == '"' && raw.back() == '"';
    return quoted ? raw.substr(1, raw.size() - 2) : raw;
}

std::string_view uuidText(std::string_view bytes, std::string &scratch)
{
    scratch.clear();
    for (size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            scratch += '-';
        scratch += hexDigits[quint8(bytes[i]) >> 4];
        scratch += hexDigits[quint8(bytes[i]) & 15];
    }
    return scratch;
}

std::string_view lowered(std::string_view text, std::string &scratch)
{
    scratch.assign(text);
    for (char &c : scratch)
        c = isUpperHex(c) ? char(c + 32) : c;
    return scratch;
}

/// Bit 6 without bit 5: the block of upper-case letters, and bytes that are no ASCII.
bool mayHoldUpperCase(std::string_view text)
{
    quint64 seen = 0;
    const auto look = [&seen](quint64 eight) { seen |= eight & ~(eight << 1) & 0x4040404040404040; };
    quint64 eight = 0;
    for (; text.size() >= sizeof eight; text.remove_prefix(sizeof eight)) {
        std::memcpy(&eight, text.data(), sizeof eight);
        look(eight);
    }
    eight = 0;
    std::memcpy(&eight, text.data(), text.size());
    look(eight);
    return seen != 0;
}

bool needsLowering(std::string_view text)
{
    if (!mayHoldUpperCase(text))
        return false;
    quint8 seen = 0;
    for (const char c : text)
        seen |= letterOfHexId[quint8(c)];
    return seen == upperLetter;
}

} // namespace

std::string positionText(const ParentPosition &parent)
{
    std::string text(parent.topicName);
    return text + '/' + std::to_string(parent.partition) + '/' + std::to_string(parent.offset);
}

std::string_view cleanedValue(std::string_view raw, std::string &scratch)
{
    const std::string_view text = withoutQuotes(raw);
    if (text.empty() || text.size() > longestCandidate)
        return {};
    if (text.size() < 16)
        return text;
    if (text.size() == 16 && !std::ranges::all_of(text, isPrintable))
        return uuidText(text, scratch);
    return needsLowering(text) ? lowered(text, scratch) : text;
}

void CandidateList::clear()
{
    m_all.clear();
    m_usedCopies = 0;
    m_hasParent = false;
}

std::string &CandidateList::freeCopy()
{
    if (m_usedCopies == m_copies.size())
        m_copies.emplace_back();
    return m_copies[m_usedCopies];
}

void CandidateList::add(quint8 rule, CandidateSlot slot, std::string_view value)
{
    if (m_all.size() < mostCandidatesAnEvent)
        m_all.push_back({rule, slot, value});
}

void CandidateList::addCopy(quint8 rule, CandidateSlot slot, std::string_view value)
{
    std::string &copy = freeCopy();
    copy.assign(value);
    ++m_usedCopies;
    add(rule, slot, copy);
}

void CandidateList::addCleaned(quint8 rule, CandidateSlot slot, std::string_view raw)
{
    if (raw.empty())
        return;
    std::string &scratch = freeCopy();
    const std::string_view value = cleanedValue(raw, scratch);
    if (value.empty())
        return;
    if (value.data() == scratch.data())
        ++m_usedCopies;
    add(rule, slot, value);
}

void CandidateList::addCleanedCopy(quint8 rule, CandidateSlot slot, std::string_view raw)
{
    if (raw.empty())
        return;
    std::string &scratch = freeCopy();
    const std::string_view value = cleanedValue(raw, scratch);
    if (value.empty())
        return;
    if (value.data() != scratch.data())
        scratch.assign(value);
    ++m_usedCopies;
    add(rule, slot, scratch);
}

void CandidateList::setParent(ParentPosition parent)
{
    m_parent = parent;
    m_hasParent = true;
}

} // namespace rheo

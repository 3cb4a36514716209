// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/candidates.h"

#include <algorithm>

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

bool isHexOrHyphen(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || isUpperHex(c) || c == '-';
}

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

bool needsLowering(std::string_view text)
{
    bool upper = false;
    for (const char c : text) {
        if (!isHexOrHyphen(c))
            return false;
        upper |= isUpperHex(c);
    }
    return upper;
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

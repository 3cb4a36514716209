// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>

namespace rheo {

/// Numbers in blobs: LEB128, seven bits a byte, lowest first; signed ones zigzag first.

[[nodiscard]] constexpr quint64 zigzag(qint64 value)
{
    return quint64(value) << 1 ^ quint64(value >> 63);
}

[[nodiscard]] constexpr qint64 unzigzag(quint64 value)
{
    return qint64(value >> 1 ^ (~(value & 1) + 1));
}

inline void putNumber(std::string &out, quint64 value)
{
    if (value <= 0x7f) // as most are
        return out.push_back(char(value));
    char bytes[10];
    size_t size = 0;
    for (; value > 0x7f; value >>= 7)
        bytes[size++] = char(value | 0x80);
    bytes[size++] = char(value);
    out.append(bytes, size);
}

inline void putSigned(std::string &out, qint64 value)
{
    putNumber(out, zigzag(value));
}

inline void putText(std::string &out, std::string_view text)
{
    putNumber(out, text.size());
    out += text;
}

/// Wraps around instead of overflowing: differences of whatever stands in a damaged file.
[[nodiscard]] constexpr qint64 wrappedSum(qint64 a, qint64 b)
{
    return qint64(quint64(a) + quint64(b));
}

[[nodiscard]] constexpr qint64 wrappedDifference(qint64 a, qint64 b)
{
    return qint64(quint64(a) - quint64(b));
}

/// Reads from bytes that nobody vouches for: past the end everything is 0 or empty and `isGood` turns false for good.
class ByteCursor
{
public:
    explicit ByteCursor(std::string_view bytes) : m_rest(bytes) {}

    [[nodiscard]] bool isGood() const { return m_good; }

    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }

    [[nodiscard]] size_t left() const { return m_rest.size(); }

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const quint8 byte = quint8(m_rest.front());
            m_rest.remove_prefix(1);
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        return fail();
    }

    qint64 signedNumber() { return unzigzag(number()); }

    std::string_view bytes(quint64 count)
    {
        if (count > m_rest.size()) {
            fail();
            return {};
        }
        const std::string_view result = m_rest.substr(0, size_t(count));
        m_rest.remove_prefix(size_t(count));
        return result;
    }

    std::string_view text() { return bytes(number()); }

    quint64 fail()
    {
        m_good = false;
        m_rest = {};
        return 0;
    }

private:
    std::string_view m_rest;
    bool m_good = true;
};

} // namespace rheo

// SPDX-License-Identifier: Apache-2.0
#include "model/record/hexpacking.h"

#include "model/record/bytes.h"

#include <array>
#include <bit>
#include <cstring>
#include <vector>

namespace rheo {

namespace {

static_assert(std::endian::native == std::endian::little, "digits are packed eight at a time, the first one lowest");

constexpr size_t shortest = 8;
constexpr size_t longest = 256;
constexpr size_t fewest = 16; ///< texts: with less the template weighs too much
constexpr char digit = 0;     ///< in a template

constexpr quint64 inEach(quint64 byte)
{
    return byte * 0x0101010101010101;
}

/// Which places of a text hold digits, as runs, and what the others hold.
struct Template
{
    struct Run
    {
        size_t start = 0;
        size_t size = 0;
    };

    std::string places; ///< `digit`, or the byte that all texts hold
    std::vector<Run> runs;
    size_t digits = 0;

    explicit Template(std::string text) : places(std::move(text))
    {
        for (size_t i = 0; i < places.size(); ++i) {
            if (places[i] != digit)
                continue;
            if (i == 0 || places[i - 1] != digit)
                runs.push_back({i, 0});
            ++runs.back().size;
            ++digits;
        }
    }

    [[nodiscard]] bool isWorthIt() const { return digits * 2 >= places.size(); }

    [[nodiscard]] size_t packedSize() const { return (digits + 1) / 2; }
};

using Digits = std::array<char, longest + 8>; ///< of one text; eight at a time may be looked at past its end

/// Places that differ between texts become digits. A place of zero bytes reads as digits too, and is refused as such.
Template templateOf(std::string_view texts, size_t length)
{
    std::array<char, longest> differs{};
    const char *const first = texts.data();
    for (const char *text = first + length; text != first + texts.size(); text += length)
        for (size_t i = 0; i < length; i += 8) {
            const size_t at = std::min(i, length - 8); // the last eight overlap, which or-ing does not mind
            quint64 here = 0, there = 0, seen = 0;
            std::memcpy(&here, text + at, 8);
            std::memcpy(&there, first + at, 8);
            std::memcpy(&seen, &differs[at], 8);
            seen |= here ^ there;
            std::memcpy(&differs[at], &seen, 8);
        }
    std::string places(first, length);
    for (size_t i = 0; i < length; ++i)
        if (differs[i])
            places[i] = digit;
    return Template(std::move(places));
}

quint64 digitsOf(quint64 nibbles)
{
    const quint64 isLetter = (nibbles + inEach(6)) >> 4 & inEach(1);
    return nibbles + inEach('0') + isLetter * ('a' - '0' - 10);
}

/// Four bytes of eight digits; false if one is none.
bool packEight(const char *digits, char *out)
{
    quint64 text = 0;
    std::memcpy(&text, digits, 8);
    quint64 nibbles = (text & inEach(0x0f)) + (text >> 6 & inEach(1)) * 9;
    nibbles &= inEach(0x0f);
    if (digitsOf(nibbles) != text)
        return false;
    quint64 pairs = (nibbles << 4 | nibbles >> 8) & 0x00ff00ff00ff00ff;
    pairs = (pairs | pairs >> 8) & 0x0000ffff0000ffff;
    const quint32 packed = quint32(pairs | pairs >> 16);
    std::memcpy(out, &packed, 4);
    return true;
}

void unpackEight(const char *in, char *digits)
{
    quint32 packed = 0;
    std::memcpy(&packed, in, 4);
    quint64 pairs = packed;
    pairs = (pairs | pairs << 16) & 0x0000ffff0000ffff;
    pairs = (pairs | pairs << 8) & 0x00ff00ff00ff00ff;
    const quint64 text = digitsOf((pairs >> 4 | pairs << 8) & inEach(0x0f));
    std::memcpy(digits, &text, 8);
}

bool packText(const char *text, const Template &shape, Digits &digits, char *out)
{
    size_t count = 0;
    for (const Template::Run &run : shape.runs) {
        std::memcpy(&digits[count], text + run.start, run.size);
        count += run.size;
    }
    std::memset(&digits[count], '0', 8);
    for (size_t i = 0; i < count; i += 8)
        if (!packEight(&digits[i], out + i / 2))
            return false;
    return true;
}

void unpackText(const char *packed, const Template &shape, Digits &digits, char *text)
{
    for (size_t i = 0; i < shape.digits; i += 8)
        unpackEight(packed + i / 2, &digits[i]);
    size_t count = 0;
    for (const Template::Run &run : shape.runs) {
        std::memcpy(text + run.start, &digits[count], run.size);
        count += run.size;
    }
}

} // namespace

bool packHex(std::string_view texts, size_t length, std::string &out)
{
    if (length < shortest || length > longest || texts.size() % length || texts.size() / length < fewest)
        return false;
    const Template shape = templateOf(texts, length);
    if (!shape.isWorthIt())
        return false;
    const size_t before = out.size();
    putText(out, shape.places);
    const size_t start = out.size(), count = texts.size() / length;
    out.resize(start + count * shape.packedSize() + 4); // four are written at a time
    Digits digits;
    for (size_t i = 0; i < count; ++i)
        if (!packText(texts.data() + i * length, shape, digits, out.data() + start + i * shape.packedSize())) {
            out.resize(before);
            return false;
        }
    out.resize(out.size() - 4);
    return true;
}

bool unpackHex(std::string_view packed, size_t size, std::string &texts)
{
    ByteCursor in(packed);
    const std::string_view places = in.text();
    if (!in.isGood() || places.size() < shortest || places.size() > longest || size % places.size())
        return false;
    const Template shape{std::string(places)};
    const size_t count = size / places.size();
    if (!shape.isWorthIt() || in.left() != count * shape.packedSize())
        return false;
    std::string bytes(in.bytes(in.left()));
    bytes.append(4, '\0'); // four are read at a time
    const size_t start = texts.size();
    texts.resize(start + size);
    Digits digits;
    for (size_t i = 0; i < count; ++i) {
        char *text = texts.data() + start + i * places.size();
        std::memcpy(text, places.data(), places.size());
        unpackText(bytes.data() + i * shape.packedSize(), shape, digits, text);
    }
    return true;
}

} // namespace rheo

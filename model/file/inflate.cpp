// SPDX-License-Identifier: Apache-2.0
#include "model/file/inflate.h"

#include <limits>

#define ZLIB_CONST
#include <zlib.h>

namespace rheo {

namespace {

constexpr qsizetype firstPiece = 64 * 1024;

class Stream
{
public:
    Stream() { m_isReady = inflateInit(&m_stream) == Z_OK; }

    ~Stream()
    {
        if (m_isReady)
            inflateEnd(&m_stream);
    }

    Q_DISABLE_COPY_MOVE(Stream)

    Inflated read(QByteArrayView bytes, qsizetype most)
    {
        if (!m_isReady || bytes.size() > qsizetype(std::numeric_limits<uInt>::max()))
            return {.fault = InflateFault::TooLarge};
        m_stream.next_in = reinterpret_cast<const Bytef *>(bytes.data());
        m_stream.avail_in = uInt(bytes.size());
        QByteArray content;
        for (qsizetype piece = firstPiece;; piece = content.size()) {
            const qsizetype done = content.size();
            piece = qMin(piece, most + 1 - done);
            content.resize(done + piece);
            m_stream.next_out = reinterpret_cast<Bytef *>(content.data() + done);
            m_stream.avail_out = uInt(piece);
            const int outcome = inflate(&m_stream, Z_NO_FLUSH);
            content.resize(done + piece - qsizetype(m_stream.avail_out));
            if (content.size() > most)
                return {.fault = InflateFault::TooLarge};
            if (outcome == Z_STREAM_END)
                return {.content = std::move(content)};
            if (outcome != Z_OK || m_stream.avail_out > 0)
                return {.fault = InflateFault::Damaged};
        }
    }

private:
    z_stream m_stream = {};
    bool m_isReady = false;
};

} // namespace

Inflated inflated(QByteArrayView bytes, qsizetype most)
{
    return Stream().read(bytes, most);
}

quint32 crc32Of(QByteArrayView bytes)
{
    return quint32(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), z_size_t(bytes.size())));
}

} // namespace rheo

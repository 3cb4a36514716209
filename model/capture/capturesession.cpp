// SPDX-License-Identifier: Apache-2.0
#include "model/capture/capturesession.h"

#include "model/capture/capturerun.h"

namespace rheo {

namespace {

constexpr std::chrono::milliseconds tellEvery{50};

} // namespace

struct CaptureSession::State
{
    CaptureSettings settings;
};

CaptureSession::CaptureSession(CaptureSettings settings) : m_state(std::make_unique<State>(std::move(settings))) {}

CaptureSession::~CaptureSession() = default;

Result<CaptureProgress> CaptureSession::run(const Architecture &architecture, const std::atomic<bool> &stop,
                                            const Listener &listener)
{
    CaptureRun run(m_state->settings, architecture);
    if (const auto opened = run.open(); !opened)
        return std::unexpected(opened.error());
    auto told = std::chrono::steady_clock::now();
    Sequence toldCommitted = 0; // a commit is told at once: who follows the recording waits for it
    while (!stop && !run.isAtLimit()) {
        if (run.progress().careful)
            listener(run.progress());
        if (const auto done = run.step(); !done)
            return std::unexpected(done.error());
        if (run.progress().committed == toldCommitted && std::chrono::steady_clock::now() - told < tellEvery)
            continue;
        told = std::chrono::steady_clock::now();
        toldCommitted = run.progress().committed;
        listener(run.progress());
    }
    if (const auto done = run.close(); !done)
        return std::unexpected(done.error());
    listener(run.progress());
    return run.progress();
}

} // namespace rheo

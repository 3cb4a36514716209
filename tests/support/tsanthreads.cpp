// SPDX-License-Identifier: Apache-2.0
// ThreadSanitizer of GCC 12 knows pthread functions only and crashes in a thread that C11's thrd_create made, which is
// what Debian's librdkafka calls. Linked into a test, these take the place of the C library's and are seen. In glibc
// the C11 types are the pthread ones in other words.
#include <cerrno>
#include <memory>
#include <pthread.h>
#include <threads.h>
#include <time.h>

namespace {

struct Start
{
    thrd_start_t run;
    void *argument;
};

void *runStart(void *raw)
{
    const std::unique_ptr<Start> start(static_cast<Start *>(raw));
    start->run(start->argument);
    return nullptr;
}

pthread_mutex_t *native(mtx_t *mutex)
{
    return reinterpret_cast<pthread_mutex_t *>(mutex);
}

pthread_cond_t *native(cnd_t *condition)
{
    return reinterpret_cast<pthread_cond_t *>(condition);
}

int answer(int code)
{
    return code == 0 ? thrd_success : code == ETIMEDOUT ? thrd_timedout : code == EBUSY ? thrd_busy : thrd_error;
}

} // namespace

extern "C" {

int thrd_create(thrd_t *thread, thrd_start_t run, void *argument)
{
    return answer(pthread_create(thread, nullptr, runStart, new Start{run, argument}));
}

int thrd_join(thrd_t thread, int *)
{
    return answer(pthread_join(thread, nullptr));
}

int thrd_detach(thrd_t thread)
{
    return answer(pthread_detach(thread));
}

int mtx_init(mtx_t *mutex, int type)
{
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, (type & mtx_recursive) ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL);
    return answer(pthread_mutex_init(native(mutex), &attributes));
}

int mtx_lock(mtx_t *mutex)
{
    return answer(pthread_mutex_lock(native(mutex)));
}

int mtx_trylock(mtx_t *mutex)
{
    return answer(pthread_mutex_trylock(native(mutex)));
}

int mtx_unlock(mtx_t *mutex)
{
    return answer(pthread_mutex_unlock(native(mutex)));
}

void mtx_destroy(mtx_t *mutex)
{
    pthread_mutex_destroy(native(mutex));
}

int cnd_init(cnd_t *condition)
{
    return answer(pthread_cond_init(native(condition), nullptr));
}

int cnd_signal(cnd_t *condition)
{
    return answer(pthread_cond_signal(native(condition)));
}

int cnd_broadcast(cnd_t *condition)
{
    return answer(pthread_cond_broadcast(native(condition)));
}

int cnd_wait(cnd_t *condition, mtx_t *mutex)
{
    return answer(pthread_cond_wait(native(condition), native(mutex)));
}

int cnd_timedwait(cnd_t *condition, mtx_t *mutex, const timespec *until)
{
    return answer(pthread_cond_timedwait(native(condition), native(mutex), until));
}

void cnd_destroy(cnd_t *condition)
{
    pthread_cond_destroy(native(condition));
}
}

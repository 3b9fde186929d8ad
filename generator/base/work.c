// SPDX-License-Identifier: EUPL-1.2
//
// The one way to use more than one processor. An atomic counter hands out the indexes; the caller
// is worker 0, so one thread means no thread at all.
#include "base/base.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { MOST_THREADS = 64 };

typedef struct Work {
    size_t jobs;
    void (*fn)(void *context, size_t index, unsigned worker);
    void *context;
    atomic_size_t next;
} Work;

typedef struct Worker {
    Work *work;
    unsigned number;
    pthread_t thread;
} Worker;

static void *run(void *argument) {
    const Worker *worker = argument;
    Work *work = worker->work;
    size_t index;
    while ((index = atomic_fetch_add(&work->next, 1)) < work->jobs)
        work->fn(work->context, index, worker->number);
    return NULL;
}

unsigned work_threads(unsigned wanted) {
    cpu_set_t processors;
    if (!wanted && sched_getaffinity(0, sizeof processors, &processors) == 0)
        wanted = (unsigned)CPU_COUNT(&processors);
    if (wanted > MOST_THREADS)
        return MOST_THREADS;
    return wanted ? wanted : 1;
}

// A thread that cannot be had leaves more work to the others.
void work_each(size_t jobs, unsigned threads,
               void (*fn)(void *context, size_t index, unsigned worker), void *context) {
    Work work = {.jobs = jobs, .fn = fn, .context = context};
    Worker workers[MOST_THREADS];
    unsigned started = 1;
    threads = work_threads(threads);
    while (started < threads && started < jobs) {
        workers[started] = (Worker){.work = &work, .number = started};
        if (pthread_create(&workers[started].thread, NULL, run, &workers[started]) != 0)
            break;
        started++;
    }
    workers[0] = (Worker){.work = &work};
    run(&workers[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}

// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

enum { JOBS = 5000, THREADS = 8 };

typedef struct Tally {
    unsigned calls[JOBS]; // by index
    size_t by_worker[THREADS];
    unsigned threads;
    pthread_t caller;
    bool left_caller;
} Tally;

static void count(void *context, size_t index, unsigned worker) {
    Tally *tally = context;
    tally->calls[index]++;
    if (worker < tally->threads)
        tally->by_worker[worker]++;
}

static void work__calls_each_index_once(void **state) {
    (void)state;
    static Tally tally;
    for (unsigned threads = 1; threads <= THREADS; threads++) {
        memset(&tally, 0, sizeof tally);
        tally.threads = threads;
        work_each(JOBS, threads, count, &tally);
        size_t done = 0;
        for (size_t i = 0; i < JOBS; i++)
            assert_int_equal(tally.calls[i], 1);
        for (unsigned i = 0; i < THREADS; i++)
            done += tally.by_worker[i];
        assert_int_equal(done, JOBS);
    }
}

static void work__few_or_no_jobs(void **state) {
    (void)state;
    static Tally tally;
    tally.threads = THREADS;
    work_each(0, THREADS, count, &tally);
    assert_int_equal(tally.calls[0], 0);
    work_each(2, THREADS, count, &tally);
    assert_int_equal(tally.calls[0] + tally.calls[1], 2);
    assert_int_equal(tally.calls[2], 0);
}

static void note_thread(void *context, size_t index, unsigned worker) {
    Tally *tally = context;
    (void)index;
    if (worker != 0 || !pthread_equal(pthread_self(), tally->caller))
        tally->left_caller = true;
}

static void work__one_thread_is_the_caller(void **state) {
    (void)state;
    static Tally tally;
    tally.caller = pthread_self();
    work_each(100, 1, note_thread, &tally);
    assert_false(tally.left_caller);
}

static void work__thread_numbers_are_sensible(void **state) {
    (void)state;
    assert_true(work_threads(0) >= 1);
    assert_int_equal(work_threads(3), 3);
    assert_true(work_threads(100000) <= 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work__calls_each_index_once),
        cmocka_unit_test(work__few_or_no_jobs),
        cmocka_unit_test(work__one_thread_is_the_caller),
        cmocka_unit_test(work__thread_numbers_are_sensible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: EUPL-1.2
#include "site/open.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void licence__is_known_as_people_write_it(void **state) {
    (void)state;
    const Text by = T("http://creativecommons.org/licenses/by/4.0/");
    assert_true(text_equal(licence_address(T("CC-BY-4.0")), by));
    assert_true(text_equal(licence_address(T("CC BY 4.0")), by));
    assert_true(text_equal(licence_address(T("cc-by-4.0")), by));
    assert_true(text_is(licence_address(T("CC0-1.0")), "http://creativecommons.org/publicdomain/zero/1.0/"));
}

static void licence__is_not_guessed(void **state) {
    (void)state;
    assert_int_equal(licence_address(T("CC-BY")).length, 0);
    assert_int_equal(licence_address(T("CC-BY-4.0-or-so")).length, 0);
    assert_int_equal(licence_address(T("")).length, 0);
    assert_int_equal(licence_address(T("see the website")).length, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(licence__is_known_as_people_write_it),
        cmocka_unit_test(licence__is_not_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

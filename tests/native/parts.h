// SPDX-License-Identifier: Apache-2.0
/** Words of the desk for the small parts: coil, trip line, duty, stream, retained text. */
#ifndef PILOTLIGHT_TESTS_PARTS_H
#define PILOTLIGHT_TESTS_PARTS_H

#include <stdbool.h>

/** The next number of the input; ends the program if there is none. */
long long number(void);

/** Ends the program. */
void fail(const char *what);

/** Does what a word says, and answers with a line. False for a word of somebody else. */
bool part_word(const char *word);

#endif

// SPDX-License-Identifier: Apache-2.0
/** Letting go: both contactors off and the pilot at +12 V, at once and for good, because what follows is a restart. */
#ifndef PILOTLIGHT_LET_GO_H
#define PILOTLIGHT_LET_GO_H

#include "board.h"

/** From now on a restart by software and a panic let go first. */
void let_go_arm(const board_line *contactor, const board_line *phases, const board_line *pilot);

/** Lets go. */
void let_go(void);

/** Whether that has happened: nobody may drive the contactors any more. */
bool has_let_go(void);

#endif

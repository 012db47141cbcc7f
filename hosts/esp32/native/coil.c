// SPDX-License-Identifier: Apache-2.0
/** The pin of the coil. */
#include "coil.h"

#include "resident.h"

bool RESIDENT coil_hold(coil *c, bool held)
{
	c->held = held;
	c->on = held;
	return c->on;
}

bool RESIDENT coil_tick(coil *c)
{
	if (c->pump) c->on = c->held && !c->on;
	return c->on;
}

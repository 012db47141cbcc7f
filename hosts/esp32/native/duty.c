// SPDX-License-Identifier: Apache-2.0
/** Changes of the duty, one at a time. */
#include "duty.h"

void duty_start(duty *d)
{
	*d = (duty){.driven = -1};
}

duty_action duty_next(duty *d, int32_t counts, int32_t full, bool busy)
{
	if (counts == d->driven) {
		d->tries = 0;
		return DUTY_NOTHING;
	}
	if (busy && ++d->tries <= DUTY_TRIES) return DUTY_NOTHING;
	if (busy) {
		d->driven = full;
		d->tries = 0;
		return DUTY_STUCK;
	}
	d->tries = 0;
	d->driven = counts;
	if (counts <= 0) return DUTY_STOP_LOW;
	return counts >= full ? DUTY_STOP_HIGH : DUTY_RUN;
}

void duty_seen(duty *d, int32_t counts)
{
	if (counts == d->driven || d->tries > 0) return;
	d->driven = -1;
	d->corrected++;
}

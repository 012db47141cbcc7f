// SPDX-License-Identifier: Apache-2.0
/** How fast the pilot and what is between it and the ADC settle: the sampler's mask, the board files and the waveform of the tests go by the same two times. */

/** 1 kΩ with 5.5 nF: charger, cable and vehicle at their most, ns (reference table of the pilot, low confidence). */
export const PILOT_SETTLING_NS = 5_500;

/** The most that a board's front end may have, ns: 8.7 kΩ with 220 pF, or a follower of 1 MHz and 100 Ω with 1 nF behind it. */
export const FRONT_END_SETTLING_NS = 2_000;

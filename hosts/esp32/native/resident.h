// SPDX-License-Identifier: Apache-2.0
/** Code that lies in RAM on a chip, so that an interrupt can run it while the flash is being written; on a desk it lies anywhere. */
#ifndef PILOTLIGHT_RESIDENT_H
#define PILOTLIGHT_RESIDENT_H

#ifdef ESP_PLATFORM
#define RESIDENT __attribute__((section(".iram1.pilotlight")))
#else
#define RESIDENT
#endif

#endif

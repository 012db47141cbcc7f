// SPDX-License-Identifier: Apache-2.0
/** Why the chip has started: for the log, so that a charger that restarts does not do so in silence. */
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "esp_system.h"

static const char *reason(void)
{
	switch (esp_reset_reason()) {
	case ESP_RST_POWERON: return "power";
	case ESP_RST_EXT: return "reset pin";
	case ESP_RST_SW: return "restarted by the firmware";
	case ESP_RST_PANIC: return "panic";
	case ESP_RST_INT_WDT: return "interrupt watchdog";
	case ESP_RST_TASK_WDT: return "task watchdog";
	case ESP_RST_WDT: return "watchdog";
	case ESP_RST_DEEPSLEEP: return "deep sleep";
	case ESP_RST_BROWNOUT: return "brown-out";
	default: return "unknown";
	}
}

/** bootReason(): its name. */
void xs_pilotlight_boot_reason(xsMachine *the)
{
	xsmcSetString(xsResult, (char *)reason());
}

// SPDX-License-Identifier: Apache-2.0
/** The task in which a machine outside runs, as task.ts sees it: only compiled. */
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "freertos/FreeRTOS.h"
#include "freertos/task.h"
#include "esp_task_wdt.h"

/** unwatch(): the SDK's workerLoop() has added each worker to the task watchdog, whose panic restarts the chip. */
void xs_pilotlight_task_unwatch(xsMachine *the)
{
	esp_task_wdt_delete(NULL);
}

/** park(): for ever. The machine is deleted from another task. */
void xs_pilotlight_task_park(xsMachine *the)
{
	for (;;) vTaskDelay(portMAX_DELAY);
}

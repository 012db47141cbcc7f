// SPDX-License-Identifier: Apache-2.0
/* Runs one test module on the XS of the Moddable SDK: the host program of `mcconfig -p x-cli-lin`. */
#include "xsAll.h"
#include "xs.h"
#include "mc.xs.h"
#include <glib.h>

void fxAbort(xsMachine* the, int status)
{
	fflush(stdout);
	fprintf(stderr, "%s\n", fxAbortString(status));
	exit(1);
}

static void writeLine(xsMachine* the)
{
	fputs(xsToString(xsArg(0)), stdout);
	// what was said before a crash must not be lost with the buffer
	fflush(stdout);
}

static int runTests(xsMachine* the, char* module)
{
	int failed = 0;
	xsBeginHost(the);
	{
		xsVars(2);
		xsTry {
			xsAwaitImport(module, XS_IMPORT_NAMESPACE);
			xsVar(0) = xsAwaitImport("ava", XS_IMPORT_NAMESPACE);
			xsVar(1) = xsNewHostFunction(writeLine, 1);
			xsCall1(xsVar(0), xsID("run"), xsVar(1));
		}
		xsCatch {
			fprintf(stderr, "%s\n", xsToString(xsException));
			failed = 1;
		}
	}
	xsEndHost(the);
	// promises settle here; no event source stays, so the loop ends
	while (g_main_context_iteration(NULL, FALSE)) {}
	return failed;
}

int main(int argc, char* argv[])
{
	int failed = 0;
	xsMachine* machine = xsPrepareMachine(NULL, xsPreparation(), "tests", NULL, NULL);
	if (!machine) {
		fprintf(stderr, "the XS machine cannot be made from the preparation\n");
		return 1;
	}
	if (argc > 1)
		failed = runTests(machine, argv[1]);
	fxCollectGarbage(machine);
	printf("{\"engine\":\"%d.%d\",\"slots\":%d,\"chunks\":%d}\n", XS_MAJOR_VERSION, XS_MINOR_VERSION,
		(int)machine->currentHeapCount, (int)machine->currentChunksSize);
	xsDeleteMachine(machine);
	return failed;
}

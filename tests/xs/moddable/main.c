// SPDX-License-Identifier: Apache-2.0
/*
 * Runs one module on the XS of the Moddable SDK: the host program of `mcconfig -p x-cli-lin`.
 * `pilotlight-tests tests/control/duty.test` runs a test module. Any other module has a run() of its own, as
 * tests/programs/playing, which gets what stands on standard input if there is a second argument, and can ask how deep the stack was.
 * With three more arguments it runs in a heap that does not grow: bytes of chunks, slots, and slots of stack.
 */
#include "xsAll.h"
#include "xs.h"
#include "mc.xs.h"
#include <glib.h>

#define LONGEST_INPUT (8 << 20)
#define NOBODY_WAS_HERE 0xa5
/* So many slots in a row that nobody has been in are the end. */
#define CLEAN_SLOTS 32

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

/* Whether nobody has been in a slot since it was painted. */
static int isClean(const txSlot* slot)
{
	const unsigned char* byte = (const unsigned char*)slot;
	for (size_t i = 0; i < sizeof(txSlot); i++)
		if (byte[i] != NOBODY_WAS_HERE)
			return 0;
	return 1;
}

/*
 * Slots of the stack that were in use at most since this was asked last, by interpreter and natives alike, in any build: the rest is
 * painted, and where the paint is gone somebody has been. It is looked for from above, because regular expressions keep what they try
 * at the other end, and go elsewhere when there is no room.
 */
static void deepest(xsMachine* the)
{
	const txSlot* edge = the->stack;
	int clean = 0;
	for (const txSlot* slot = the->stack - 1; (slot >= the->stackBottom) && (clean < CLEAN_SLOTS); slot--) {
		clean = isClean(slot) ? clean + 1 : 0;
		if (clean == 0)
			edge = slot;
	}
	memset(the->stackBottom, NOBODY_WAS_HERE, (size_t)(the->stack - the->stackBottom) * sizeof(txSlot));
	xsResult = xsInteger((xsIntegerValue)(the->stackTop - edge));
}

/* All of standard input; an empty text if there is too much of it. */
static char* readInput(void)
{
	char* text = calloc(1, LONGEST_INPUT + 1);
	if (text && (fread(text, 1, LONGEST_INPUT, stdin) == LONGEST_INPUT))
		text[0] = 0;
	return text;
}

/* What the machine holds, and what it held at most. */
static void tellHeap(xsMachine* the)
{
	fxCollectGarbage(the);
	printf("{\"engine\":\"%d.%d\",\"slots\":%d,\"chunks\":%d,\"slotBytes\":%d", XS_MAJOR_VERSION, XS_MINOR_VERSION,
		(int)the->currentHeapCount, (int)the->currentChunksSize, (int)sizeof(txSlot));
#ifdef mxInstrument
	printf(",\"stack\":%d,\"collections\":%d", (int)(the->stackTop - the->stackPeak), (int)the->garbageCollectionCount - 1);
#endif
	printf("}\n");
}

static int runModule(xsMachine* the, char* module, char* input)
{
	int failed = 0;
	xsBeginHost(the);
	{
		xsVars(4);
		xsTry {
			if (strstr(module, ".test")) {
				xsAwaitImport(module, XS_IMPORT_NAMESPACE);
				module = "ava";
			}
			xsVar(0) = xsAwaitImport(module, XS_IMPORT_NAMESPACE);
			xsVar(1) = xsNewHostFunction(writeLine, 1);
			xsVar(2) = xsNewHostFunction(deepest, 0);
			xsVar(3) = xsCall3(xsVar(0), xsID("run"), xsVar(1), xsString(input), xsVar(2));
			// promises settle here; no event source stays, so the loop ends
			while (g_main_context_iteration(NULL, FALSE)) {}
			tellHeap(the);
		}
		xsCatch {
			fprintf(stderr, "%s\n", xsToString(xsException));
			failed = 1;
		}
	}
	xsEndHost(the);
	return failed;
}

int main(int argc, char* argv[])
{
	int failed = 0;
	char* input = argc > 2 ? readInput() : NULL;
	const txPreparation* preparation = xsPreparation();
	txCreation creation = preparation->creation;
	if (argc > 5) {
		creation.initialChunkSize = atoi(argv[3]);
		creation.incrementalChunkSize = 0;
		creation.initialHeapCount = atoi(argv[4]);
		creation.incrementalHeapCount = 0;
		creation.stackCount = atoi(argv[5]);
	}
	xsMachine* machine = xsPrepareMachine(&creation, (txPreparation*)preparation, "tests", NULL, NULL);
	if (!machine) {
		fprintf(stderr, "the XS machine cannot be made from the preparation\n");
		return 1;
	}
	if (argc > 1)
		failed = runModule(machine, argv[1], input ? input : "");
	else
		tellHeap(machine);
	xsDeleteMachine(machine);
	free(input);
	return failed;
}

// SPDX-License-Identifier: Apache-2.0
/** The machine outside as the chip makes it: what memory it begins with and grows by, and where it runs. `npm run bench:outside` measures what it needs; docs/decisions/outside.md has the figures. */
import { frozen } from "../../src/control/frozen.js";

/** As the SDK's Worker takes it: slots of heap and stack, bytes of chunks. It runs beside the radio, not beside the charger's machine. */
export const OUTSIDE_MACHINE = frozen({
	static: 0,
	chunk: { initial: 24_576, incremental: 4_096 },
	heap: { initial: 3_072, incremental: 256 },
	stack: 768,
	core: 0,
});

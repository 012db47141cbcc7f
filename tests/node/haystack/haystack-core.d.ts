// SPDX-License-Identifier: Apache-2.0
/** Types that haystack-core takes from a browser's library, and Node's typings do not have; nothing here uses them. */
declare global {
	interface TextEncoder {
		readonly encoding: string;
	}
	interface TextDecoder {
		readonly encoding: string;
	}
}

export {};

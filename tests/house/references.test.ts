// SPDX-License-Identifier: Apache-2.0
/** What a document refers to is there: each link within the repository, and each test and source that it names. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "ava";
import { filesBelow, root } from "../tree.js";

const LINK = /\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g;
const NAMED = /`((?:src|hosts|tests|docs)\/[^`*…\s]+)`/g;

/** Files and folders that a document refers to, from the root; NAME stands for one that is yet to be. */
function references(document: string): string[] {
	const text = readFileSync(join(root, document), "utf8");
	const linked = [...text.matchAll(LINK)].map(([, to]) => join(dirname(document), to));
	const named = [...text.matchAll(NAMED)].map(([, path]) => path);
	return [...linked, ...named].filter((path) => !path.includes("NAME"));
}

test("what a document refers to is there", (t) => {
	const documents = ["README.md", ...filesBelow("docs").filter((file) => file.endsWith(".md"))];
	const missing = documents.flatMap((document) =>
		references(document)
			.filter((path) => !existsSync(join(root, path)))
			.map((path) => `${document} refers to ${path}, which is not there`),
	);
	t.deepEqual(missing, []);
});

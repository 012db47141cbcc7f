// SPDX-License-Identifier: Apache-2.0
/** Clients of Haystack, which nobody here wrote, log in and read: npm's haystack-nclient, and where Python has them (`pip install phable haystack-py`) Python's. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { CRYPTO } from "../../../hosts/node/crypto.js";
import type { Ops, Request, Response } from "../../../src/haystack/exchange.js";
import { formatFor } from "../../../src/haystack/formats.js";
import { Login } from "../../../src/haystack/login/login.js";
import { type Dict, dict, grid, MARKER, ref } from "../../../src/haystack/value.js";
import { secretOf } from "../../../src/login/secret.js";
import { Client, logIn } from "../../haystack/loginClient.js";
import { root } from "../../tree.js";
import { pythonWith, result } from "../clients.js";
import { client } from "./client.js";
import { served } from "./served.js";

const PASSWORD = "correct horse";
const CLIENTS = join(root, "tests/node/haystack/clients.py");

/** One record that never changes. */
const PORT = dict({ id: ref("p"), dis: "Port 1", ac: MARKER, evse: MARKER, port: MARKER, equip: MARKER });

/** Ops by name, as far as these clients ask, whatever they ask them for. */
const GRIDS: { readonly [op: string]: readonly Dict[] } = {
	about: [dict({ productName: "Pilotlight", haystackVersion: "4.0" })],
	read: [PORT],
	close: [],
};

const SHELF: Ops = {
	answer({ op, accept }: Request, answered: (response: Response) => void): void {
		const format = formatFor(accept);
		const rows = GRIDS[op];
		if (format === undefined || rows === undefined)
			answered({ status: format === undefined ? 406 : 404, contentType: "text/plain", body: [] });
		else answered({ status: 200, contentType: format.contentType, body: format.write(grid(rows)) });
	},
};

/** A server with one user, called owner. */
async function standing(t: ExecutionContext): Promise<string> {
	const secret = secretOf(CRYPTO, PASSWORD, CRYPTO.random(16), 4_096);
	const login = new Login(CRYPTO, [{ name: "owner", secret }], CRYPTO.random(32));
	const { server, base } = await served(SHELF, login, (line) => t.fail(line));
	t.teardown(() => server.close());
	return base;
}

/** What one of Python's clients says at its end. */
function talk(python: string, kind: string, base: string, form: string): Promise<Record<string, unknown>> {
	return result(spawn(python, [CLIENTS, kind, base, "owner", PASSWORD, form]));
}

test("haystack-nclient reads with a token", async (t) => {
	const base = await standing(t);
	const tell = async (authorization: string) => {
		const { status, headers } = await fetch(`${base}about`, { headers: { Authorization: authorization } });
		return { status, header: headers.get("www-authenticate") ?? headers.get("authentication-info") ?? "" };
	};
	await t.throwsAsync(async () => (await client(t, base)).ops.about());
	const { ops } = await client(t, base, `${await logIn(new Client(CRYPTO, "owner", PASSWORD), tell)}`);
	t.is((await ops.about()).first?.get("productName")?.toString(), "Pilotlight");
	t.is((await ops.read("evse and port")).first?.get("dis")?.toString(), "Port 1");
});

for (const form of ["json", "zinc"]) {
	test.serial(`phable with ${form}`, async (t) => {
		const found = pythonWith(t, "phable", "phable");
		if (found === undefined) return;
		t.deepEqual(await talk(found, "phable", await standing(t), form), PHABLE);
	});

	test.serial(`haystack-py with ${form}`, async (t) => {
		const found = pythonWith(t, "hs_py", "haystack-py (Python 3.13 or newer)");
		if (found === undefined) return;
		t.deepEqual(await talk(found, "haystack-py", await standing(t), form), HAYSTACK_PY);
	});
}

/** What phable 0.1.29 gives. */
const PHABLE = {
	"wrong password": "AuthError",
	stranger: "AuthError",
	about: "Pilotlight",
	read: "Port 1",
	"read all": 1,
	close: 0,
	"about then": "HTTPError 401",
};

/** What haystack-py 0.1.10 gives. */
const HAYSTACK_PY = {
	about: "Pilotlight",
	read: "Port 1",
	"about then": "Pilotlight",
	"about at last": "AuthError", // it forgets the password once it was right: its limit
	"wrong password": "AuthError",
};

// SPDX-License-Identifier: Apache-2.0
/** Logging in: what clients write, and every refusal. */
import test from "ava";
import type { Answer } from "../../src/haystack/login/login.js";
import { base64From, base64UrlFrom, bytesOf } from "../../src/login/base64.js";
import { crypto, door, FEW, SALT, user } from "./door.js";
import { Client, data, logIn, messageIn, parameters, type Told } from "./loginClient.js";

test("a user who knows the password gets a token, which opens until it is closed", async (t) => {
	const { login, world, look, answer, tell } = door();
	const token = await logIn(user(), tell);
	t.regex(`${token}`, /^[0-9a-f]{32}$/);
	t.deepEqual(look(`BEARER authToken=${token}`), { user: "user", token: `${token}` });
	t.deepEqual(look(`Bearer ${token}`), { user: "user", token: `${token}` });
	login.end(`${token}`, world.now);
	t.is(answer(`BEARER authToken=${token}`).status, 401);
});

test("headers have the form that docHaystack Auth prints", (t) => {
	const { answer } = door();
	const hello = answer("HELLO username=dXNlcg");
	t.deepEqual([hello.status, hello.headers.length, hello.headers[0][0]], [401, 1, "WWW-Authenticate"]);
	t.regex(hello.headers[0][1], /^SCRAM hash=SHA-256, handshakeToken=[0-9a-f]{32}$/);
	const client = user();
	const first = answer(client.first({ status: 401, header: hello.headers[0][1] }));
	t.regex(first.headers[0][1], /^SCRAM handshakeToken=[0-9a-f]{32}, hash=SHA-256, data=[\w-]+$/);
	t.is(parameters(first.headers[0][1]).handshakeToken, parameters(hello.headers[0][1]).handshakeToken);
	t.regex(messageIn(first.headers[0][1]), /^r=rOprNGfwEbeRWgbNEkqO[0-9a-f]{32},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=10$/);
	const final = answer(client.final({ status: 401, header: first.headers[0][1] }));
	t.deepEqual([final.status, final.headers[0][0]], [200, "Authentication-Info"]);
	t.regex(final.headers[0][1], /^authToken=[0-9a-f]{32}, hash=SHA-256, data=[\w-]+$/);
});

test("names have their commas, equals signs and letters of all alphabets", async (t) => {
	for (const name of ["a,b=c", "Zoë", "充电", "=2C"]) {
		const { tell } = door(name);
		t.regex(`${await logIn(new Client(crypto, name, "pencil"), tell)}`, /^[0-9a-f]{32}$/, name);
	}
});

test("a client that binds no channel says so in two ways, and may pad and choose its alphabet", (t) => {
	const { tell } = door();
	for (const [way, binding] of [
		["n", "biws"],
		["y", "eSws"],
	]) {
		const token = parameters(tell("hello  username=dXNlcg==").header).handshakeToken;
		const bare = "n=user,r=abc,x=unknown";
		const challenge = messageIn(tell(`scram data = ${base64From(bytesOf(`${way},,${bare}`))} ,handshakeToken=${token}`).header);
		const without = `c=${binding},${challenge.split(",")[0]}`;
		const said = bytesOf(`${bare},${challenge},${without}`);
		const key = crypto.hmac(crypto.pbkdf2(bytesOf("pencil"), SALT, FEW), bytesOf("Client Key"));
		const signature = crypto.hmac(crypto.sha256(key), said);
		const proof = base64UrlFrom(key.map((byte, at) => byte ^ signature[at]));
		t.is(tell(`SCRAM data=${data(`${without},p=${proof}`)},handshakeToken=${token}`).status, 200, way);
	}
});

test("nobody tells a stranger from a user with a wrong password", async (t) => {
	const { answer } = door();
	const said = ["user", "stranger"].map((name) => {
		const client = new Client(crypto, name, "crayon");
		const steps: Answer[] = [];
		const tell = (authorization: string): Told => {
			const step = answer(authorization);
			steps.push(step);
			return { status: step.status, header: step.headers.map(([, value]) => value).join() };
		};
		tell(client.final(tell(client.first(tell(client.hello())))));
		return steps.map(({ status, text, headers }) => [status, text, headers.map(([key, value]) => [key, value.length])]);
	});
	t.deepEqual(said[0], said[1]);
	t.deepEqual(said[0][2], [403, "the user's name or the password is wrong", []]);
});

test("a stranger has the same salt each time, and others have others", (t) => {
	const salt = (name: string) => {
		const { tell } = door();
		const client = new Client(crypto, name, "");
		return messageIn(tell(client.first(tell(client.hello()))).header).split(",")[1];
	};
	t.is(salt("stranger"), salt("stranger"));
	t.not(salt("stranger"), salt("strange"));
	for (const name of ["stranger", "user"]) t.regex(salt(name), /^s=[\w+/]{22}==$/);
});

/** What is said without a login, and what comes of it. */
const REFUSALS: readonly (readonly [authorization: string | undefined, status: number, header: string | undefined, text: RegExp])[] = [
	[undefined, 401, "HELLO", /^log in first/],
	["Basic dXNlcjpwZW5jaWw=", 401, "HELLO", /^log in first/],
	["PLAINTEXT username=dXNlcg, password=cGVuY2ls", 401, "HELLO", /^log in first/],
	["BEARER", 401, "HELLO", /^the token has expired/],
	["BEARER authToken=0", 401, "HELLO", /^the token has expired/],
	["BEARER authToken=ffffffffffffffffffffffffffffffff", 401, "HELLO", /^the token has expired/],
	["Bearer ffffffffffffffffffffffffffffffff", 401, "HELLO", /^the token has expired/],
	["", 400, undefined, /^the Authorization header is none/],
	["HELLO username", 400, undefined, /^HELLO needs username/],
	['HELLO username="dXNlcg"', 400, undefined, /^the Authorization header is none/],
	["HELLO username=dXNlcg,", 400, undefined, /^the Authorization header is none/],
	["HELLO username=dXNlcg, username=dXNlcg", 400, undefined, /^the Authorization header is none/],
	["HELLO =dXNlcg", 400, undefined, /^the Authorization header is none/],
	["HELLO username=dXN lcg", 400, undefined, /^the Authorization header is none/],
	[`BEARER authToken=${"A".repeat(2_031)}`, 401, "HELLO", /^the token has expired/],
	[`BEARER authToken=${"A".repeat(2_032)}`, 400, undefined, /^the Authorization header is none/],
	["BEARER authToken=~", 401, "HELLO", /^the token has expired/],
	["BEARER authToken=\u007f", 400, undefined, /^the Authorization header is none/],
	["HELLO", 400, undefined, /^HELLO needs username/],
	["HELLO name=dXNlcg", 400, undefined, /^HELLO needs username/],
	["HELLO username=d", 400, undefined, /^HELLO needs username/],
	["HELLO username=gICA", 400, undefined, /^HELLO needs username/],
	["SCRAM", 403, undefined, /^this message continues no login/],
	[`SCRAM data=${data("n,,n=user,r=abc")}`, 403, undefined, /^this message continues no login/],
	[`SCRAM handshakeToken=00, data=${data("n,,n=user,r=abc")}`, 403, undefined, /^this message continues no login/],
];

for (const [authorization, status, header, text] of REFUSALS)
	test(`refused: ${authorization?.slice(0, 60)} (${authorization?.length})`, (t) => {
		const said = door().answer(authorization);
		t.is(said.status, status as Answer["status"]);
		t.is(said.headers.find(([name]) => name === "WWW-Authenticate")?.[1], header);
		t.regex(said.text, text);
	});

for (const message of [
	"n",
	"n,,n=user",
	"n,,n=user,r=",
	"n,,n=,r=abc",
	"n,,n=other,r=abc",
	"n,,n=us=er,r=abc",
	"n,,n=us=2Der,r=abc",
	"n,,r=abc,n=user",
	"n,a=admin,n=user,r=abc",
	"n,,m=new,n=user,r=abc",
	"p=tls-exporter,,n=user,r=abc",
	"n=user,r=abc",
	"c=biws,r=abc,p=Zm9v",
])
	test(`refused as the first message: ${message}`, (t) => {
		const { tell } = door();
		const { handshakeToken } = parameters(tell("HELLO username=dXNlcg").header);
		t.is(tell(`SCRAM handshakeToken=${handshakeToken}, data=${data(message)}`).status, 403);
	});

for (const [what, change] of [
	["another nonce", (message: string) => message.replace("r=rOpr", "r=rOpq")],
	["the client's nonce alone", (message: string) => message.replace(/r=[^,]+/, "r=rOprNGfwEbeRWgbNEkqO")],
	["another binding", (message: string) => message.replace("c=biws", "c=eSws")],
	["something between", (message: string) => message.replace(",p=", ",x=y,p=")],
	["no proof", (message: string) => message.replace(/,p=.*/, "")],
	["an empty proof", (message: string) => message.replace(/,p=.*/, ",p=")],
	["a proof that is no base64", (message: string) => message.replace(/,p=.*/, ",p=!")],
	["no binding", (message: string) => message.replace("c=biws", "c=")],
] as const)
	test(`refused as the last message: ${what}`, (t) => {
		const { tell } = door();
		const client = user();
		const message = messageIn(client.final(tell(client.first(tell(client.hello())))));
		t.is(tell(client.scram(change(message))).status, 403);
	});

for (const [what, change] of [
	["another nonce", (message: string) => message.replace("r=rOpr", "r=rOpq")],
	["another binding", (message: string) => message.replace("c=biws", "c=eSws")],
] as const)
	test(`refused although it is signed by who knows the password: ${what}`, (t) => {
		const { tell } = door();
		const client = user();
		t.is(tell(client.final(tell(client.first(tell(client.hello()))), change)).status, 403);
	});

test("a proof is taken once", (t) => {
	const { tell } = door();
	const client = user();
	const final = client.final(tell(client.first(tell(client.hello()))));
	t.is(tell(final).status, 200);
	t.is(tell(final).status, 403);
});

test("a first message that comes again is answered anew, and only the last answer counts", (t) => {
	const { tell } = door();
	const client = user();
	const hello = tell(client.hello());
	const once = tell(client.first(hello));
	const again = tell(client.first(hello));
	t.not(messageIn(once.header), messageIn(again.header));
	t.is(tell(client.final(again)).status, 200);
});

// SPDX-License-Identifier: Apache-2.0
/** Hashes for logins (FIPS 180-4, RFC 2104, RFC 8018) over the SDK's SHA-256, and numbers that nobody foresees, as secrets.ts sees them: in JavaScript the thousands of rounds would take a chip half a minute. */
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "kcl.h"
#include "fips180.h"

#if ESP32
	#include "esp_random.h"
#else
	#include <sys/random.h>
#endif

#define BLOCK 64
#define HASH 32
#define MOST_RANDOM 64

/** A key of HMAC, ready: what its inner and outer hash have taken already. */
typedef struct {
	struct sha256 inner, outer;
} hmac_key;

static void hash(const void *data, uint32_t size, uint8_t *result)
{
	struct sha256 sha;
	sha256_create(&sha);
	sha256_update(&sha, data, size);
	sha256_fin(&sha, result);
}

static void hmac_prepare(hmac_key *key, const uint8_t *bytes, uint32_t size)
{
	uint8_t block[BLOCK] = { 0 };
	if (size > BLOCK) hash(bytes, size, block);
	else c_memcpy(block, bytes, size);
	for (int i = 0; i < BLOCK; i++) block[i] ^= 0x36;
	sha256_create(&key->inner);
	sha256_update(&key->inner, block, BLOCK);
	for (int i = 0; i < BLOCK; i++) block[i] ^= 0x36 ^ 0x5c;
	sha256_create(&key->outer);
	sha256_update(&key->outer, block, BLOCK);
}

/** Over one text, or two that follow each other. */
static void hmac(const hmac_key *key, const void *data, uint32_t size, const void *more, uint32_t more_size, uint8_t *result)
{
	struct sha256 sha = key->inner;
	sha256_update(&sha, data, size);
	if (more_size > 0) sha256_update(&sha, more, more_size);
	sha256_fin(&sha, result);
	sha = key->outer;
	sha256_update(&sha, result, HASH);
	sha256_fin(&sha, result);
}

/** The bytes of an argument. They stay where they are until something is allocated. */
static const uint8_t *bytes_of(xsMachine *the, xsSlot *slot, xsUnsignedValue *size)
{
	void *data;
	xsmcGetBufferReadable(*slot, &data, size);
	return data;
}

/** sha256(bytes): an ArrayBuffer. */
void xs_pilotlight_sha256(xsMachine *the)
{
	uint8_t result[HASH];
	xsUnsignedValue size;
	const uint8_t *data = bytes_of(the, &xsArg(0), &size);
	hash(data, size, result);
	xsmcSetArrayBuffer(xsResult, result, HASH);
}

/** hmac(key, bytes): an ArrayBuffer. */
void xs_pilotlight_hmac(xsMachine *the)
{
	uint8_t result[HASH];
	hmac_key key;
	xsUnsignedValue key_size, size;
	const uint8_t *key_bytes = bytes_of(the, &xsArg(0), &key_size);
	const uint8_t *data = bytes_of(the, &xsArg(1), &size);
	hmac_prepare(&key, key_bytes, key_size);
	hmac(&key, data, size, NULL, 0, result);
	xsmcSetArrayBuffer(xsResult, result, HASH);
}

/** pbkdf2(password, salt, iterations): an ArrayBuffer of 32 bytes. */
void xs_pilotlight_pbkdf2(xsMachine *the)
{
	static const uint8_t first[4] = { 0, 0, 0, 1 };
	uint8_t round[HASH], result[HASH];
	hmac_key key;
	xsUnsignedValue password_size, salt_size;
	int iterations = xsmcToInteger(xsArg(2));
	const uint8_t *password = bytes_of(the, &xsArg(0), &password_size);
	const uint8_t *salt = bytes_of(the, &xsArg(1), &salt_size);
	hmac_prepare(&key, password, password_size);
	hmac(&key, salt, salt_size, first, sizeof first, round);
	c_memcpy(result, round, HASH);
	while (--iterations > 0) {
		hmac(&key, round, HASH, NULL, 0, round);
		for (int i = 0; i < HASH; i++) result[i] ^= round[i];
	}
	xsmcSetArrayBuffer(xsResult, result, HASH);
}

/** random(count): an ArrayBuffer of up to 64 bytes. */
void xs_pilotlight_random(xsMachine *the)
{
	uint8_t result[MOST_RANDOM];
	int count = xsmcToInteger(xsArg(0));
	if ((count < 1) || (count > MOST_RANDOM)) xsRangeError("1 to 64 bytes");
#if ESP32
	esp_fill_random(result, count);
#else
	if (getrandom(result, count, 0) != count) xsUnknownError("no random numbers");
#endif
	xsmcSetArrayBuffer(xsResult, result, count);
}

<?php
/**
 * What a reader may read, checked on the publisher's server without a call to Usersay. PHP 8.0 or later with OpenSSL.
 *
 * Environment: USERSAY_URL, USERSAY_SITE and, where it is not the default, USERSAY_ISSUER; USERSAY_CACHE, a directory that the web server alone
 * can write: whoever else could would make keys of his own. Without it the keys are read for each statement. See docs/integrate.md.
 */

const USERSAY_KEYS_KEPT = 300; // as long as the keys may be cached
const USERSAY_KEYS_AGAIN = 10; // an unknown key is looked for no more often, whatever is sent

/** Names of what the statement's reader may read; none where it is forged, over, or for another site. */
function usersay_entitlements(?string $statement, ?int $now = null): array
{
    return usersay_claims($statement, $now)['entitlements'] ?? [];
}

/** Whether an article may be read: by the entitlement that it needs, or as one of the month's free articles. */
function usersay_may_read(?string $statement, string $article, string $entitlement, ?int $now = null): bool
{
    $claims = usersay_claims($statement, $now);
    return $claims !== null
        && (in_array($entitlement, $claims['entitlements'], true) || ($claims['article'] ?? null) === $article);
}

/** The claims of a statement; null where it is forged, over, or for another site. */
function usersay_claims(?string $statement, ?int $now): ?array
{
    $parts = explode('.', (string) $statement);
    if (count($parts) !== 3) {
        return null;
    }
    [$header, $body, $signature] = $parts;
    $head = usersay_json($header);
    $signature = usersay_bytes($signature);
    if (($head['alg'] ?? '') !== 'ES256' || ($head['typ'] ?? '') !== 'entitlements+jwt' || strlen($signature) !== 64) {
        return null;
    }
    $key = usersay_key((string) ($head['kid'] ?? ''));
    if ($key === null || openssl_verify("$header.$body", usersay_der($signature), $key, OPENSSL_ALGO_SHA256) !== 1) {
        return null;
    }
    $claims = usersay_json($body);
    $meant = ($claims['iss'] ?? '') === (getenv('USERSAY_ISSUER') ?: 'http://localhost:8080')
        && ($claims['aud'] ?? '') === 'paywall:' . getenv('USERSAY_SITE');
    return $meant && ($now ?? time()) < ($claims['exp'] ?? 0) ? $claims : null;
}

function usersay_bytes(string $text): string
{
    return (string) base64_decode(strtr($text, '-_', '+/'));
}

function usersay_json(string $part): array
{
    $read = json_decode(usersay_bytes($part), true);
    return is_array($read) ? $read : [];
}

/** The public key of this id, kept in a file for all processes of the server; null where there is none. */
function usersay_key(string $id): ?string
{
    if (!getenv('USERSAY_CACHE')) {
        return usersay_read_keys()[$id] ?? null;
    }
    $file = getenv('USERSAY_CACHE') . '/usersay-keys.json';
    $age = time() - (int) @filemtime($file);
    $keys = json_decode((string) @file_get_contents($file), true) ?: [];
    if ($age > USERSAY_KEYS_KEPT || (!isset($keys[$id]) && $age > USERSAY_KEYS_AGAIN)) {
        $keys = usersay_read_keys();
        $new = $file . '.' . getmypid();
        file_put_contents($new, json_encode($keys));
        rename($new, $file);
    }
    return $keys[$id] ?? null;
}

/** Keys by id, as PEM. */
function usersay_read_keys(): array
{
    $options = ['http' => ['timeout' => 2, 'follow_location' => 0]];
    $set = @file_get_contents(getenv('USERSAY_URL') . '/.well-known/jwks.json', false, stream_context_create($options));
    $keys = [];
    foreach (json_decode((string) $set, true)['keys'] ?? [] as $key) {
        if (($key['kty'] ?? '') === 'EC' && ($key['crv'] ?? '') === 'P-256') {
            // What stands before a point of P-256 in a public key.
            $der = hex2bin('3059301306072a8648ce3d020106082a8648ce3d03010703420004')
                . usersay_bytes($key['x']) . usersay_bytes($key['y']);
            $keys[$key['kid']] = "-----BEGIN PUBLIC KEY-----\n" . chunk_split(base64_encode($der), 64, "\n") . '-----END PUBLIC KEY-----';
        }
    }
    return $keys;
}

/** The two numbers of a signature as OpenSSL reads them. */
function usersay_der(string $signature): string
{
    $numbers = '';
    foreach (str_split($signature, 32) as $number) {
        $number = ltrim($number, "\0");
        if ($number === '' || ord($number[0]) > 127) {
            $number = "\0" . $number;
        }
        $numbers .= "\x02" . chr(strlen($number)) . $number;
    }
    return "\x30" . chr(strlen($numbers)) . $numbers;
}

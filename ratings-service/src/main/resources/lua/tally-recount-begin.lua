-- From now on differences are also logged, until the recount that starts here is installed.
-- KEYS tally, log; ARGV nonce, now (ms)
redis.call('HSET', KEYS[1], 'recount', ARGV[1], 'recounting', ARGV[2])
redis.call('DEL', KEYS[2])
return 1

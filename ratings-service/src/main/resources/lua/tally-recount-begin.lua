-- From now on differences are also logged, until the recount that starts here is installed.
-- KEYS tally, log; ARGV nonce
redis.call('HSET', KEYS[1], 'recount', ARGV[1])
redis.call('DEL', KEYS[2])
return 1

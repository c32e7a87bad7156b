-- From now on differences are also logged, until the recount that starts here is installed. It will mend what is suspect now.
-- KEYS tally, log; ARGV nonce, now (ms)
redis.call('HSET', KEYS[1], 'recount', ARGV[1], 'recounting', ARGV[2])
if redis.call('HEXISTS', KEYS[1], 'suspect') == 1 then
  redis.call('HSET', KEYS[1], 'suspect', ARGV[1])
end
redis.call('DEL', KEYS[2])
return 1

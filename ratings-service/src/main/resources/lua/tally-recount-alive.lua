-- The recount goes on, unless another one began.
-- KEYS tally; ARGV nonce, now (ms)
if redis.call('HGET', KEYS[1], 'recount') == ARGV[1] then
  redis.call('HSET', KEYS[1], 'recounting', ARGV[2])
end
return 1

-- A vote is about to be written. Its token stays open until its difference is counted, so that a write whose service
-- died in between is noticed.
-- KEYS tally, open tokens; ARGV life of Redis, token, now (ms)
-- Answers 1 if the tally is known to be moving, 0 if MongoDB must be told so first.
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2])
local known = redis.call('HMGET', KEYS[1], 'life', 'moving')
if known[1] == ARGV[1] and known[2] == '1' then
  redis.call('HSET', KEYS[1], 'last', ARGV[3])
  return 1
end
return 0

-- A tally at rest: no write is open, none began lately, nothing is suspect. The next write has to tell MongoDB again.
-- KEYS tally, open tokens; ARGV life, no write since (ms), seconds to keep it, MongoDB's epoch
-- Answers everything the tally holds; {'active'} if votes came lately; {'behind'} if MongoDB knows of writes that Redis was never
-- told; nothing if somebody should look.
local known = redis.call('HMGET', KEYS[1], 'life', 'moving', 'suspect', 'recount', 'last', 'epoch')
if known[1] ~= ARGV[1] or known[3] or known[4] then
  return {}
end
if tonumber(ARGV[4]) > tonumber(known[6] or '0') then
  redis.call('HSET', KEYS[1], 'suspect', '1')
  return {'behind'}
end
if tonumber(known[5] or '0') > tonumber(ARGV[2]) then
  return {'active'}
end
if redis.call('EXISTS', KEYS[2]) == 1 then
  return {}
end
redis.call('HSET', KEYS[1], 'moving', '0')
redis.call('EXPIRE', KEYS[1], ARGV[3])
return redis.call('HGETALL', KEYS[1])

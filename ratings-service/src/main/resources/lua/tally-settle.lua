-- A tally at rest: no write is open, none began lately, nothing is suspect. The next write has to tell MongoDB again.
-- KEYS tally, open tokens; ARGV life, no write since (ms), seconds to keep it, MongoDB's epoch, no open write is older (ms),
--      now (ms)
-- Answers everything the tally holds; {'active'} if votes came lately; {'behind'} if MongoDB knows of writes that Redis was never
-- told; {'unsure'} if it was recounted after a loss while writes from before might still land, and cannot any more; nothing if
-- somebody should look.
local known = redis.call('HMGET', KEYS[1], 'life', 'moving', 'suspect', 'recount', 'last', 'epoch', 'lost')
if known[1] ~= ARGV[1] or known[3] or known[4] then
  return {}
end
if tonumber(ARGV[4]) > tonumber(known[6] or '0') then
  redis.call('HSET', KEYS[1], 'suspect', '1')
  return {'behind'}
end
local lost = tonumber(known[7] or '0')
if known[7] and (lost <= tonumber(ARGV[5]) or lost > tonumber(ARGV[6]) + 60000) then
  return {'unsure'}
end
if known[7] or tonumber(known[5] or '0') > tonumber(ARGV[2]) then
  return {'active'}
end
if redis.call('EXISTS', KEYS[2]) == 1 then
  return {}
end
redis.call('HSET', KEYS[1], 'moving', '0')
redis.call('EXPIRE', KEYS[1], ARGV[3])
return redis.call('HGETALL', KEYS[1])

-- Replaces a tally by its recount, if nothing was counted since the recount looked at the log. What became suspect since it began stays so.
-- KEYS tally, open tokens, log, floors
-- ARGV life, nonce, epoch, moving, length of the log it saw, tokens older than this (ms) are dropped, when this recount began (ms),
--      number of fields, field, count, ..., then of each open write: voter, version, token, when this recount began (ms)
-- Answers 'installed', 'busy' (look at the log again) or 'superseded' (another recount began).
local tally, open, log, floors = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local known = redis.call('HMGET', tally, 'recount', 'life', 'epoch', 'moving', 'last', 'suspect', 'lost')
if known[1] ~= ARGV[2] then
  return 'superseded'
end
if redis.call('LLEN', log) ~= tonumber(ARGV[5]) then
  return 'busy'
end
local epoch, moving = tonumber(ARGV[3]), ARGV[4]
if known[2] == ARGV[1] then
  epoch = math.max(epoch, tonumber(known[3]))
  if known[4] == '1' then
    moving = '1'
  end
end
redis.call('DEL', tally, log, floors)
redis.call('HSET', tally, 'life', ARGV[1], 'epoch', epoch, 'moving', moving, 'last', known[5] or '0')
if known[6] == '1' then
  redis.call('HSET', tally, 'suspect', '1')
end
-- A loss is over when no write from before it can land any more. One that is to come was noted before a clock was put back.
local lost = tonumber(known[7] or '0')
if lost > tonumber(ARGV[6]) and lost < tonumber(ARGV[7]) + 60000 then
  redis.call('HSET', tally, 'lost', known[7], 'counted', ARGV[7])
end
local fields = tonumber(ARGV[8])
for i = 9, 8 + 2 * fields, 2 do
  redis.call('HSET', tally, ARGV[i], ARGV[i + 1])
end
for i = 9 + 2 * fields, #ARGV, 2 do
  redis.call('HSET', floors, ARGV[i], ARGV[i + 1])
end
redis.call('ZREMRANGEBYSCORE', open, '-inf', ARGV[6])
return 'installed'

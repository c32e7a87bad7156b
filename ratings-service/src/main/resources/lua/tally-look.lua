-- A look at a tally a moment after it was touched. What is wrong is marked as suspect, so that whoever shows it says so: with the nonce
-- of the recount under way that will mend it, or with 1 where one has yet to begin.
-- KEYS tally, open tokens, floors
-- ARGV life, then times (ms): overdue, later than any write may have begun, when a recount was last heard of that is taken for dead,
--      how long a write is on its way (ms), and now (ms)
-- Answers {state, the time (microseconds), everything the tally holds, {token, version, ...}}. States:
--   'missing': there is no tally; 'suspect': it has to be recounted; 'mending': it is being recounted; 'exact';
--   'waiting': exact but for open writes. Those that are overdue are listed with the version of the vote that the last recount saw:
--   where the vote has another one by now, the tally is wrong. And where it was recounted so soon after a loss that a write from
--   before it, whose token is lost, may have landed since: 'fresh', and 'unsure' when it is time to recount it once more.
local tally, open, floors = KEYS[1], KEYS[2], KEYS[3]
local known = redis.call('HMGET', tally, 'life', 'suspect', 'recount', 'recounting', 'lost', 'counted')
local mending = known[3] and tonumber(known[4] or '0') > tonumber(ARGV[4])
if known[1] ~= ARGV[1] then
  return {mending and 'mending' or 'missing', '0', {}, {}}
end

local suspect, watched = known[2], {}
for _, range in ipairs({{'-inf', ARGV[2]}, {ARGV[3], '+inf'}}) do
  for _, token in ipairs(redis.call('ZRANGEBYSCORE', open, range[1], range[2])) do
    if redis.call('HEXISTS', floors, token) == 1 then
      watched[#watched + 1] = token
      watched[#watched + 1] = redis.call('HGET', floors, string.match(token, '^(.*)#')) or '0'
    elseif not suspect then
      suspect = mending and known[3] or '1'
    end
  end
end
if suspect and suspect ~= known[2] then
  redis.call('HSET', tally, 'suspect', suspect)
end

local lost, counted = tonumber(known[5] or '0'), tonumber(known[6] or '0')
local early = known[5] and counted < lost + tonumber(ARGV[5]) and lost < tonumber(ARGV[3])

local state = 'exact'
if suspect and mending and suspect == known[3] then
  state = 'mending'
elseif suspect or (known[3] and not mending) then
  state = 'suspect'
elseif early and not mending then
  state = lost + tonumber(ARGV[5]) <= tonumber(ARGV[6]) and 'unsure' or 'fresh'
elseif early or redis.call('EXISTS', open) == 1 then
  state = 'waiting'
end
local time = redis.call('TIME')
return {state, string.format('%.0f', time[1] * 1000000 + time[2]), redis.call('HGETALL', tally), watched}

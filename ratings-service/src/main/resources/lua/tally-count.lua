-- What happens to the tally when a vote has been written: the old stars lose one, the new stars win one.
-- The guard: a difference counts only while its token is open, so a repeated one is noticed; a token that stays open
-- tells of a lost one; and where a recount has already seen this version of the vote (its "floor"), or one is under
-- way (its log), the difference is not counted twice. Whatever does not fit marks the tally suspect: it is recounted.
-- KEYS tally, open tokens, log of a recount, floors; ARGV life, token, voter, version, field, difference, ...: where three stars
-- became four today, a3 -1, 20261122:3 -1, a4 1, 20261123:4 1. Nothing else moves here: lists follow when somebody looks.
-- Answers {'missing'}, or {state, the five totals}: 'counted', 'suspect' (a recount has yet to begin), or 'mending' (one is under way).
local tally, open, log, floors = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local known = redis.call('HMGET', tally, 'life', 'recount', 'suspect')
if known[1] ~= ARGV[1] then
  return {'missing'}
end

local suspect = known[3] == '1'
if redis.call('ZREM', open, ARGV[2]) == 0 then
  suspect = true
else
  if known[2] then
    redis.call('RPUSH', log, table.concat(ARGV, ' ', 3))
  end
  local floor = redis.call('HGET', floors, ARGV[3])
  if not floor or tonumber(ARGV[4]) > tonumber(floor) then
    local settled = redis.call('EXISTS', open) == 0
    for i = 5, #ARGV, 2 do
      local count = redis.call('HINCRBY', tally, ARGV[i], ARGV[i + 1])
      if count == 0 then
        redis.call('HDEL', tally, ARGV[i])
      elseif count < 0 and settled then
        suspect = true
      end
    end
  end
end
local state = known[3] and 'mending' or 'counted'
if suspect then
  -- Also during a recount, which may have read the vote before.
  redis.call('HSET', tally, 'suspect', '1')
  state = 'suspect'
end
local totals = redis.call('HMGET', tally, 'a1', 'a2', 'a3', 'a4', 'a5')
return {state, totals[1] or '0', totals[2] or '0', totals[3] or '0', totals[4] or '0', totals[5] or '0'}

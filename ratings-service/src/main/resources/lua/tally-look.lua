-- A look at a tally a moment after it was touched.
-- KEYS tally, open tokens, floors; ARGV life, overdue (ms), abandoned (ms)
-- Answers {'missing', 'suspect', 'waiting' or 'exact', the time (microseconds), everything the tally holds}: suspect if a write is open
-- that was overdue when the last recount began, or later, or can never end; or if a recount was begun that cannot end any more.
local tally, open, floors = KEYS[1], KEYS[2], KEYS[3]
local known = redis.call('HMGET', tally, 'life', 'suspect', 'recount', 'recounting')
if known[1] ~= ARGV[1] then
  return {'missing', '0', {}}
end
local state = 'exact'
if redis.call('EXISTS', open) == 1 then
  state = 'waiting'
end
local broken = known[3] and tonumber(known[4] or '0') <= tonumber(ARGV[3])
if known[2] or broken or redis.call('ZCOUNT', open, '-inf', ARGV[3]) > 0 then
  state = 'suspect'
else
  for _, token in ipairs(redis.call('ZRANGEBYSCORE', open, '-inf', ARGV[2])) do
    local recounted = redis.call('HGET', floors, token)
    if not recounted or tonumber(recounted) <= tonumber(ARGV[2]) then
      state = 'suspect'
    end
  end
end
local time = redis.call('TIME')
return {state, string.format('%.0f', time[1] * 1000000 + time[2]), redis.call('HGETALL', tally)}

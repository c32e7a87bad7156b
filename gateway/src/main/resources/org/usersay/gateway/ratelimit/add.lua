-- Adds what one gateway has counted to the counters of all, on Redis' own clock; the keys are those of check.lua.
-- KEYS[n] what is counted; holds the microsecond at which it would be idle again
-- ARGV[n] microseconds that were spent
-- returns for each key the microseconds until it will be idle
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local replies = {}

for n, key in ipairs(KEYS) do
  local ahead = math.max(tonumber(redis.call('GET', key) or now), now) + tonumber(ARGV[n]) - now
  if ahead > 0 then
    redis.call('SET', key, string.format('%.0f', now + ahead), 'PX', math.ceil(ahead / 1000) + 1)
  end
  replies[n] = ahead
end

return replies

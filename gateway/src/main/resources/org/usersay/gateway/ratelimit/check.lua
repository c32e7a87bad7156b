-- Generic cell rate algorithm on Redis' own clock, so that gateways with different clocks agree.
-- KEYS[n]      what is counted; holds the microsecond at which it would be idle again
-- ARGV[2n - 1] microseconds between two requests when they are spread evenly
-- ARGV[2n]     microseconds of the whole period: how far ahead the key may run
-- returns      for each key up to the first that refuses: allowed (1 or 0), remaining, microseconds to wait
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local replies = {}

for n, key in ipairs(KEYS) do
  local interval = tonumber(ARGV[2 * n - 1])
  local period = tonumber(ARGV[2 * n])
  local idle = tonumber(redis.call('GET', key) or now)
  local ahead = math.max(idle, now) + interval - now
  if ahead > period then
    replies[n] = {0, 0, ahead - period}
    return replies
  end
  redis.call('SET', key, string.format('%.0f', now + ahead), 'PX', math.ceil(ahead / 1000) + 1)
  replies[n] = {1, math.floor((period - ahead) / interval), ahead}
end

return replies

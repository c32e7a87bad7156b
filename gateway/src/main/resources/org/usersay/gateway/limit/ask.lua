-- Generic cell rate algorithm on Redis' own clock, so that gateways with differing clocks agree.
-- KEYS[1]  one client's key; holds the microsecond at which it would be idle again
-- ARGV[1]  microseconds between two requests when they are spread evenly
-- ARGV[2]  microseconds of the whole period: how far ahead the key may run
-- returns  allowed (1 or 0), remaining, microseconds to wait
local interval = tonumber(ARGV[1])
local period = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local idle = tonumber(redis.call('GET', KEYS[1]) or now)
if idle < now then
  idle = now
end

local ahead = idle + interval - now
if ahead > period then
  return {0, 0, ahead - period}
end

redis.call('SET', KEYS[1], string.format('%.0f', now + ahead), 'PX', math.ceil(ahead / 1000) + 1)
return {1, math.floor((period - ahead) / interval), ahead}

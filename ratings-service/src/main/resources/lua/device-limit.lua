-- How many devices of one network began in this hour. KEYS counter; ARGV seconds to keep it
local count = redis.call('INCR', KEYS[1])
if count == 1 then
  redis.call('EXPIRE', KEYS[1], ARGV[1])
end
return count

-- KEYS[1] the attempts of one kind on one subject; ARGV[1] their window in milliseconds.
-- Answers how many there were in this window, this one included, and the milliseconds until it ends.
local attempts = redis.call('INCR', KEYS[1])
if attempts == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return {attempts, redis.call('PTTL', KEYS[1])}

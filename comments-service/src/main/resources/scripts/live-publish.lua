-- Adds an event to an article's stream and announces it. Events are numbered within an epoch, which begins when nothing
-- is known of the article here, so that a reader who comes back is never taken to have seen what he has not.
--
-- KEYS  meta hash {epoch, number}, stream, hash with the article's counter
-- ARGV  epoch if a new one begins; events kept; seconds kept; channel; article; name; data;
--       how many comments there are, or "" if the counter says so; run of Redis to which the counter must belong
-- Returns the number, or 0 where there is no counter: nothing has happened then.
local count = ARGV[8]
if count == '' then
  local counter = redis.call('HMGET', KEYS[3], 'run', 'count')
  if counter[1] ~= ARGV[9] or not counter[2] then return 0 end
  count = counter[2]
end
redis.call('HSETNX', KEYS[1], 'epoch', ARGV[1])
local number = redis.call('HINCRBY', KEYS[1], 'number', 1)
local epoch = redis.call('HGET', KEYS[1], 'epoch')
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[2], number .. '-0', 'name', ARGV[6], 'data', ARGV[7], 'count', count)
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[3])
redis.call('PUBLISH', ARGV[4], table.concat({ ARGV[5], epoch, number, ARGV[6], count, ARGV[7] }, '\n'))
return number

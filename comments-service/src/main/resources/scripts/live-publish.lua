-- Adds an event to an article's stream and announces it. Events are numbered within an epoch, which begins when nothing
-- is known of the article here, so that a reader who comes back is never taken to have seen what he has not.
--
-- KEYS  meta hash {epoch, number}, stream
-- ARGV  epoch if a new one begins; events kept; seconds kept; channel; article; name; data; count
-- Returns the number.
redis.call('HSETNX', KEYS[1], 'epoch', ARGV[1])
local number = redis.call('HINCRBY', KEYS[1], 'number', 1)
local epoch = redis.call('HGET', KEYS[1], 'epoch')
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[2], number .. '-0', 'name', ARGV[6], 'data', ARGV[7], 'count', ARGV[8])
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[3])
redis.call('PUBLISH', ARGV[4], table.concat({ ARGV[5], epoch, number, ARGV[6], ARGV[8], ARGV[7] }, '\n'))
return number

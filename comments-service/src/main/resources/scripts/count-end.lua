-- Ends a recount, unless another one has begun since.
--
-- KEYS  hash {run, epoch, count}
-- ARGV  id of the recount; published comments; seconds that the counter is kept
-- Returns 1, or 0 where nothing was written.
if redis.call('HGET', KEYS[1], 'epoch') ~= 'counting ' .. ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'count', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1

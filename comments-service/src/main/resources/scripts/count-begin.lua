-- Begins a recount of an article's published comments. Until it ends, and for every write that was prepared before its
-- end, count-add.lua refuses to change the counter, since the count may or may not have seen that write.
--
-- KEYS  hash {run, epoch, count}
-- ARGV  run of Redis; id of the recount; seconds that an abandoned recount is kept
if redis.call('HGET', KEYS[1], 'run') ~= ARGV[1] then redis.call('DEL', KEYS[1]) end
redis.call('HSET', KEYS[1], 'run', ARGV[1], 'epoch', 'counting ' .. ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1

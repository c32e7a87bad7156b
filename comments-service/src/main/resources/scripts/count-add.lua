-- Changes an article's counter by one write of a comment.
--
-- KEYS  hash {run, epoch, count}
-- ARGV  run of Redis; epoch as it was before the write; change
-- Returns 1 where the counter has the write, or there is none, so that a later count will see it. Returns 0 where a recount
-- that may have seen the write is running, or has ended since: then the article must be recounted.
local kept = redis.call('HMGET', KEYS[1], 'run', 'epoch', 'count')
if not kept[2] then return 1 end
if kept[1] ~= ARGV[1] or kept[2] ~= ARGV[2] or not kept[3] or string.sub(kept[2], 1, 9) == 'counting ' then return 0 end
redis.call('HINCRBY', KEYS[1], 'count', ARGV[3])
return 1

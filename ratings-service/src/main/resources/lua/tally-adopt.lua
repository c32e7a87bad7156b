-- Takes a stored tally over where Redis has none of its present life, and notes what MongoDB said. The token of whoever is about to
-- vote is opened again if Redis lost it meanwhile: nobody takes the tally over without it.
-- KEYS tally, open tokens; ARGV life, epoch, moving (0 or 1), now (ms), exact (0 or 1), token or '', field, count, ...
-- Answers 1 if there is a tally now.
local known = redis.call('HMGET', KEYS[1], 'life', 'epoch')
if ARGV[6] ~= '' then
  redis.call('ZADD', KEYS[2], 'NX', ARGV[4], ARGV[6])
end
if known[1] ~= ARGV[1] then
  if ARGV[5] == '0' then
    return 0
  end
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'life', ARGV[1], 'epoch', ARGV[2])
  for i = 7, #ARGV, 2 do
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
elseif tonumber(ARGV[2]) > tonumber(known[2]) then
  redis.call('HSET', KEYS[1], 'epoch', ARGV[2])
end
if ARGV[3] == '1' then
  redis.call('HSET', KEYS[1], 'moving', '1', 'last', ARGV[4])
  redis.call('PERSIST', KEYS[1])
end
return 1

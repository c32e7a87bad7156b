-- Nobody ever voted on this article, says MongoDB: an empty tally at rest, for a while. The first vote finds it not moving and tells
-- MongoDB, as after any rest. Nothing is touched where there is a tally of this life, or a recount under way.
-- KEYS tally; ARGV life, seconds to keep it
local life = redis.call('HGET', KEYS[1], 'life')
if life == ARGV[1] or (not life and redis.call('EXISTS', KEYS[1]) == 1) then
  return 0
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'life', ARGV[1], 'epoch', '0')
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1

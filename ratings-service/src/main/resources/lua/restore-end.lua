-- Whoever gave everything back ends it, in one step, so that a loss of all keys before this moment is noticed.
-- KEYS restoring, whole; ARGV nonce, run of Redis, whether all was given back (0 or 1)
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[1])
if ARGV[3] == '1' then
  redis.call('SET', KEYS[2], ARGV[2])
end
return 1

-- A tally of this life is known to be wrong: it is shown as such until a recount that begins from now on.
-- KEYS tally; ARGV life
if redis.call('HGET', KEYS[1], 'life') == ARGV[1] then
  redis.call('HSET', KEYS[1], 'suspect', '1')
end
return 1

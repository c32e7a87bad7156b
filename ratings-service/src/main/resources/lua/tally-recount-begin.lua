-- From now on differences are also logged, until the recount that starts here is installed. It will mend what is suspect now. Where the
-- tally was lost, tokens were lost with it: when that was found is noted, since writes that began before may land after the recount.
-- KEYS tally, log; ARGV nonce, now (ms), life
if redis.call('HGET', KEYS[1], 'life') ~= ARGV[3] then
  redis.call('HSET', KEYS[1], 'lost', ARGV[2])
end
redis.call('HSET', KEYS[1], 'recount', ARGV[1], 'recounting', ARGV[2])
if redis.call('HEXISTS', KEYS[1], 'suspect') == 1 then
  redis.call('HSET', KEYS[1], 'suspect', ARGV[1])
end
redis.call('DEL', KEYS[2])
return 1

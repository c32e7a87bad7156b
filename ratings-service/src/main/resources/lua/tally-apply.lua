-- Applies "this vote is now so" to the tally of one article, for each vote whose version is newer than the one kept here. It may be
-- repeated, and votes may come in any order.
--
-- KEYS tally, dirty marks, prefix of the hashes of votes
-- ARGV run id of Redis; the pass over all votes that ends with this call, or ''; the mark to clear, or '';
--      then of each vote: voter, version, stars (0: does not count), day
-- Returns {pass, whether the tally is built (0 or 1), version, count of one star, ..., of five stars}.
--
-- The tally is built once a pass over all votes of the article has ended that began in the present run of Redis: a restarted server may
-- have older keys. Such keys are kept, since the versions order them, but the tally counts as incomplete until then.
-- A vote takes about 35 bytes: 'version:stars:day' by eight bytes of the voter's digest, in hashes small enough for Redis to pack.
-- They grow one by one, by linear hashing: each new hash takes half of an earlier one.
local tally, marks, prefix = KEYS[1], KEYS[2], KEYS[3]
local PER_HASH = 64

local state = redis.call('HMGET', tally, 'run', 'pass', 'built', 'votes', 'hashes', 'since')
local pass, built = state[2], state[3]
local votes, hashes, since = tonumber(state[4] or '0'), tonumber(state[5] or '1'), state[6]
if state[1] ~= ARGV[1] then
  local time = redis.call('TIME')
  pass, built = string.format('%.0f', time[1] * 1000000 + time[2]), false
  if not since then
    since = pass
    redis.call('HSET', tally, 'since', since, 'version', since)
  end
  -- Ahead of every version in earlier runs: the lists, on another node of a cluster, may have seen versions that were lost here.
  local version = math.max(tonumber(pass), tonumber(redis.call('HGET', tally, 'version')) + 1)
  redis.call('HSET', tally, 'run', ARGV[1], 'pass', pass, 'version', string.format('%.0f', version))
  redis.call('HDEL', tally, 'built')
end
prefix = prefix .. since .. ':'

local function digest(voter)
  return (string.gsub(string.sub(redis.sha1hex(voter), 1, 16), '..', function(hex) return string.char(tonumber(hex, 16)) end))
end

-- The largest power of two that is not above the number of hashes.
local function level()
  local power = 1
  while power * 2 <= hashes do
    power = power * 2
  end
  return power
end

local function place(voter)
  local high, middle, low = string.byte(voter, 1, 3)
  local number, power = high * 65536 + middle * 256 + low, level()
  local at = number % (power * 2)
  return at < hashes and at or number % power
end

local function grow()
  local from = prefix .. (hashes - level())
  hashes = hashes + 1
  local entries = redis.call('HGETALL', from)
  for i = 1, #entries, 2 do
    if place(entries[i]) == hashes - 1 then
      redis.call('HSET', prefix .. (hashes - 1), entries[i], entries[i + 1])
      redis.call('HDEL', from, entries[i])
    end
  end
end

local function add(stars, day, difference)
  if stars ~= '0' then
    for _, field in ipairs({'a' .. stars, day .. ':' .. stars}) do
      if redis.call('HINCRBY', tally, field, difference) == 0 then
        redis.call('HDEL', tally, field)
      end
    end
  end
end

local before = votes
for i = 4, #ARGV, 4 do
  local voter, version, stars, day = digest(ARGV[i]), ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local key = prefix .. place(voter)
  local known = redis.call('HGET', key, voter)
  local knownVersion, knownStars, knownDay = string.match(known or '0:0:0', '^(%d+):(%d):(%d+)$')
  if tonumber(version) > tonumber(knownVersion) then
    redis.call('HSET', key, voter, version .. ':' .. stars .. ':' .. day)
    if stars ~= knownStars or day ~= knownDay then
      add(knownStars, knownDay, -1)
      add(stars, day, 1)
      redis.call('HINCRBY', tally, 'version', 1)
    end
    if not known then
      votes = votes + 1
      if votes > PER_HASH * hashes then
        grow()
      end
    end
  end
end

if votes ~= before then
  redis.call('HSET', tally, 'votes', votes, 'hashes', hashes)
end
if ARGV[2] ~= '' and ARGV[2] == pass then
  redis.call('HSET', tally, 'built', '1')
  built = '1'
end
-- An article without votes is remembered for a minute only, since anyone may read any id.
if votes == 0 then
  redis.call('EXPIRE', tally, 60)
elseif before == 0 then
  redis.call('PERSIST', tally)
end
if ARGV[3] ~= '' then
  redis.call('ZREM', marks, ARGV[3])
end
local answer = redis.call('HMGET', tally, 'version', 'a1', 'a2', 'a3', 'a4', 'a5')
for i = 1, 6 do
  answer[i] = answer[i] or '0'
end
return {pass, built and 1 or 0, answer[1], answer[2], answer[3], answer[4], answer[5], answer[6]}

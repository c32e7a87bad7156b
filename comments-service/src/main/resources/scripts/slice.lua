-- Reads one page's worth of ids of one thread's copy. Costs the page, and the logarithm of the thread.
--
-- KEYS  as in place.lua
-- ARGV  run; order: new, old, top, con or replies; whose replies; at most so many; how many replies to bring of each;
--       rank and id to continue after ("" to start); then ids of pinned comments to bring as well
-- Returns {published comments, {{id, version, 1 if a tombstone, replies, rank, {replies…}}…}, length of the list, {pinned…}}, or nothing where there is no copy.
local meta, tree, top, con, tomb, ver = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local run, order, whose, limit, first = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local rank, after = ARGV[6], ARGV[7]

local kept = redis.call('HMGET', meta, 'run', 'built', 'tree', 'top', 'con', 'tomb', 'ver')
local size, tombs = redis.call('ZCARD', tree), redis.call('SCARD', tomb)
if kept[1] ~= run or kept[2] ~= '1' or tonumber(kept[3]) ~= size or tonumber(kept[6]) ~= tombs
    or tonumber(kept[4]) ~= redis.call('ZCARD', top) or tonumber(kept[5]) ~= redis.call('ZCARD', con)
    or tonumber(kept[7]) ~= redis.call('HLEN', ver) then
  return false
end

local function under(id)
  return '[' .. id .. ':', '(' .. id .. ';'
end

local function entry(id, place, deep)
  local from, to = under(id)
  local replies, shown = redis.call('ZLEXCOUNT', tree, from, to), {}
  if deep > 0 and replies > 0 then
    for i, member in ipairs(redis.call('ZRANGEBYLEX', tree, from, to, 'LIMIT', 0, deep)) do
      shown[i] = entry(string.sub(member, #id + 2), '0', 0)
    end
  end
  return { id, redis.call('HGET', ver, id) or '1', redis.call('SISMEMBER', tomb, id), replies, place, shown }
end

-- Where in the descending order of (rank, id) the element after the cursor stands: ties are searched by halves.
local function position(key)
  if after == '' then return 0 end
  local low = redis.call('ZCOUNT', key, '(' .. rank, '+inf')
  local high = low + redis.call('ZCOUNT', key, rank, rank)
  while low < high do
    local middle = math.floor((low + high) / 2)
    if redis.call('ZREVRANGE', key, middle, middle)[1] >= after then low = middle + 1 else high = middle end
  end
  return low
end

local entries = {}
if order == 'top' or order == 'con' then
  local key = order == 'top' and top or con
  local from = position(key)
  local found = redis.call('ZREVRANGE', key, from, from + limit - 1, 'WITHSCORES')
  for i = 1, #found, 2 do
    entries[#entries + 1] = entry(found[i], found[i + 1], first)
  end
else
  local parent = order == 'replies' and whose or 'root'
  local from, to = under(parent)
  local found
  if order == 'new' then
    if after ~= '' then to = '(' .. parent .. ':' .. after end
    found = redis.call('ZREVRANGEBYLEX', tree, to, from, 'LIMIT', 0, limit)
  else
    if after ~= '' then from = '(' .. parent .. ':' .. after end
    found = redis.call('ZRANGEBYLEX', tree, from, to, 'LIMIT', 0, limit)
  end
  for i, member in ipairs(found) do
    entries[i] = entry(string.sub(member, #parent + 2), '0', first)
  end
end

local pinned = {}
for i = 8, #ARGV do
  if redis.call('ZSCORE', tree, 'root:' .. ARGV[i]) and redis.call('SISMEMBER', tomb, ARGV[i]) == 0 then
    pinned[#pinned + 1] = entry(ARGV[i], '0', first)
  end
end

local from, to = under(order == 'replies' and whose or 'root')
return { size - tombs, entries, redis.call('ZLEXCOUNT', tree, from, to), pinned }

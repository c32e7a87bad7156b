-- Puts comments where they belong in one thread's copy. Every comment comes with its version, and an older version
-- never undoes a newer one; so it may be told twice, late, or in any order, and the copy ends up the same.
--
-- KEYS  meta  hash  run, built, and the size of every other key, by which a lost key is noticed
--       tree  zset  "<shown under>:<id>", all with score 0, hence in the order of the ids; "root" for the top level
--       top   zset  top-level ids by lower bound of the vote share
--       con   zset  top-level ids by controversy
--       tomb  set   shown only because replies to them are
--       ver   hash  version of each comment that ever changed; every other one has version 1
-- ARGV  run of Redis this copy must stem from; 1 to begin a rebuild; 1 to end it; seconds an empty copy is kept;
--       channel and message that tell other processes ("" tells nobody);
--       then for each comment: id, path (comma separated), 1 if published, version, top, con
-- Returns 1, or 0 where there is no copy that could take it (it will be rebuilt when it is next read).
local meta, tree, top, con, tomb, ver = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local run, begins, ends, idle = ARGV[1], ARGV[2] == '1', ARGV[3] == '1', ARGV[4]
local HEADER, FIELDS = 6, 6

local function sizes()
  return { 'tree', redis.call('ZCARD', tree), 'top', redis.call('ZCARD', top), 'con', redis.call('ZCARD', con),
           'tomb', redis.call('SCARD', tomb), 'ver', redis.call('HLEN', ver) }
end

local function intact()
  local kept = redis.call('HMGET', meta, 'run', 'tree', 'top', 'con', 'tomb', 'ver')
  if kept[1] ~= run then return false end
  local now = sizes()
  for i = 2, 6 do
    if tonumber(kept[i]) ~= now[(i - 1) * 2] then return false end
  end
  return true
end

local function replies(id)
  return redis.call('ZLEXCOUNT', tree, '[' .. id .. ':', '(' .. id .. ';')
end

local function show(id, under, t, c)
  redis.call('ZADD', tree, 0, under .. ':' .. id)
  if under == 'root' then
    redis.call('ZADD', top, t, id)
    redis.call('ZADD', con, c, id)
  end
end

local function hide(id, under)
  redis.call('ZREM', tree, under .. ':' .. id)
  redis.call('SREM', tomb, id)
  redis.call('ZREM', top, id)
  redis.call('ZREM', con, id)
end

local function place(id, path, published, t, c)
  local above, under = {}, 'root'
  for ancestor in string.gmatch(path, '[^,]+') do
    above[#above + 1] = { ancestor, under }
    under = ancestor
  end
  if published then
    for _, a in ipairs(above) do
      if not redis.call('ZSCORE', tree, a[2] .. ':' .. a[1]) then
        show(a[1], a[2], 0, 0)
        redis.call('SADD', tomb, a[1])
      end
    end
    show(id, under, t, c)
    redis.call('SREM', tomb, id)
  elseif replies(id) > 0 then
    show(id, under, 0, 0)
    redis.call('SADD', tomb, id)
  else
    hide(id, under)
    for i = #above, 1, -1 do
      local a = above[i]
      if redis.call('SISMEMBER', tomb, a[1]) == 0 or replies(a[1]) > 0 then break end
      hide(a[1], a[2])
    end
  end
end

if ARGV[5] ~= '' then
  redis.call('PUBLISH', ARGV[5], ARGV[6])
end

if not intact() then
  if not begins then
    if redis.call('HGET', meta, 'run') == run then redis.call('DEL', meta) end
    return 0
  end
  redis.call('DEL', meta, tree, top, con, tomb, ver)
  redis.call('HSET', meta, 'run', run, 'built', 0)
end

for i = HEADER + 1, #ARGV, FIELDS do
  local id, version = ARGV[i], tonumber(ARGV[i + 3])
  local known = tonumber(redis.call('HGET', ver, id) or '0')
  if known <= version then
    if version > 1 then redis.call('HSET', ver, id, version) end
    place(id, ARGV[i + 1], ARGV[i + 2] == '1', ARGV[i + 4], ARGV[i + 5])
  end
end

redis.call('HSET', meta, unpack(sizes()))
redis.call('PERSIST', meta)
if ends then
  redis.call('HSET', meta, 'built', 1)
  if redis.call('ZCARD', tree) == 0 and redis.call('HLEN', ver) == 0 then redis.call('EXPIRE', meta, idle) end
end
return 1

// Each service may read and write its own database and nothing else.
for (const name of ["comments", "ratings", "subscription"]) {
  db.getSiblingDB(`usersay_${name}`).createUser({
    user: name,
    pwd: process.env.SERVICES_PASSWORD,
    roles: [{ role: "readWrite", db: `usersay_${name}` }, { role: "dbAdmin", db: `usersay_${name}` }],
  });
}

// Each service may read and write its own database, and add to the audit trail that all of them share. No service may
// change or remove an entry of it.
db.getSiblingDB("usersay_audit").createRole({
  role: "appendOnly",
  privileges: [
    { resource: { db: "usersay_audit", collection: "" }, actions: ["find", "insert", "createCollection", "createIndex"] },
  ],
  roles: [],
});
for (const name of ["comments", "ratings", "subscription"]) {
  db.getSiblingDB(`usersay_${name}`).createUser({
    user: name,
    pwd: process.env.SERVICES_PASSWORD,
    roles: [
      { role: "readWrite", db: `usersay_${name}` },
      { role: "dbAdmin", db: `usersay_${name}` },
      { role: "appendOnly", db: "usersay_audit" },
    ],
  });
}

// Each service may read and write its own database and the deliveries of web-hooks, and add to the audit trail that all of
// them share. No service may change or remove an entry of it.
const secret = (name) => require("fs").readFileSync(`/run/secrets/MONGODB_${name.toUpperCase()}_PASSWORD`, "utf8").trim();
try {
  db.getSiblingDB("usersay_audit").createRole({
    role: "appendOnly",
    privileges: [
      {
        resource: { db: "usersay_audit", collection: "" },
        actions: ["find", "insert", "createCollection", "createIndex"],
      },
    ],
    roles: [],
  });
} catch (failure) {
  // A server without roles, as stand-ins for tests are, lets every user do everything.
  if (failure.codeName !== "CommandNotFound") throw failure;
  print("This server has no roles: the audit trail is not protected from the services.");
}
for (const name of ["comments", "ratings", "subscription"]) {
  const own = `usersay_${name}`;
  db.getSiblingDB(own).createUser({
    user: name,
    pwd: secret(name),
    roles: [{ role: "readWrite", db: own }, { role: "dbAdmin", db: own }, { role: "appendOnly", db: "usersay_audit" }, { role: "readWrite", db: "usersay_webhooks" }],
  });
}

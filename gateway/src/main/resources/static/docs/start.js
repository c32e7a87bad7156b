// The try-it page. Unsafe requests with the cookies of a session need the header X-Usersay.
SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      request.headers["X-Usersay"] = "1";
    }
    return request;
  },
});

"use strict";

// In place of the list of endpoints, which stands there for readers without JavaScript.
window.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("swagger-ui");
  window.ui = SwaggerUIBundle({
    url: place.dataset.schema,
    domNode: place,
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    // Else the description is sent to a validator elsewhere.
    validatorUrl: null,
  });
});

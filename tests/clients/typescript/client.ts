// Reads a topic, a list, what follows it, and a search, with nothing but the types the API gives of itself.
//
//   node generated/js/client.js http://localhost:8000 /nl/hechtingsproblematiek/ hechting

import createClient from "openapi-fetch";

import type { PageDocument, Problem, SymptomCardList, SymptomDocumentList, TopicDocument, paths } from "./generated/api.js";

const [base = "http://localhost:8000", path = "/nl/", words = "hechting"] = process.argv.slice(2);

// Several values of one parameter have commas between them.
const api = createClient<paths, "application/json" | "application/problem+json">({
  baseUrl: base,
  querySerializer: { array: { style: "form", explode: false } },
});

type Block = TopicDocument["body"][number];

/** What a front end would draw for a block; the compiler knows the fields of each type, and that none is left out. */
function told(block: Block): string {
  switch (block.type) {
    case "text":
      return `text of ${block.html.length} characters`;
    case "callout":
      return `callout of ${block.html.length} characters`;
    case "image":
      return `image: ${block.image?.alt ?? "none"}`;
    case "crisis_box":
      return "crisis box";
    default:
      return `block ${block.type}`;
  }
}

function isPage(found: PageDocument | { redirect: string }): found is PageDocument {
  return !("redirect" in found);
}

/** The answer, or an error that says which problem it was. */
function need<Data>(answer: { data?: Data | undefined; error?: Problem | undefined }): Data {
  if (answer.data === undefined) {
    throw new Error(answer.error === undefined ? "no answer" : `${answer.error.type}: ${answer.error.title}`);
  }
  return answer.data;
}

const found = need(await api.GET("/api/v1/pages/by-path/", { params: { query: { path } } }));
if (!isPage(found) || found.type !== "topic") {
  throw new Error(`${path} is no topic`);
}
console.log(`topic: ${found.title} [${found.locale}]`);
for (const block of found.body) {
  console.log(`block: ${told(block)}`);
}

// A list, narrowed, a few at a time: `next` is a link, and the cursor in it is all that is needed.
let cursor: string | null = "start";
for (let page = 1; cursor !== null; page += 1) {
  const query: NonNullable<paths["/api/v1/symptoms/"]["get"]["parameters"]["query"]> = {
    life_stages__in: ["child", "teenager"],
    limit: 2,
    cursor,
  };
  const list: SymptomCardList | SymptomDocumentList = need(await api.GET("/api/v1/symptoms/", { params: { query } }));
  console.log(`symptoms ${page}: ${list.items.map((symptom) => symptom.title).join(", ")}`);
  cursor = list.next === null ? null : new URL(list.next, base).searchParams.get("cursor");
}

const search = need(await api.GET("/api/v1/search/", { params: { query: { q: words } } }));
for (const hit of search.items) {
  console.log(`found: ${hit.card.type} ${hit.card.title}`);
}

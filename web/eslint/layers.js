/**
 * Import layers: the folders below src stand in one order, and a file imports only from its own folder and from folders
 * before it. Type-only imports count like any other: they tie two files together just as much.
 */
import { readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";

import ts from "typescript";

/** Lowest first. Every folder has an entry of its own, also one within another; so has each file directly below src. */
export const LAYERS = [
  "api",
  "live",
  "media",
  "ui",
  "capture",
  "outbox",
  "candidate",
  "staff",
  "staff/policy",
  "staff/recordings",
  "staff/incidents",
  "staff/review",
  "staff/exams",
  "staff/security",
  "staff/accounts",
  "staff/audit",
  "staff/live",
  "staff/layout",
  "routes.tsx",
  "main.tsx",
];

/** Folders that never import each other, in neither direction: a candidate's browser never fetches the staff's code. */
export const APART = [["candidate", "staff"]];

const STATIC_IMPORTS = ["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration", "TSImportType"];
const ENDINGS = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];

/** `layers/down`: no import from a layer above, between folders that stand apart, or in a folder without a layer. */
const down = {
  meta: {
    type: "problem",
    schema: [
      {
        type: "object",
        properties: {
          src: { type: "string" },
          layers: { type: "array", items: { type: "string" } },
          apart: { type: "array", items: { type: "array", items: { type: "string" } } },
        },
        required: ["src", "layers", "apart"],
        additionalProperties: false,
      },
    ],
    messages: {
      up: "{{from}} may not import from {{to}}, a layer above it (see LAYERS in eslint/layers.js).",
      apart: "{{from}} and {{to}} may not import each other (see APART in eslint/layers.js).",
      unlisted: "{{from}} has no layer: add it to LAYERS in eslint/layers.js.",
    },
  },
  create(context) {
    const { src, layers, apart } = context.options[0];
    const from = layerOf(src, context.filename);
    return {
      Program(node) {
        if (!layers.includes(from)) context.report({ node, messageId: "unlisted", data: { from } });
      },
      ...onImports(context.filename, [...STATIC_IMPORTS, "ImportExpression"], (node, target) => {
        const to = layerOf(src, target);
        if (standApart(apart, from, to)) context.report({ node, messageId: "apart", data: { from, to } });
        else if (layers.indexOf(to) > layers.indexOf(from)) context.report({ node, messageId: "up", data: { from, to } });
      }),
    };
  },
};

/** `layers/no-circle`: no file reaches itself by relative static imports. A page that is loaded lazily ends the way. */
const noCircle = {
  meta: {
    type: "problem",
    schema: [],
    messages: { circle: "Circle of imports: {{path}}." },
  },
  create(context) {
    return onImports(context.filename, STATIC_IMPORTS, (node, target) => {
      const path = shortestPath(target, context.filename);
      if (path === null) return;
      const names = [context.filename, ...path].map((file) => slashes(relative(context.cwd, file)));
      context.report({ node, messageId: "circle", data: { path: names.join(" → ") } });
    });
  },
};

export default { rules: { down, "no-circle": noCircle } };

/** Visitors of these kinds of node which call back with each relative import and the file that it names. */
function onImports(filename, types, callback) {
  const visit = (node) => {
    const source = node.source ?? node.argument?.literal ?? null;
    const target = typeof source?.value === "string" ? resolveImport(filename, source.value) : null;
    if (target !== null) callback(node, target);
  };
  return Object.fromEntries(types.map((type) => [type, visit]));
}

function resolveImport(from, specifier) {
  if (!specifier.startsWith(".")) return null;
  const path = resolve(dirname(from), specifier);
  return ENDINGS.map((ending) => path + ending).find(isFile) ?? null;
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The folder of a file below `src`; for a file directly in it, its name. */
function layerOf(src, file) {
  const path = slashes(relative(src, file));
  return path.includes("/") ? dirname(path) : path;
}

function standApart(pairs, from, to) {
  const within = (layer, folder) => layer === folder || layer.startsWith(`${folder}/`);
  return pairs.some(([a, b]) => (within(from, a) && within(to, b)) || (within(from, b) && within(to, a)));
}

/** The files from one to another along static imports, both included; null where no way leads there. */
function shortestPath(from, to) {
  const reachedFrom = new Map([[from, null]]);
  for (const file of reachedFrom.keys()) {
    if (file === to) return pathTo(file, reachedFrom);
    for (const next of importsOf(file)) if (!reachedFrom.has(next)) reachedFrom.set(next, file);
  }
  return null;
}

function pathTo(file, reachedFrom) {
  const path = [];
  for (let each = file; each !== null; each = reachedFrom.get(each)) path.unshift(each);
  return path;
}

const cache = new Map();

/** The files that a file on the disk imports; read again when it has changed, as editors keep this process running. */
function importsOf(file) {
  if (!/\.tsx?$/.test(file)) return [];
  const { mtimeMs } = statSync(file);
  const known = cache.get(file);
  if (known?.mtimeMs === mtimeMs) return known.imports;
  const imports = readImports(file);
  cache.set(file, { mtimeMs, imports });
  return imports;
}

function readImports(file) {
  const specifiers = [];
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      specifiers.push(node.moduleSpecifier.text);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      specifiers.push(node.argument.literal.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest));
  return specifiers.map((specifier) => resolveImport(file, specifier)).filter((target) => target !== null);
}

function slashes(path) {
  return path.split(sep).join("/");
}

const { readFileSync, existsSync } = require('node:fs');
const Module = require('node:module');
const { join, dirname } = require('node:path');

/** The compiler of the tests and the expectations of Jest, from the root, where the tests have them from as well. */
const fromRoot = Module.createRequire(join(__dirname, '../../package.json'));
const { transformSync } = fromRoot('@swc/core');
const { expect } = Module.createRequire(fromRoot.resolve('jest'))('expect');

const rooms = /^@shodo\/(contracts|duties|rule-packs)$/;
/** Loaded once: they hold no function of the engine. */
const lasting = /libs\/contracts\/|libs\/rule-packs\/src\/(load|cases|yaml-file|pack-schema|condition-schema|office-schema|reachable)\.ts$/;

/**
 * Runs the tests of the statutory engine in this very process, thousands of times: only what is mutated and what holds its functions is loaded anew.
 * Packs, cases and contracts are read once, for they do not depend on the engine. Knows of Jest what these tests use of it.
 * @param root folder of the clone, or of Stryker's copy of it
 * @returns a function that loads test files and gives their tests, as the engine stands now
 */
module.exports = function testsIn(root) {
  findSources(root);
  compileSources();
  readOnce(root);
  const gathered = likeJest();
  return (files) => {
    for (const path of Object.keys(require.cache))
      if (path.startsWith(join(root, 'libs')) && !lasting.test(path)) delete require.cache[path];
    gathered.length = 0;
    for (const file of files) require(join(root, file));
    return [...gathered];
  };
};

/** `./x.js` is `./x.ts`, and a room is its source. */
function findSources(root) {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function resolved(request, parent, ...rest) {
    const room = rooms.exec(request);
    if (room) return join(root, 'libs', room[1], 'src/index.ts');
    if (/^\.\.?\//.test(request) && parent?.filename?.startsWith(root)) {
      const source = join(dirname(parent.filename), request.replace(/\.js$/, '.ts'));
      if (existsSync(source)) return source;
    }
    return resolve.call(this, request, parent, ...rest);
  };
}

function compileSources() {
  const texts = new Map();
  const compiled = (path) => {
    const options = {
      filename: path,
      sourceMaps: false,
      module: { type: 'commonjs' },
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    };
    return transformSync(readFileSync(path, 'utf8').replaceAll('import.meta.url', '__ownUrl'), options).code;
  };
  Module._extensions['.ts'] = (module, path) => {
    if (!texts.has(path)) texts.set(path, compiled(path));
    module._compile(`const __ownUrl = require('node:url').pathToFileURL(__filename).href;${texts.get(path)}`, path);
  };
}

/** The shipped packs and their cases, whoever asks. */
function readOnce(root) {
  const read = new Map();
  const load = Module._load;
  const once = (target, name, folder) => {
    if (folder.length > 0) return target[name](...folder);
    if (!read.has(name)) read.set(name, target[name]());
    return read.get(name);
  };
  Module._load = function loaded(request, parent, isMain) {
    const exported = load.call(this, request, parent, isMain);
    if (!/^\.\/(load|cases)\.js$/.test(request) || !parent?.filename?.startsWith(root)) return exported;
    return new Proxy(exported, {
      get: (target, name) =>
        name === 'loadPacks' || name === 'loadCases' ? (...folder) => once(target, name, folder) : Reflect.get(target, name),
    });
  };
}

/** `test`, `describe` and `expect`; what they are told is gathered, not run. */
function likeJest() {
  const [gathered, above] = [[], []];
  const titled = (title, values) => {
    let at = 0;
    return title.replaceAll(/%[sdij]/g, () => {
      const value = values[at++];
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    });
  };
  const test = (title, body) => {
    const name = [...above, title].join(' > ');
    const twins = gathered.filter((one) => one.name === name).length;
    gathered.push({ id: twins === 0 ? name : `${name} #${twins + 1}`, name, body });
  };
  const describe = (title, body) => {
    above.push(title);
    body();
    above.pop();
  };
  const forEachRow = (tell) => (rows) => (title, body) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      tell(titled(title, values), () => body(...values));
    }
  };
  test.each = forEachRow(test);
  describe.each = forEachRow(describe);
  Object.assign(globalThis, { test, it: test, describe, expect, jest: { setTimeout: () => undefined } });
  return gathered;
}

/** Stands for a file of styles in tests: every class has its own name. */
module.exports = new Proxy({}, { get: (_styles, name) => (name === '__esModule' ? false : String(name)) });

// What every journey needs: built releases, a served one, a browser that asks nobody else.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const examples = ["atlantis", "china-2021-2025"];

function waymark(args, options = {}) {
  return ["cargo", ["run", "--quiet", "--locked", "--", ...args], { cwd: root, ...options }];
}

// Builds the example and gives back the folder of its release.
export function release(name) {
  const out = join(root, "target", "e2e", name);
  mkdirSync(join(root, "target", "e2e"), { recursive: true });
  const done = spawnSync(...waymark(["build", `examples/${name}`, "-o", out], { encoding: "utf8" }));
  if (done.status !== 0) throw new Error(`cannot build ${name}:\n${done.stdout}${done.stderr}`);
  return out;
}

// Serves a release; `stop` ends it. Waits for the line that names the address.
export async function serve(out) {
  const child = spawn(...waymark(["serve", out, "--port", "0"], { detached: true }));
  const stop = () => { try { process.kill(-child.pid, "SIGKILL"); } catch { /* already gone */ } };
  process.on("exit", stop);
  const origin = await new Promise((found, lost) => {
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
      const match = said.match(/http:\/\/[\d.:]+/);
      if (match) found(match[0]);
    });
    child.on("exit", () => lost(new Error(`the server ended: ${said}`)));
  });
  return { origin, stop };
}

// All pages of a release, as paths below its site folder.
export function pages(out) {
  const site = join(out, "site");
  const walk = (dir) => readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
  return walk(site)
    .filter((path) => path.endsWith(".html"))
    .map((path) => relative(site, path).split(sep).join("/"))
    .sort();
}

export const urlPath = (path) => path.split("/").map(encodeURIComponent).join("/");

export function browser() {
  const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium found: install it, or name it in CHROMIUM");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath, args });
}

// Watches a page: every request to another origin and every error is written to `found`.
export function watch(page, origin, found) {
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) found.push(`asks elsewhere: ${url}`);
  });
  page.on("console", (message) => { if (message.type() === "error") found.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => found.push(`error: ${error.message}`));
}

// Counts checks; prints the plain closing line that a test runner ends with.
export class Checks {
  passed = 0;
  failed = 0;
  check(name, problems) {
    if (problems.length === 0) { this.passed += 1; return; }
    this.failed += 1;
    console.log(`FAIL ${name}\n  ${[...new Set(problems)].slice(0, 12).join("\n  ")}`);
  }
  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}

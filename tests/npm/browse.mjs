// Opens pages in Chromium and prints what it saw, one JSON a page: node browse.mjs CHROMIUM, with the jobs as JSON on standard input.
//   [{"path": FILE, "axe": [[WIDTH, "light" or "dark"], ...], "print": {"A4": FILE, ...}, "pictures": FILE without its end}, ...]
// All but the path may be left out. The pages keep their own Content Security Policy: what a browser refuses, it says on its console.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 844 };
const paper = { width: 680, height: 1000 };  // as wide as A4 between its margins, in CSS pixels

// --- what runs in the page

// Every element with the names of its attributes, in order: what no text may change.
function elements() {
  return [...document.querySelectorAll("*")].map((each) => `${each.localName} ${each.getAttributeNames().join(" ")}`);
}

// Texts that are seen, and those of each element that must not be cut by the end of a sheet: what the style says of it, and what the test
// wants whatever the style says. `headings`: each with the first text behind it.
function texts(unbreakable) {
  const range = document.createRange();
  // What is to be typed is for screens alone.
  const typed = (node) => node.parentElement.closest("pre, p:has(+ pre)") !== null;
  const seen = (node) => node.textContent.trim() !== "" && boxes(node) > 0 && !hidden(node.parentElement) && !typed(node);
  const boxes = (node) => { range.selectNodeContents(node); return range.getClientRects().length; };
  // A caption for those who cannot see the table is clipped away.
  const hidden = (element) => element !== null && (getComputedStyle(element).clipPath.startsWith("inset") || hidden(element.parentElement));
  const of = (root) => {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (seen(walker.currentNode)) found.push(walker.currentNode.textContent);
    return found;
  };
  const after = (heading) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    walker.currentNode = heading;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!heading.contains(node) && seen(node) && !node.parentElement.closest(".figure")) return node.textContent;
    }
    return "";
  };
  const all = [...document.body.querySelectorAll("*")];
  // What is higher than a sheet of Letter has to be cut somewhere, whatever the style asks for.
  const kept = (each) => getComputedStyle(each).breakInside === "avoid" && each.getBoundingClientRect().height < 960;
  const whole = all.filter((each) => each.matches(unbreakable) || kept(each));
  return {
    texts: of(document.body),
    outermost: whole.filter((each) => !whole.some((other) => other !== each && other.contains(each))).map(of),
    whole: whole.map(of),
    headings: all.filter((each) => each.matches("h1, h2, h3")).map((each) => [of(each).join(""), after(each)]),
  };
}

// Letters of charts that a phone shows smaller than can be read.
function small_letters() {
  const least = 11;  // CSS pixels
  return [...document.querySelectorAll(".chart text")]
    .filter((each) => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().d < least)
    .map((each) => each.textContent.trim().slice(0, 60));
}

// Boxes that do not show all that they hold. On paper nobody scrolls.
function clipped(on_paper) {
  const found = [];
  for (const each of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(each);
    if (style.overflow === "visible" || style.display === "inline" || style.clipPath !== "none" || each.closest("svg")) continue;
    if (!on_paper && /auto|scroll/.test(style.overflow)) continue;
    if (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1) {
      found.push(`${each.localName}.${each.className}: ${each.textContent.trim().slice(0, 60)}`);
    }
  }
  return found;
}

const widths = () => [document.scrollingElement.scrollWidth, innerWidth];

// --- what each page is put through

async function accessibility(page, modes) {
  await page.evaluate(axe);
  const found = [];
  for (const [width, colorScheme] of modes) {
    await page.setViewportSize({ ...phone, width });
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${id} at ${width} px, ${colorScheme}: ${node.html.slice(0, 120)}`);
    }
  }
  return found;
}

async function take(page, stem) {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize({ ...phone, width });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${stem}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
}

async function look(page, job, unbreakable) {
  const said = { requests: [], console: [], errors: [], axe: [] };
  const address = pathToFileURL(job.path).href;
  const listeners = {
    request: (request) => { if (request.url() !== address) said.requests.push(request.url().slice(0, 120)); },
    console: (message) => said.console.push(message.text()),
    pageerror: (error) => said.errors.push(error.message),
    dialog: (dialog) => { said.errors.push(`dialog ${dialog.message()}`); dialog.dismiss(); },
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  await page.setViewportSize(desk);
  await page.emulateMedia({ colorScheme: "light", media: "screen" });
  await page.goto(address);
  said.widths = [await page.evaluate(widths)];
  await page.setViewportSize(phone);
  said.widths.push(await page.evaluate(widths));
  said.clipped = await page.evaluate(clipped, false);
  said.small = await page.evaluate(small_letters);
  said.elements = await page.evaluate(elements);
  said.text = await page.evaluate(() => document.body.innerText);
  Object.assign(said, await page.evaluate(texts, unbreakable));
  if (job.pictures) await take(page, job.pictures);
  if (job.axe) said.axe = await accessibility(page, job.axe);
  if (job.print) {
    await page.setViewportSize(paper);
    await page.emulateMedia({ colorScheme: "dark", media: "print" });  // who prints at night wants no dark sheets either
    said.widths.push(await page.evaluate(widths));
    said.clipped.push(...await page.evaluate(clipped, true));
    const { whole, outermost } = await page.evaluate(texts, unbreakable);
    Object.assign(said, { whole, outermost });  // what the style says of paper
    for (const [format, path] of Object.entries(job.print)) await page.pdf({ path, format, printBackground: true });
  }
  for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
  return said;
}

const { jobs, unbreakable } = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: process.argv[2], timeout: 300000 });
const page = await browser.newPage();
page.setDefaultTimeout(300000);  // where much else is going on, slow is no mistake
for (const job of jobs) process.stdout.write(JSON.stringify(await look(page, job, unbreakable)) + "\n");
await browser.close();

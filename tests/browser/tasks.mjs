// What the page's own thread does, task by task, as Chromium's tracing tells it. `wall` is how long a task took, `cpu` how
// long the processor worked on it: on a busy machine only the second says something of the page.
import { cpus } from "node:os";

/** A share of some numbers from below; 0 of none. */
export const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;

const spent = () => cpus().reduce(({ idle, all }, { times }) => ({
  idle: idle + times.idle, all: all + Object.values(times).reduce((a, b) => a + b),
}), { idle: 0, all: 0 });

/** The tasks of the page while `done` goes on, in milliseconds, each with the marks that the page set in it, and whether the
 *  browser drew in it (styles, layout, paint); and how many processors had nothing to do meanwhile. */
export async function traced(browser, page, done) {
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "blink.user_timing"] });
  await page.evaluate(() => performance.mark("foco:begin"));
  const before = spent();
  let recorded;
  try {
    await done();
  } finally {
    recorded = await browser.stopTracing();
  }
  const after = spent();
  const { traceEvents } = JSON.parse(recorded.toString());
  const marks = traceEvents.filter((e) => e.cat === "blink.user_timing" && e.name.startsWith("foco:"));
  const { pid, tid } = marks.find((e) => e.name === "foco:begin");
  const own = traceEvents.filter((e) => e.pid === pid && e.tid === tid);
  const frames = own.filter((e) => e.name === "PrePaint");
  const tasks = own.filter((e) => e.name === "ThreadControllerImpl::RunTask" && e.dur).map((task) => {
    const holds = (e) => task.ts <= e.ts && e.ts <= task.ts + task.dur;
    return {
      start: task.ts / 1000, wall: task.dur / 1000, cpu: (task.tdur ?? task.dur) / 1000, draws: frames.some(holds),
      marks: marks.filter((m) => m.tid === tid && holds(m)).map((m) => m.name),
    };
  });
  const idle = (after.idle - before.idle) / (after.all - before.all) * cpus().length;
  return { tasks: tasks.sort((a, b) => a.start - b.start), idle };
}

/** Whether so many idle processors leave wall time that says something of the page: whenever it had to do, there was one. */
export const isQuiet = (idle) => idle >= 0.6;

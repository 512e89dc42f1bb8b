// Waiting after every act. Yew draws what an act changes in one task, or goes on in others once a frame's time has passed;
// who looks at the page between them sees half of it. No reader is so fast, but a test is.

/** So long nothing has changed when the page is taken to be done, and so long it is waited for at most, in milliseconds. */
const QUIET = 30, MOST = 2000;

const ACTS = ["check", "click", "fill", "press", "selectOption", "setInputFiles", "uncheck"];
const KEYS = ["insertText", "press", "type"];
const patient = new WeakSet();
let taught = false;

/** From now on every act in this page waits until the page has followed it. */
export function bePatient(page) {
  patient.add(page);
  wrap(page.keyboard, KEYS, () => page);
  if (!taught) wrap(Object.getPrototypeOf(page.locator("html")), ACTS, (locator) => locator.page());
  taught = true;
}

function wrap(hand, acts, pageOf) {
  for (const act of acts) {
    const does = hand[act];
    hand[act] = async function (...given) {
      const answer = await does.apply(this, given);
      if (patient.has(pageOf(this))) await still(pageOf(this));
      return answer;
    };
  }
}

/** Waits until nothing changes in a page any more. A page that has gone, or runs no scripts, is not waited for. */
async function still(page) {
  const quiet = page.evaluate(([quiet, most]) => new Promise((done) => {
    const end = () => { observer.disconnect(); done(); };
    let timer = setTimeout(end, quiet);
    const last = performance.now() + most;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, Math.max(0, Math.min(quiet, last - performance.now())));
    });
    observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  }), [QUIET, MOST]);
  await Promise.race([quiet.catch(() => {}), new Promise((done) => setTimeout(done, MOST).unref())]);
}

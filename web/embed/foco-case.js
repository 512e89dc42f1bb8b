// `<foco-case case="celulitis" lang="es">`: a thin wrapper that puts embed.html, which lies beside this script, into a
// sandboxed frame and gives it the height that it asks for. Attributes: case, lang, theme, mode, title.
(() => {
  const page = new URL("./embed.html", document.currentScript.src).href;
  const names = ["case", "lang", "theme", "mode"];

  class FocoCase extends HTMLElement {
    static observedAttributes = names;
    #frame = null;
    #hear = ({ source, data }) => {
      if (!this.#frame || source !== this.#frame.contentWindow) return;
      if (data?.type === "foco:resize" && Number.isFinite(data.height)) this.#frame.height = data.height;
      if (data?.type === "foco:ready") this.dispatchEvent(new CustomEvent("foco-ready", { bubbles: true }));
    };

    connectedCallback() {
      addEventListener("message", this.#hear);
      this.#show();
    }
    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#frame?.remove();
      this.#frame = null;
    }
    attributeChangedCallback() {
      if (this.#frame) this.#show();
    }
    #show() {
      const given = names.filter((name) => this.getAttribute(name)).map((name) => [name, this.getAttribute(name)]);
      // A changed fragment alone would not load the page again.
      this.#frame?.remove();
      const frame = document.createElement("iframe");
      frame.title = this.title || "Foco";
      frame.width = "100%";
      frame.height = 900;
      frame.loading = "lazy";
      frame.setAttribute("sandbox", "allow-scripts allow-downloads");
      frame.setAttribute("allow", "clipboard-write; fullscreen");
      frame.referrerPolicy = "no-referrer";
      frame.src = `${page}#${new URLSearchParams(given)}`;
      this.#frame = frame;
      this.append(frame);
    }
  }
  customElements.define("foco-case", FocoCase);
})();

// A browser starts no worker for a page that is opened from the disk. There a frame that is not shown does
// the worker's job, so that the search works without a server.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(script) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.appendChild(frame);
      this.inside = frame.contentWindow;
      this.inside.postMessage = (data) => {
        const told = new MessageEvent("message", { data });
        this.dispatchEvent(told);
        if (this.onmessage) this.onmessage(told);
      };
      this.inside.importScripts = () => Promise.resolve();
      this.ready = new Promise((done, failed) => {
        const tag = this.inside.document.createElement("script");
        tag.src = new URL(script, location.href).href;
        tag.onload = done;
        tag.onerror = failed;
        this.inside.document.body.appendChild(tag);
      });
    }

    postMessage(data) {
      const asked = () => this.inside.dispatchEvent(new MessageEvent("message", { data }));
      this.ready.then(asked);
    }

    terminate() {
      this.inside.frameElement.remove();
    }
  };
}

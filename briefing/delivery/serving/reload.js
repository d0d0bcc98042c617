(() => {
  "use strict";
  const script = document.currentScript.src;
  const root = new URL("../", script).pathname;
  const shown = decodeURIComponent(location.pathname).slice(root.length - 1);
  const address = new URL("changes?of=" + encodeURIComponent(shown), script);
  let known = "";
  const look = async () => {
    try {
      const answer = document.hidden ? null : await fetch(address, { cache: "no-store" });
      const stamp = answer && answer.ok ? (await answer.json()).stamp : "";
      if (stamp && known && stamp !== known) return location.reload();
      known = stamp || known;
    } catch { /* the preview has ended; the page stays */ }
    setTimeout(look, 1500);
  };
  look();
})();

// Where the page stands, told to the module by marks on the root element: the module can read no address itself.
(() => {
  const root = document.documentElement;
  if (window.parent !== window) root.setAttribute("data-framed", "");
  else if (/^https?:$/.test(location.protocol)) root.setAttribute("data-at", location.origin + location.pathname);
})();

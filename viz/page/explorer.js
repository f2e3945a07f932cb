"use strict";
// Shows the map, and in words what a chosen line, person or service rests on.

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const holder = document.getElementById("map");
  const chosenBox = document.getElementById("chosen");
  const hint = chosenBox.firstElementChild;
  const narrow = window.matchMedia("(max-width: 700px)");
  const LARGEST = 1.5;
  const OPTIONS = {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    interaction: { selectable: false, dragNodes: false, hover: false, zoomSpeed: 0.6 },
    nodes: {
      fixed: true, chosen: false, margin: { top: 0, right: 0, bottom: 0, left: 0 },
      shapeProperties: { borderRadius: 7 }, scaling: { label: { drawThreshold: 1, maxVisible: 1000 } },
    },
    edges: { chosen: false, arrowStrikethrough: false },
  };
  let plan, network, edges, chosen = "", cameFrom = null;

  const ownerOf = (id) => (/^[nt]\d+(?=\/|$)/.exec(String(id ?? "")) ?? [""])[0];
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  // Characters that the page's typeface lacks come from another, so their width is known only here.
  function fitted(nodes) {
    const ctx = document.createElement("canvas").getContext("2d");
    for (const node of nodes.filter((n) => n.room)) {
      ctx.font = `${node.font.size}px ${node.font.face}`;
      const width = () => ctx.measureText(node.label).width;
      if (width() > node.room + 0.5) {
        const letters = [...node.label.replace(/…$/, "")];
        do {
          letters.pop();
          node.label = `${letters.join("").trimEnd()}…`;
        } while (letters.length && width() > node.room);
      }
      node.x = node.edge + (node.align === "left" ? 1 : -1) * width() / 2;
    }
    return nodes;
  }

  function draw() {
    plan = data.plans[narrow.matches ? "tall" : "wide"];
    if (network) network.destroy();
    if (narrow.matches) holder.style.height = `${Math.ceil(plan.size[1] * Math.min(holder.clientWidth / plan.size[0], LARGEST))}px`;
    else holder.style.removeProperty("height");
    edges = new Map(plan.edges.map((edge) => [edge.id, edge]));
    const interaction = { ...OPTIONS.interaction, dragView: !narrow.matches, zoomView: !narrow.matches };
    network = new vis.Network(holder, { nodes: fitted(plan.nodes), edges: plan.edges }, { ...OPTIONS, interaction });
    network.on("beforeDrawing", (ctx) => {
      kithDrawing.grounds(ctx, plan);
      outline(ctx);
    });
    network.on("afterDrawing", (ctx) => kithDrawing.marks(ctx, plan));
    network.on("resize", reset);
    network.on("click", ({ pointer }) => choose(ownerAt(pointer)));
    reset();
  }

  function reset() {
    const [width, height] = plan.size;
    const scale = Math.min(holder.clientWidth / width, holder.clientHeight / height, LARGEST);
    network.moveTo({ position: { x: width / 2, y: height / 2 }, scale, animation: false });
  }

  function ownerAt({ DOM: at, canvas }) {
    const mark = plan.marks.find(([, , x, y]) => Math.hypot(x - canvas.x, y - canvas.y) < 9);
    if (mark) return mark[0];
    return ownerOf(network.getNodeAt(at)) || ownerOf(network.getEdgeAt(at)) || homeAt(canvas);
  }

  function homeAt({ x, y }) {
    const [, left, top, width, height] = plan.grounds.find(([kind]) => kind === "home");
    return x > left && x < left + width && y > top && y < top + height ? familyOwner() : "";
  }

  // The family has no symbol of its own: its ground and its title stand for it.
  function familyOwner() {
    const drawn = new Set(plan.nodes.filter((n) => n.shape !== "text").map((n) => n.id));
    return Object.keys(data.entries).find((owner) => owner[0] === "n" && !drawn.has(owner)) ?? "";
  }

  function strandsOf(owner) {
    const places = (id) => network.getPosition(id);
    return [...edges.values()].filter((e) => ownerOf(e.id) === owner).map((e) => ({
      width: e.width, corners: kithDrawing.curve(places(e.from), places(e.to), e),
    }));
  }

  function outline(ctx) {
    if (!chosen) return;
    const strands = strandsOf(chosen);
    if (strands.length) kithDrawing.outlineStrands(ctx, strands);
    // Membership has no line, so a tie without strands shows its ends.
    else for (const owner of data.entries[chosen].ends ?? [chosen]) outlineNode(ctx, owner);
  }

  function outlineNode(ctx, owner) {
    if (owner === familyOwner()) kithDrawing.outlineHome(ctx, plan);
    else kithDrawing.outlineBox(ctx, boundsOf(owner));
  }

  function choose(owner, from = null) {
    chosen = data.entries[owner] ? owner : "";
    for (const button of document.querySelectorAll("[data-pick]")) {
      button.setAttribute("aria-pressed", String(button.dataset.pick === chosen));
    }
    if (from) cameFrom = from;
    chosenBox.replaceChildren(...(chosen ? said(chosen) : [hint]));
    if (chosen && from) chosenBox.querySelector("h2").focus();
    network.redraw();
  }

  function clear() {
    choose("");
    if (cameFrom?.isConnected) cameFrom.focus();
    cameFrom = null;
  }

  function said(owner) {
    const entry = data.entries[owner];
    const head = make("div", "", "head");
    const title = make("h2", entry.title);
    title.tabIndex = -1;
    title.dir = "auto";
    const close = make("button", "Clear");
    close.type = "button";
    close.addEventListener("click", clear);
    head.append(title, close);
    const facts = make("p", entry.facts, "facts");
    facts.dir = "auto";
    return [head, facts, ...(owner[0] === "n" ? tiesOf(entry) : []), ...interactionsOf(entry)];
  }

  function tiesOf(entry) {
    if (!entry.ties.length) return [make("p", "No tie leads here.", "none")];
    const list = make("ul", "", "picks");
    for (const owner of entry.ties) {
      const button = make("button");
      button.type = "button";
      button.append(make("bdi", data.entries[owner].title, "cut"), make("bdi", data.entries[owner].facts, "cut facts"));
      button.addEventListener("click", () => choose(owner, document.querySelector(`nav [data-pick="${owner}"]`)));
      const item = make("li");
      item.append(button);
      list.append(item);
    }
    return [list];
  }

  function interactionsOf(entry) {
    if (!entry.interactions.length) return [make("p", "No interaction is recorded here.", "none")];
    return entry.interactions.map((id) => {
      const copy = document.getElementById(id).cloneNode(true);
      copy.removeAttribute("id");
      return copy;
    });
  }

  // vis-network widens the bounds of a rounded box by its radius.
  function boundsOf(owner) {
    const { left, top, right, bottom } = network.getBoundingBox(owner);
    const extra = plan.nodes.find((n) => n.id === owner).shape === "box" ? OPTIONS.nodes.shapeProperties.borderRadius : 0;
    return { left: left + extra, top: top + extra, right: right - extra, bottom: bottom - extra };
  }

  function onScreen(owner) {
    const { left, top } = holder.getBoundingClientRect();
    const box = boundsOf(owner);
    const a = network.canvasToDOM({ x: box.left, y: box.top });
    const b = network.canvasToDOM({ x: box.right, y: box.bottom });
    return { id: owner, left: left + a.x, top: top + a.y, right: left + b.x, bottom: top + b.y };
  }

  function start() {
    document.getElementById("words").open = false;
    document.getElementById("reset").hidden = false;
    const legend = document.getElementById("legend");
    if (narrow.matches && legend.offsetHeight > 0.4 * window.innerHeight) legend.open = false;
    draw();
    narrow.addEventListener("change", () => {
      choose("");
      draw();
    });
    document.getElementById("reset").addEventListener("click", reset);
    for (const button of document.querySelectorAll("[data-pick]")) {
      button.addEventListener("click", () => choose(button.dataset.pick, button));
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && chosen) clear();
    });
    holder.addEventListener("mousemove", (event) => {
      const at = { x: event.offsetX, y: event.offsetY };
      holder.classList.toggle("over", Boolean(ownerAt({ DOM: at, canvas: network.DOMtoCanvas(at) })));
    });
    window.addEventListener("beforeprint", () => {
      document.getElementById("words").open = true;
    });
    // For tests and for whoever scripts the page: where things stand on the screen.
    window.kithMap = Object.freeze({
      choose,
      canvasBox: () => holder.getBoundingClientRect().toJSON(),
      labelBoxes: () => plan.nodes.filter((n) => n.shape === "text").map((n) => ({ ...onScreen(n.id), text: n.label, size: n.font.size * network.getScale() })),
      nodeBoxes: () => plan.nodes.filter((n) => n.shape !== "text" && /^n\d+$/.test(n.id)).map((n) => onScreen(n.id)),
      linePoint: (owner, part = 0.5) => {
        const { left, top } = holder.getBoundingClientRect();
        const at = network.canvasToDOM(kithDrawing.pointOn(strandsOf(owner)[0].corners, part));
        return { x: left + at.x, y: top + at.y };
      },
    });
    document.documentElement.dataset.ready = "yes";
  }

  // The canvas must not measure or draw before the page's own typeface is there.
  Promise.all(["Kith Sans", "Kith Sans Strong"].map((name) => document.fonts.load(`14px "${name}"`))).then(start);
})();

"use strict";
// What vis-network does not draw itself: soft grounds, the outline of what is chosen, and the marks on ties.

const kithDrawing = (() => {
  const INK = "#222222";
  const GROUNDS = {
    sector: { fill: "#F3F2EE", line: "#D6D3C9", radius: 10, dashes: [] },
    agency: { fill: "#FAF9F6", line: "#D6D3C9", radius: 8, dashes: [] },
    home: { fill: "#FBFAF6", line: INK, radius: 14, dashes: [6, 4] },
  };

  function box(ctx, x, y, width, height, radius) {
    ctx.beginPath();
    ctx.roundRect(x, y, width, height, radius);
  }

  function grounds(ctx, plan) {
    for (const [kind, x, y, width, height] of plan.grounds) {
      const look = GROUNDS[kind];
      box(ctx, x, y, width, height, look.radius);
      ctx.fillStyle = look.fill;
      ctx.fill();
      ctx.setLineDash(look.dashes);
      ctx.strokeStyle = look.line;
      ctx.lineWidth = 1;
      ctx.stroke();
    }
    ctx.setLineDash([]);
  }

  // The same cubic curve as vis-network's "cubicBezier" with forceDirection "horizontal".
  function curve(from, to, edge) {
    const reach = edge.smooth ? edge.smooth.roundness * (to.x - from.x) : 0;
    return edge.smooth
      ? [from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to]
      : [from, from, to, to];
  }

  function pointOn([a, b, c, d], part) {
    const rest = 1 - part;
    const weigh = (axis) => rest ** 3 * a[axis] + 3 * rest ** 2 * part * b[axis] + 3 * rest * part ** 2 * c[axis] + part ** 3 * d[axis];
    return { x: weigh("x"), y: weigh("y") };
  }

  function outlineStrands(ctx, strands) {
    for (const [extra, colour] of [[9, INK], [5, "#FFFFFF"]]) {
      ctx.strokeStyle = colour;
      for (const { corners: [a, b, c, d], width } of strands) {
        ctx.lineWidth = width + extra;
        ctx.beginPath();
        ctx.moveTo(a.x, a.y);
        ctx.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
        ctx.stroke();
      }
    }
  }

  function outlineBox(ctx, bounds) {
    box(ctx, bounds.left - 3, bounds.top - 3, bounds.right - bounds.left + 6, bounds.bottom - bounds.top + 6, 9);
    ctx.fillStyle = "#FFFFFF";
    ctx.fill();
    ctx.strokeStyle = INK;
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }

  function outlineHome(ctx, plan) {
    const [, x, y, width, height] = plan.grounds.find(([kind]) => kind === "home");
    box(ctx, x - 2, y - 2, width + 4, height + 4, 15);
    ctx.strokeStyle = INK;
    ctx.lineWidth = 3;
    ctx.stroke();
  }

  function marks(ctx, plan) {
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = INK;
    for (const [, kind, x, y] of plan.marks) {
      ctx.beginPath();
      if (kind === "not_offered") ctx.rect(x - 5.5, y - 5.5, 11, 11);
      else ctx.arc(x, y, 6, 0, 2 * Math.PI);
      ctx.fillStyle = "#FFFFFF";
      ctx.fill();
      ctx.stroke();
      if (kind === "disputed") {
        ctx.beginPath();
        ctx.arc(x, y, 6, Math.PI / 2, 1.5 * Math.PI);
        ctx.fillStyle = INK;
        ctx.fill();
      }
    }
  }

  return { grounds, curve, pointOn, outlineStrands, outlineBox, outlineHome, marks };
})();

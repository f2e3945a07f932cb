// What the pages use of vis-network, for the type checker; the library itself comes from the wheel of pyvis.

declare namespace vis {
  type Item = object;
  class DataSet {
    add(items: Item[]): void;
    update(items: Item[]): void;
    clear(): void;
  }
  class Network {
    constructor(holder: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object);
    on(event: "beforeDrawing" | "afterDrawing", does: (ctx: CanvasRenderingContext2D) => void): void;
    getScale(): number;
    getViewPosition(): { x: number; y: number };
    DOMtoCanvas(at: { x: number; y: number }): { x: number; y: number };
    getEdgeAt(at: { x: number; y: number }): string | undefined;
    moveTo(to: { position: { x: number; y: number }; scale: number }): void;
    setSize(width: string, height: string): void;
    redraw(): void;
  }
}

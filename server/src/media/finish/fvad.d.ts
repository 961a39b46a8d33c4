declare module "@echogarden/fvad-wasm" {
  /** WebRTC's voice activity detector, compiled to WebAssembly. */
  interface Fvad {
    _fvad_new(): number;
    _fvad_set_mode(handle: number, mode: number): number;
    _fvad_set_sample_rate(handle: number, rate: number): number;
    /** 1: voice. 0: none. -1: a wrong length. */
    _fvad_process(handle: number, samples: number, length: number): number;
    _fvad_free(handle: number): void;
    _malloc(bytes: number): number;
    readonly HEAP16: Int16Array;
  }
  export default function load(): Promise<Fvad>;
}

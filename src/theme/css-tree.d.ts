/* Its parts in one file: it comes without types of its own. */
declare module 'css-tree/dist/csstree.esm' {
  export * from 'css-tree';
}

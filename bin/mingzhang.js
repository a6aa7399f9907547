#!/usr/bin/env node
/* The command: compiled in a package, from its source in the repository. */
import { existsSync } from 'node:fs';
import './require-node.js';

const compiled = new URL('../program/code/mingzhang.js', import.meta.url);
const source = new URL('../scripts/mingzhang.ts', import.meta.url);
await import(existsSync(source) ? source.href : compiled.href);

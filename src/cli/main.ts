#!/usr/bin/env node
import { hideBin } from 'yargs/helpers';
import { runCommandLine } from './command-line.js';
import { tolerateClosedOutput } from './output.js';

tolerateClosedOutput();
process.exitCode = await runCommandLine(hideBin(process.argv));
